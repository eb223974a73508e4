import { ApiError } from '../api-error.ts';
import { covers, maskPaths, refuseOthers } from '../field-mask.ts';
import { type GoogleNamedRange, namedRangeFields, namedRangeOf, planDefinedName } from './named-range.ts';
import { defineRequest } from './request-kind.ts';

export const updateNamedRange = defineRequest<{ namedRange?: GoogleNamedRange; fields?: string }>({
  fields: { namedRange: namedRangeFields, fields: 'string' },
  plan(draft, { namedRange: given = {}, fields }) {
    const paths = maskPaths(fields);
    refuseOthers(paths, ['name', 'range', 'namedRangeId']);
    const before = draft.side.names.find((item) => item.namedRangeId === given.namedRangeId);
    if (!before) throw new ApiError(400, `No named range with ID: ${given.namedRangeId ?? ''}`);
    const wanted = {
      name: covers(paths, 'name') ? given.name : before.name,
      range: covers(paths, 'range') ? given.range : before.range,
    };
    const own = namedRangeOf(draft, wanted, before.namedRangeId);
    Object.assign(before, own);
    planDefinedName(draft, own);
    return undefined;
  },
});
