import type { Language } from '../kernel/languages.ts';
import type { SlaWords } from '../sla/words.ts';
import { slaEn } from './sla.en.ts';
import { slaZhCn } from './sla.zh-CN.ts';
import { slaZhTw } from './sla.zh-TW.ts';

export const slaWords: { readonly [language in Language]: SlaWords } = {
  'zh-CN': slaZhCn,
  'zh-TW': slaZhTw,
  en: slaEn,
};
