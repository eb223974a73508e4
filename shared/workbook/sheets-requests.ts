/**
 * The part of the Sheets API's `batchUpdate` that the layout uses, as plain data. Rows and columns are counted from 0,
 * ends are exclusive, as there.
 */
export interface GridRange {
  sheetId: number;
  startRowIndex?: number;
  endRowIndex?: number;
  startColumnIndex?: number;
  endColumnIndex?: number;
}

export interface RgbColor {
  red: number;
  green: number;
  blue: number;
}

export interface ExtendedValue {
  stringValue?: string;
  numberValue?: number;
  boolValue?: boolean;
  formulaValue?: string;
}

export interface CellData {
  userEnteredValue?: ExtendedValue;
  userEnteredFormat?: {
    numberFormat?: { type: 'TEXT' | 'NUMBER' | 'DATE' | 'DATE_TIME'; pattern: string };
    textFormat?: { bold?: boolean };
    backgroundColor?: RgbColor;
    wrapStrategy?: 'CLIP' | 'WRAP';
  };
  note?: string;
}

export interface RowData {
  values: CellData[];
}

export type Condition =
  | { type: 'ONE_OF_LIST' | 'ONE_OF_RANGE' | 'NUMBER_BETWEEN'; values: { userEnteredValue: string }[] }
  | { type: 'BOOLEAN' | 'DATE_IS_VALID' };

export interface SheetProperties {
  sheetId: number;
  title?: string;
  index?: number;
  hidden?: boolean;
  tabColorStyle?: { rgbColor: RgbColor };
  gridProperties?: { rowCount: number; columnCount: number; frozenRowCount: number };
}

export type SheetsRequest =
  | { addSheet: { properties: SheetProperties } }
  | { deleteSheet: { sheetId: number } }
  | {
      updateCells: {
        start: { sheetId: number; rowIndex: number; columnIndex: number };
        rows: RowData[];
        fields: string;
      };
    }
  | { appendCells: { sheetId: number; rows: RowData[]; fields: string } }
  | { appendDimension: { sheetId: number; dimension: 'ROWS'; length: number } }
  | { repeatCell: { range: GridRange; cell: CellData; fields: string } }
  | {
      updateDimensionProperties: {
        range: { sheetId: number; dimension: 'COLUMNS'; startIndex: number; endIndex: number };
        properties: { pixelSize?: number; hiddenByUser?: boolean };
        fields: string;
      };
    }
  | {
      setDataValidation: {
        range: GridRange;
        rule: { condition: Condition; strict: boolean; showCustomUi: boolean };
      };
    }
  | {
      addProtectedRange: {
        protectedRange: {
          range: GridRange;
          description: string;
          warningOnly: boolean;
          editors: { users: string[]; domainUsersCanEdit: boolean };
        };
      };
    }
  | {
      createDeveloperMetadata: {
        developerMetadata: {
          metadataKey: string;
          metadataValue: string;
          visibility: 'DOCUMENT';
          location: {
            dimensionRange: { sheetId: number; dimension: 'COLUMNS'; startIndex: number; endIndex: number };
          };
        };
      };
    }
  | { setBasicFilter: { filter: { range: GridRange } } };
