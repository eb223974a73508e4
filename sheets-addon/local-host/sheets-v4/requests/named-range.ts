import { a1Of } from '../../engine/grid.ts';
import type { NamedRange } from '../../engine/side-state.ts';
import { ApiError } from '../api-error.ts';
import { type Draft, openBlock } from '../draft.ts';
import { fieldsOf, gridRangeFields } from '../schema.ts';

export type GoogleNamedRange = GoogleAppsScript.Sheets.Schema.NamedRange;

export const namedRangeFields = fieldsOf<GoogleNamedRange>()({
  namedRangeId: 'string',
  name: 'string',
  range: gridRangeFields,
});

const NAME = /^[\p{L}_][\p{L}\p{N}_]{0,249}$/u;
const LOOKS_LIKE_A_CELL = /^([A-Za-z]{1,3}\d+|[Rr]\d*[Cc]\d*|true|false)$/i;

export function namedRangeOf(draft: Draft, given: GoogleNamedRange | undefined, namedRangeId: string): NamedRange {
  const name = given?.name ?? '';
  if (!NAME.test(name) || LOOKS_LIKE_A_CELL.test(name)) throw new ApiError(400, `Invalid name: ${name}`);
  const taken = (other: NamedRange) =>
    other.namedRangeId !== namedRangeId && other.name.toLowerCase() === name.toLowerCase();
  if (draft.side.names.some(taken)) throw new ApiError(400, `A named range with the name "${name}" already exists.`);
  draft.block(given?.range);
  return { namedRangeId, name, range: openBlock(given?.range) };
}

/** Formulas see the name through Univer's own list. */
export function planDefinedName(draft: Draft, own: NamedRange): void {
  const block = draft.block(own.range);
  const formulaOrRefString = absolute(a1Of(block, draft.sheet(block.sheetId).title));
  draft.effects.push((model) => model.setDefinedName({ id: own.namedRangeId, name: own.name, formulaOrRefString }));
}

const absolute = (a1: string): string => {
  const at = a1.lastIndexOf('!') + 1;
  return a1.slice(0, at) + a1.slice(at).replace(/([A-Z]+)(\d+)/g, '$$$1$$$2');
};
