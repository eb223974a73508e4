import type { Language } from '../kernel/languages.ts';
import { type SidebarWords, sidebarEn } from './sidebar.en.ts';
import { sidebarZhCn } from './sidebar.zh-CN.ts';
import { sidebarZhTw } from './sidebar.zh-TW.ts';

export const sidebarWords: Readonly<Record<Language, SidebarWords>> = {
  'zh-CN': sidebarZhCn,
  'zh-TW': sidebarZhTw,
  en: sidebarEn,
};
