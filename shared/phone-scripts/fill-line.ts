import type { TemplatePack } from '../packs/pack.ts';
import { surnameOf } from './surname.ts';

/** What `{name}` in a line stands for; an empty one is not known. */
export interface LineValues {
  honorific: string;
  surname: string;
  company: string;
  department: string;
  greeting: string;
  agent: string;
}

/**
 * A piece of a filled line. `filled` came from the caller or the clock and is to be checked by the agent;
 * `missing` is a placeholder nothing is known for: `text` is its name.
 */
export interface LinePart {
  kind: 'plain' | 'filled' | 'missing';
  text: string;
}

// Own properties only: `{constructor}` in a line is a gap, not a function of the language.
const valueNamed = (values: Partial<LineValues>, name: string): string =>
  Object.keys(values).includes(name) ? (values[name as keyof LineValues] ?? '') : '';

/** Splits a line at its placeholders. Neighbouring filled words are one part: 周 + 先生 reads as one name. */
export const fillLine = (text: string, values: Partial<LineValues>): LinePart[] => {
  const parts: LinePart[] = [];
  const add = (kind: LinePart['kind'], piece: string) => {
    const last = parts[parts.length - 1];
    if (piece === '') return;
    if (last && last.kind === kind && kind !== 'missing') last.text += piece;
    else parts.push({ kind, text: piece });
  };
  // Split with a group: every second piece is a placeholder's name.
  text.split(/\{(\w{1,40})\}/).forEach((piece, index) => {
    const value = valueNamed(values, piece);
    if (index % 2 === 0) add('plain', piece);
    else if (value === '') add('missing', piece);
    else add('filled', value);
  });
  return parts;
};

export const plainText = (parts: readonly LinePart[]): string =>
  parts.map((part) => (part.kind === 'missing' ? '…' : part.text)).join('');

/** Who calls, as far as the archive or the agent knows. */
export interface Caller {
  name?: string | undefined;
  honorific?: keyof TemplatePack['honorifics'] | undefined;
}

/** The values of a call. `pack.company` is the pack's own or, once connected, the company the workbook belongs to (T1). */
export const lineValues = (
  pack: Pick<TemplatePack, 'company' | 'honorifics'>,
  caller: Caller,
  greeting: string,
  agent: string,
): LineValues => ({
  honorific: pack.honorifics[caller.honorific ?? 'unknown'],
  surname: surnameOf(caller.name ?? ''),
  company: pack.company.name,
  department: pack.company.department,
  greeting,
  agent,
});
