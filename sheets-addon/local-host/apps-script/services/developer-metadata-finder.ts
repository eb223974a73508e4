import { call } from './bridge.ts';
import type { SheetHandle } from './sheet.ts';
import { strict } from './strict.ts';

type Finder = GoogleAppsScript.Spreadsheet.DeveloperMetadataFinder;
type Metadata = GoogleAppsScript.Spreadsheet.DeveloperMetadata;
type Location = GoogleAppsScript.Spreadsheet.DeveloperMetadataLocation;

export interface MetadataWire {
  id: number;
  key: string;
  value: string | null;
  visibility: string;
  /** The whole row or column it lies on; absent when it lies on the sheet itself. */
  line?: { dimension: 'ROWS' | 'COLUMNS'; startRow: number; endRow: number; startColumn: number; endColumn: number };
}

function metadataFace(sheet: SheetHandle, wire: MetadataWire): Metadata {
  const range = (dimension: 'ROWS' | 'COLUMNS') =>
    wire.line?.dimension === dimension ? sheet.blockRange({ sheetId: sheet.sheetId, ...wire.line }) : null;
  const location = strict<Location>('DeveloperMetadataLocation', {
    getColumn: () => range('COLUMNS'),
    getRow: () => range('ROWS'),
    getSheet: () => (wire.line ? null : sheet.face),
  });
  return strict<Metadata>('DeveloperMetadata', {
    getId: () => wire.id,
    getKey: () => wire.key,
    getValue: () => wire.value,
    getLocation: () => location,
  });
}

/** Metadata of a sheet and of its rows and columns. One call when `find` is asked. */
export function newMetadataFinder(sheet: SheetHandle): Finder {
  const wanted: { key?: string; value?: string; id?: number } = {};
  const methods: Pick<Finder, 'withKey' | 'withValue' | 'withId' | 'find'> = {
    withKey: (key) => {
      wanted.key = String(key);
      return face;
    },
    withValue: (value) => {
      wanted.value = String(value);
      return face;
    },
    withId: (id) => {
      wanted.id = Number(id);
      return face;
    },
    find: () =>
      call<MetadataWire[]>('Sheet.findMetadata', sheet.sheetId, wanted).map((wire) => metadataFace(sheet, wire)),
  };
  const face = strict<Finder>('DeveloperMetadataFinder', methods);
  return face;
}
