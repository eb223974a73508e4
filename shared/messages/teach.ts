import type { Language } from '../kernel/languages.ts';
import { teachEn } from './teach.en.ts';
import { teachZhCn } from './teach.zh-CN.ts';
import { teachZhTw } from './teach.zh-TW.ts';

/** Words of the picker that teaches a site; `{count}` is a number of rows, `{fields}` names of columns, each with its number. */
export interface TeachWords {
  language: Language;
  title: string;
  row: string;
  rows: string;
  noRows: string;
  subject: string;
  sender: string;
  receivedAt: string;
  review: string;
  /** Nothing like it is in the other rows. */
  notFound: string;
  missing: string;
  keys: string;
  keep: string;
  next: string;
  back: string;
  leaveOut: string;
  cancel: string;
  /** Moves the box that says all this. */
  aside: string;
  nothing: string;
  columnSubject: string;
  columnSender: string;
  columnReceivedAt: string;
}

export const teachWords: { readonly [language in Language]: TeachWords } = {
  'zh-CN': teachZhCn,
  'zh-TW': teachZhTw,
  en: teachEn,
};
