/** Google's ProtectedRange to and from ours. */
import type { ProtectedRange } from '../../engine/side-state.ts';
import { type Draft, openBlock } from '../draft.ts';
import { covers } from '../field-mask.ts';
import { fieldsOf, gridRangeFields } from '../schema.ts';

export type GoogleProtectedRange = GoogleAppsScript.Sheets.Schema.ProtectedRange;

export const protectedRangeFields = fieldsOf<GoogleProtectedRange>()({
  protectedRangeId: 'integer',
  range: gridRangeFields,
  namedRangeId: 'string',
  description: 'string',
  warningOnly: 'boolean',
  requestingUserCanEdit: 'boolean',
  unprotectedRanges: [gridRangeFields],
  editors: { users: ['string'], groups: ['string'], domainUsersCanEdit: 'boolean' },
});

export const googleProtection = (own: ProtectedRange, email: string, owner: string): GoogleProtectedRange => ({
  protectedRangeId: own.protectedRangeId,
  range: own.range,
  ...(own.description !== undefined && { description: own.description }),
  ...(own.warningOnly && { warningOnly: true }),
  requestingUserCanEdit: own.warningOnly === true || email === owner || own.editors.includes(email),
  ...(own.unprotectedRanges.length > 0 && { unprotectedRanges: own.unprotectedRanges }),
  ...(!own.warningOnly && { editors: { users: own.editors } }),
});

/** Fills in the masked fields. Whoever protects a range and the owner can always edit it. */
export function fillProtection(draft: Draft, own: ProtectedRange, given: GoogleProtectedRange, paths: string[]): void {
  if (covers(paths, 'range') && given.range) {
    draft.sheet(given.range.sheetId);
    own.range = openBlock(given.range);
  }
  if (covers(paths, 'description')) own.description = given.description ?? '';
  if (covers(paths, 'warningOnly')) own.warningOnly = given.warningOnly ?? false;
  if (covers(paths, 'unprotectedRanges')) own.unprotectedRanges = (given.unprotectedRanges ?? []).map(openBlock);
  if (covers(paths, 'editors')) {
    const { email, owner } = draft.caller;
    own.editors = [...new Set([...(given.editors?.users ?? []), email, owner])];
  }
}
