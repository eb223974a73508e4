import type { Language } from '../kernel/languages.ts';
import { type WorkbookWords, workbookEn } from './workbook.en.ts';
import { workbookZhCn } from './workbook.zh-CN.ts';
import { workbookZhTw } from './workbook.zh-TW.ts';

export const workbookWords: Readonly<Record<Language, WorkbookWords>> = {
  'zh-CN': workbookZhCn,
  'zh-TW': workbookZhTw,
  en: workbookEn,
};
