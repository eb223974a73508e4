import type { ErrorCode, EventCode } from '../gateway/error-codes.ts';
import { fill, type Language } from '../kernel/languages.ts';
import { type GatewayWords, gatewayEn } from './gateway.en.ts';
import { gatewayZhCn } from './gateway.zh-CN.ts';
import { gatewayZhTw } from './gateway.zh-TW.ts';

export const gatewayWords: Readonly<Record<Language, GatewayWords>> = {
  'zh-CN': gatewayZhCn,
  'zh-TW': gatewayZhTw,
  en: gatewayEn,
};

type Values = Record<string, string | number>;

/** The sentence for a refused request, in the workbook's language. */
export const errorSentence = (code: ErrorCode, language: Language, values: Values = {}): string =>
  fill(gatewayWords[language].errors[code], values);

/** The sentence for an event that was not entered. */
export const eventSentence = (code: EventCode, language: Language, values: Values = {}): string =>
  fill(gatewayWords[language].events[code], values);
