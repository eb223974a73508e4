import type { Language } from '../kernel/languages.ts';
import { type LocalHostWords, localHostEn } from './local-host.en.ts';
import { localHostZhCn } from './local-host.zh-CN.ts';
import { localHostZhTw } from './local-host.zh-TW.ts';

export type { LocalHostWords };

export const localHostWords: Readonly<Record<Language, LocalHostWords>> = {
  'zh-CN': localHostZhCn,
  'zh-TW': localHostZhTw,
  en: localHostEn,
};
