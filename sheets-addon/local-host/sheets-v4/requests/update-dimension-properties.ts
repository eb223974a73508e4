import { ApiError } from '../api-error.ts';
import { covers, maskPaths, refuseOthers } from '../field-mask.ts';
import { dimensionRangeFields, fieldsOf } from '../schema.ts';
import { spanOf } from './dimensions.ts';
import { defineRequest } from './request-kind.ts';

type Request = GoogleAppsScript.Sheets.Schema.UpdateDimensionPropertiesRequest;

export const updateDimensionProperties = defineRequest<Request>({
  fields: fieldsOf<Request>()({
    range: dimensionRangeFields,
    properties: { pixelSize: 'integer', hiddenByUser: 'boolean' },
    fields: 'string',
  }),
  plan(draft, { range, properties = {}, fields }) {
    const paths = maskPaths(fields);
    refuseOthers(paths, ['pixelSize', 'hiddenByUser']);
    const { sheetId, dimension, start, end } = spanOf(draft, range);
    draft.mayChangeSheet(sheetId, 'properties');
    const { pixelSize, hiddenByUser = false } = properties;
    if (covers(paths, 'pixelSize') && pixelSize !== undefined) {
      if (pixelSize < 0 || pixelSize > 2_000) throw new ApiError(400, 'pixelSize must be from 0 to 2000');
      draft.effects.push((model) => model.setPixelSize(sheetId, dimension, start, end, pixelSize));
    }
    if (covers(paths, 'hiddenByUser')) {
      draft.effects.push((model) => model.setHidden(sheetId, dimension, start, end, hiddenByUser));
    }
    return undefined;
  },
});
