import type { ProtectedRange } from '../../engine/side-state.ts';
import { ApiError } from '../api-error.ts';
import {
  fillProtection,
  type GoogleProtectedRange,
  googleProtection,
  protectedRangeFields,
} from './protected-range.ts';
import { defineRequest } from './request-kind.ts';

export const addProtectedRange = defineRequest<{ protectedRange?: GoogleProtectedRange }>({
  fields: { protectedRange: protectedRangeFields },
  plan(draft, { protectedRange: given }) {
    if (!given?.range) throw new ApiError(400, 'protectedRange.range must be set');
    const protectedRangeId = given.protectedRangeId ?? draft.newId();
    if (draft.side.protections.some((other) => other.protectedRangeId === protectedRangeId)) {
      throw new ApiError(400, `A protected range with the ID ${protectedRangeId} already exists`);
    }
    const own: ProtectedRange = { protectedRangeId, range: { sheetId: 0 }, unprotectedRanges: [], editors: [] };
    fillProtection(draft, own, given, ['*']);
    draft.mayChangeSheet(own.range.sheetId, 'properties');
    draft.side.protections.push(own);
    return { protectedRange: googleProtection(own, draft.caller.email, draft.caller.owner) };
  },
});
