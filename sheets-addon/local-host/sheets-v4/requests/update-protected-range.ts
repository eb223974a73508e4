import { ApiError, PROTECTED } from '../api-error.ts';
import type { Draft } from '../draft.ts';
import { maskPaths } from '../field-mask.ts';
import { fillProtection, type GoogleProtectedRange, protectedRangeFields } from './protected-range.ts';
import { defineRequest } from './request-kind.ts';

export const updateProtectedRange = defineRequest<{ protectedRange?: GoogleProtectedRange; fields?: string }>({
  fields: { protectedRange: protectedRangeFields, fields: 'string' },
  plan(draft, { protectedRange: given = {}, fields }) {
    fillProtection(draft, editableProtection(draft, given.protectedRangeId), given, maskPaths(fields));
    return undefined;
  },
});

export function editableProtection(draft: Draft, protectedRangeId: number | undefined) {
  const own = draft.side.protections.find((item) => item.protectedRangeId === protectedRangeId);
  if (!own) throw new ApiError(400, `No protected range with ID: ${protectedRangeId ?? ''}`);
  const { email, owner } = draft.caller;
  if (email !== owner && !own.editors.includes(email)) throw new ApiError(400, PROTECTED);
  return own;
}
