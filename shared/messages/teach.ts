import type { Language } from '../kernel/languages.ts';
import { teachEn } from './teach.en.ts';
import { teachZhCn } from './teach.zh-CN.ts';
import { teachZhTw } from './teach.zh-TW.ts';

/** Words of the picker that teaches a site; `{count}` is the number of rows found. */
export interface TeachWords {
  title: string;
  row: string;
  rows: string;
  noRows: string;
  subject: string;
  sender: string;
  receivedAt: string;
  review: string;
  keys: string;
  keep: string;
  next: string;
  back: string;
  leaveOut: string;
  cancel: string;
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
