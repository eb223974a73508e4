import { addBanding } from './add-banding.ts';
import { addConditionalFormatRule } from './add-conditional-format-rule.ts';
import { addNamedRange } from './add-named-range.ts';
import { addProtectedRange } from './add-protected-range.ts';
import { addSheet } from './add-sheet.ts';
import { appendCells } from './append-cells.ts';
import { appendDimension } from './append-dimension.ts';
import { clearBasicFilter } from './clear-basic-filter.ts';
import { createDeveloperMetadata } from './create-developer-metadata.ts';
import { deleteDeveloperMetadata } from './delete-developer-metadata.ts';
import { deleteDimension } from './delete-dimension.ts';
import { deleteNamedRange } from './delete-named-range.ts';
import { deleteProtectedRange } from './delete-protected-range.ts';
import { deleteSheet } from './delete-sheet.ts';
import { insertDimension } from './insert-dimension.ts';
import { moveDimension } from './move-dimension.ts';
import { repeatCell } from './repeat-cell.ts';
import type { RequestKind } from './request-kind.ts';
import { setBasicFilter } from './set-basic-filter.ts';
import { setDataValidation } from './set-data-validation.ts';
import { sortRange } from './sort-range.ts';
import { updateCells } from './update-cells.ts';
import { updateDeveloperMetadata } from './update-developer-metadata.ts';
import { updateDimensionProperties } from './update-dimension-properties.ts';
import { updateNamedRange } from './update-named-range.ts';
import { updateProtectedRange } from './update-protected-range.ts';
import { updateSheetProperties } from './update-sheet-properties.ts';
import { updateSpreadsheetProperties } from './update-spreadsheet-properties.ts';

/** The name of a member is the name of the request in the API. */
export const requestKinds = {
  addBanding,
  addConditionalFormatRule,
  addNamedRange,
  addProtectedRange,
  addSheet,
  appendCells,
  appendDimension,
  clearBasicFilter,
  createDeveloperMetadata,
  deleteDeveloperMetadata,
  deleteDimension,
  deleteNamedRange,
  deleteProtectedRange,
  deleteSheet,
  insertDimension,
  moveDimension,
  repeatCell,
  setBasicFilter,
  setDataValidation,
  sortRange,
  updateCells,
  updateDeveloperMetadata,
  updateDimensionProperties,
  updateNamedRange,
  updateProtectedRange,
  updateSheetProperties,
  updateSpreadsheetProperties,
} as unknown as Record<keyof GoogleAppsScript.Sheets.Schema.Request, RequestKind | undefined>;
