import type { DeveloperMetadata } from '../../engine/side-state.ts';
import { ApiError } from '../api-error.ts';
import { googleMetadata } from '../developer-metadata.ts';
import type { Draft } from '../draft.ts';
import { developerMetadataFields } from '../schema.ts';
import { dimensionOf } from './dimensions.ts';
import { defineRequest } from './request-kind.ts';

type Given = GoogleAppsScript.Sheets.Schema.DeveloperMetadata;

export const createDeveloperMetadata = defineRequest<{ developerMetadata?: Given }>({
  fields: { developerMetadata: developerMetadataFields },
  plan(draft, { developerMetadata: given = {} }) {
    if (!given.metadataKey) throw new ApiError(400, 'developerMetadata.metadataKey must be set');
    if (given.visibility !== 'DOCUMENT' && given.visibility !== 'PROJECT') {
      throw new ApiError(400, 'developerMetadata.visibility must be DOCUMENT or PROJECT');
    }
    const metadataId = given.metadataId ?? draft.newId();
    if (draft.side.metadata.some((other) => other.metadataId === metadataId)) {
      throw new ApiError(400, `Developer metadata with ID ${metadataId} already exists`);
    }
    const own: DeveloperMetadata = {
      metadataId,
      metadataKey: given.metadataKey,
      ...(given.metadataValue !== undefined && { metadataValue: given.metadataValue }),
      visibility: given.visibility,
      project: draft.caller.project,
      location: locationOf(draft, given.location),
    };
    draft.side.metadata.push(own);
    return { developerMetadata: googleMetadata(own) };
  },
});

function locationOf(
  draft: Draft,
  given: GoogleAppsScript.Sheets.Schema.DeveloperMetadataLocation | undefined,
): DeveloperMetadata['location'] {
  if (given?.spreadsheet) return { kind: 'spreadsheet' };
  const range = given?.dimensionRange;
  if (range) {
    const sheet = draft.sheet(range.sheetId);
    const dimension = dimensionOf(range.dimension);
    const index = range.startIndex ?? 0;
    const length = dimension === 'ROWS' ? sheet.rowCount : sheet.columnCount;
    if ((range.endIndex ?? 0) - index !== 1)
      throw new ApiError(400, 'Developer metadata can be on a single row or column only');
    if (index < 0 || index >= length) throw new ApiError(400, 'The dimension range is outside of the sheet');
    return { kind: 'dimension', sheetId: sheet.sheetId, dimension, index };
  }
  if (given?.sheetId !== undefined) return { kind: 'sheet', sheetId: draft.sheet(given.sheetId).sheetId };
  throw new ApiError(400, 'developerMetadata.location must be set');
}
