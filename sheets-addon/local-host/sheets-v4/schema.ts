/** Checks a request body field by field, as Google does: an unknown name or a wrong type is refused, nothing is guessed. */
import { ApiError } from './api-error.ts';

export type Field = 'string' | 'integer' | 'number' | 'boolean' | Fields | readonly [Field];
export interface Fields {
  readonly [name: string]: Field;
}

/** The names must exist in Google's own type, so that a typing mistake in a table of fields is a compile error. */
export const fieldsOf =
  <Type>() =>
  <Own extends { readonly [Name in keyof Type]?: Field }>(fields: Own): Fields & Own =>
    fields as Fields & Own;

export const gridRangeFields = fieldsOf<GoogleAppsScript.Sheets.Schema.GridRange>()({
  sheetId: 'integer',
  startRowIndex: 'integer',
  endRowIndex: 'integer',
  startColumnIndex: 'integer',
  endColumnIndex: 'integer',
});

export const dimensionRangeFields = fieldsOf<GoogleAppsScript.Sheets.Schema.DimensionRange>()({
  sheetId: 'integer',
  dimension: 'string',
  startIndex: 'integer',
  endIndex: 'integer',
});

const metadataLocationFields = fieldsOf<GoogleAppsScript.Sheets.Schema.DeveloperMetadataLocation>()({
  locationType: 'string',
  spreadsheet: 'boolean',
  sheetId: 'integer',
  dimensionRange: dimensionRangeFields,
});

export const developerMetadataFields = fieldsOf<GoogleAppsScript.Sheets.Schema.DeveloperMetadata>()({
  metadataId: 'integer',
  metadataKey: 'string',
  metadataValue: 'string',
  visibility: 'string',
  location: metadataLocationFields,
});

export const dataFilterFields = fieldsOf<GoogleAppsScript.Sheets.Schema.DataFilter>()({
  a1Range: 'string',
  gridRange: gridRangeFields,
  developerMetadataLookup: {
    locationType: 'string',
    locationMatchingStrategy: 'string',
    metadataId: 'integer',
    metadataKey: 'string',
    metadataValue: 'string',
    metadataLocation: metadataLocationFields,
    visibility: 'string',
  },
});

export function checkFields(value: unknown, fields: Fields, path: string): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw badPayload(`Invalid value at '${path}', not an object`);
  }
  for (const [name, part] of Object.entries(value)) {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (field === undefined) throw badPayload(`Unknown name "${name}" at '${path}': Cannot find field.`);
    if (part !== undefined && part !== null) checkField(part, field, path ? `${path}.${name}` : name);
  }
}

function checkField(value: unknown, field: Field, path: string): void {
  if (Array.isArray(field)) {
    if (!Array.isArray(value)) throw badPayload(`Invalid value at '${path}', not a list`);
    value.forEach((item, index) => {
      checkField(item, field[0] as Field, `${path}[${index}]`);
    });
  } else if (typeof field === 'object') {
    checkFields(value, field as Fields, path);
  } else if (field === 'integer' ? !Number.isInteger(value) : typeof value !== field) {
    throw badPayload(`Invalid value at '${path}' (${field}), ${JSON.stringify(value)?.slice(0, 40)}`);
  }
}

const badPayload = (message: string) => new ApiError(400, `Invalid JSON payload received. ${message}`);
