import { ApiError } from '../api-error.ts';
import { type GoogleNamedRange, namedRangeFields, namedRangeOf, planDefinedName } from './named-range.ts';
import { defineRequest } from './request-kind.ts';

export const addNamedRange = defineRequest<{ namedRange?: GoogleNamedRange }>({
  fields: { namedRange: namedRangeFields },
  plan(draft, { namedRange }) {
    const own = namedRangeOf(draft, namedRange, namedRange?.namedRangeId ?? `name-${draft.newId()}`);
    if (draft.side.names.some((other) => other.namedRangeId === own.namedRangeId)) {
      throw new ApiError(400, `A named range with the ID "${own.namedRangeId}" already exists`);
    }
    draft.side.names.push(own);
    planDefinedName(draft, own);
    return { namedRange: own };
  },
});
