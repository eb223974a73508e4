import { ApiError } from '../api-error.ts';
import { defineRequest } from './request-kind.ts';

export const deleteNamedRange = defineRequest<{ namedRangeId?: string }>({
  fields: { namedRangeId: 'string' },
  plan(draft, { namedRangeId }) {
    const own = draft.side.names.find((item) => item.namedRangeId === namedRangeId);
    if (!own) throw new ApiError(400, `No named range with ID: ${namedRangeId ?? ''}`);
    draft.side.names = draft.side.names.filter((item) => item !== own);
    draft.effects.push((model) => model.removeDefinedName({ id: own.namedRangeId, name: own.name }));
    return undefined;
  },
});
