import { ApiError } from '../api-error.ts';
import { cellFormatFields } from '../cell-data.ts';
import { openBlock } from '../draft.ts';
import { fieldsOf, gridRangeFields } from '../schema.ts';
import { defineRequest } from './request-kind.ts';

type Request = GoogleAppsScript.Sheets.Schema.AddBandingRequest;

const color = cellFormatFields.backgroundColor;
const colorStyle = cellFormatFields.backgroundColorStyle;
const bands = {
  headerColor: color,
  firstBandColor: color,
  secondBandColor: color,
  footerColor: color,
  headerColorStyle: colorStyle,
  firstBandColorStyle: colorStyle,
  secondBandColorStyle: colorStyle,
  footerColorStyle: colorStyle,
};

/** Remembered, and refused where two would overlap; the page does not draw bands. */
export const addBanding = defineRequest<Request>({
  fields: fieldsOf<Request>()({
    bandedRange: { bandedRangeId: 'integer', range: gridRangeFields, rowProperties: bands, columnProperties: bands },
  }),
  plan(draft, { bandedRange: given }) {
    draft.block(given?.range);
    const bandedRangeId = given?.bandedRangeId ?? draft.newId();
    if (draft.side.banding.some((other) => other.bandedRangeId === bandedRangeId)) {
      throw new ApiError(400, `A banded range with the ID ${bandedRangeId} already exists`);
    }
    draft.side.banding.push({ bandedRangeId, range: openBlock(given?.range) });
    return { bandedRange: { ...given, bandedRangeId } };
  },
});
