import { defineRequest } from './request-kind.ts';
import { editableProtection } from './update-protected-range.ts';

export const deleteProtectedRange = defineRequest<{ protectedRangeId?: number }>({
  fields: { protectedRangeId: 'integer' },
  plan(draft, { protectedRangeId }) {
    const own = editableProtection(draft, protectedRangeId);
    draft.side.protections = draft.side.protections.filter((item) => item !== own);
    return undefined;
  },
});
