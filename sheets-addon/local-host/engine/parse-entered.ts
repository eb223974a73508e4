/** What Sheets makes of text that a person types, or that `setValue` and USER_ENTERED hand over. */
import { serialOfParts } from './serial-dates.ts';

export type Entered =
  | { kind: 'empty' }
  | { kind: 'text'; text: string }
  | { kind: 'number'; number: number; pattern?: string }
  | { kind: 'boolean'; value: boolean }
  | { kind: 'formula'; formula: string };

const NUMBER = /^[+-]?(\d{1,3}(,\d{3})+|\d+)?(\.\d*)?(e[+-]?\d+)?%?$/i;
const DATE = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2}))?)?$/;
const US_DATE = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?: (\d{1,2}):(\d{2})(?::(\d{2}))?)?$/;
const TIME = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/;

export function parseEntered(text: string): Entered {
  if (text === '') return { kind: 'empty' };
  if (text.startsWith("'")) return { kind: 'text', text: text.slice(1) };
  if (text.startsWith('=') && text.length > 1) return { kind: 'formula', formula: text };
  const trimmed = text.trim();
  const number = parseNumber(trimmed);
  if (number) return number;
  if (/^(true|false)$/i.test(trimmed)) return { kind: 'boolean', value: /^true$/i.test(trimmed) };
  const date = parseDate(trimmed);
  if (date) return date;
  // Sheets takes a leading + or - of something that is no number for a formula: a phone note "+86 …" becomes an error there.
  if (/^[+-]./.test(text)) return { kind: 'formula', formula: text.startsWith('+') ? `=${text.slice(1)}` : `=${text}` };
  return { kind: 'text', text };
}

function parseNumber(text: string): Entered | undefined {
  if (!/\d/.test(text) || !NUMBER.test(text)) return undefined;
  const percent = text.endsWith('%');
  const number = Number(text.replace(/[,%]/g, ''));
  if (!Number.isFinite(number)) return undefined;
  if (percent) return { kind: 'number', number: number / 100, pattern: text.includes('.') ? '0.00%' : '0%' };
  return { kind: 'number', number };
}

function parseDate(text: string): Entered | undefined {
  const iso = DATE.exec(text);
  if (iso) return dated(iso[1], iso[2], iso[3], iso.slice(4));
  const us = US_DATE.exec(text);
  if (us) return dated(us[3], us[1], us[2], us.slice(4));
  const time = TIME.exec(text);
  if (!time) return undefined;
  const seconds = secondsOf(time.slice(1));
  return seconds === undefined
    ? undefined
    : { kind: 'number', number: seconds / 86_400, pattern: time[3] ? 'h:mm:ss' : 'h:mm' };
}

function secondsOf(parts: (string | undefined)[]): number | undefined {
  const [hour = 0, minute = 0, second = 0] = parts.map((part) => Number(part ?? 0));
  return hour < 24 && minute < 60 && second < 60 ? hour * 3600 + minute * 60 + second : undefined;
}

function dated(
  yearText: string | undefined,
  monthText: string | undefined,
  dayText: string | undefined,
  time: (string | undefined)[],
): Entered | undefined {
  const [year, month, day] = [Number(yearText), Number(monthText), Number(dayText)];
  const check = new Date(Date.UTC(year, month - 1, day));
  if (check.getUTCMonth() !== month - 1 || check.getUTCDate() !== day) return undefined;
  const seconds = secondsOf(time);
  if (seconds === undefined) return undefined;
  const pattern = time[0] === undefined ? 'yyyy-mm-dd' : 'yyyy-mm-dd h:mm:ss';
  return { kind: 'number', number: serialOfParts(year, month, day, seconds), pattern };
}
