/** Developer metadata as Google shows it, and which of it a filter means. */
import type { DeveloperMetadata, SideState } from '../engine/side-state.ts';
import { ApiError } from './api-error.ts';

type Schema = GoogleAppsScript.Sheets.Schema.DeveloperMetadata;
type DataFilter = GoogleAppsScript.Sheets.Schema.DataFilter;
type Location = GoogleAppsScript.Sheets.Schema.DeveloperMetadataLocation;

function locationOf({ location }: DeveloperMetadata): Location {
  if (location.kind === 'spreadsheet') return { locationType: 'SPREADSHEET', spreadsheet: true };
  if (location.kind === 'sheet') return { locationType: 'SHEET', sheetId: location.sheetId };
  const { sheetId, dimension, index } = location;
  return {
    locationType: dimension === 'ROWS' ? 'ROW' : 'COLUMN',
    dimensionRange: { sheetId, dimension, startIndex: index, endIndex: index + 1 },
  };
}

export const googleMetadata = (own: DeveloperMetadata): Schema => ({
  metadataId: own.metadataId,
  metadataKey: own.metadataKey,
  ...(own.metadataValue !== undefined && { metadataValue: own.metadataValue }),
  location: locationOf(own),
  visibility: own.visibility,
});

export function matchingMetadata(side: SideState, project: string, filter: DataFilter): DeveloperMetadata[] {
  const wanted = filter.developerMetadataLookup;
  if (!wanted) throw new ApiError(400, 'A developerMetadataLookup is needed here');
  return side.metadata.filter((own) => {
    const shown = googleMetadata(own);
    return (
      (own.visibility === 'DOCUMENT' || own.project === project) &&
      (wanted.metadataId === undefined || wanted.metadataId === own.metadataId) &&
      (wanted.metadataKey === undefined || wanted.metadataKey === own.metadataKey) &&
      (wanted.metadataValue === undefined || wanted.metadataValue === (own.metadataValue ?? '')) &&
      (wanted.visibility === undefined || wanted.visibility === own.visibility) &&
      (wanted.locationType === undefined || wanted.locationType === shown.location?.locationType) &&
      (wanted.metadataLocation === undefined ||
        liesIn(own, wanted.metadataLocation, wanted.locationMatchingStrategy === 'EXACT_LOCATION'))
    );
  });
}

/** With the intersecting strategy (Google's default) what lies on rows or columns of a sheet is found under the sheet, too. */
function liesIn({ location }: DeveloperMetadata, place: Location, exact: boolean): boolean {
  if (place.spreadsheet) return !exact || location.kind === 'spreadsheet';
  const range = place.dimensionRange;
  if (!range) {
    if (location.kind === 'spreadsheet' || location.sheetId !== place.sheetId) return false;
    return !exact || location.kind === 'sheet';
  }
  return (
    location.kind === 'dimension' &&
    location.sheetId === (range.sheetId ?? 0) &&
    location.dimension === range.dimension &&
    location.index >= (range.startIndex ?? 0) &&
    location.index < (range.endIndex ?? Number.POSITIVE_INFINITY)
  );
}
