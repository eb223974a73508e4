/** Google's SheetProperties to and from our facts. */
import type { SheetFacts } from '../../engine/workbook-model.ts';
import { ApiError } from '../api-error.ts';
import { rgbOf } from '../cell-data.ts';
import { fieldsOf } from '../schema.ts';

export type SheetProperties = GoogleAppsScript.Sheets.Schema.SheetProperties;

export const sheetPropertiesFields = fieldsOf<SheetProperties>()({
  sheetId: 'integer',
  title: 'string',
  index: 'integer',
  sheetType: 'string',
  hidden: 'boolean',
  gridProperties: {
    rowCount: 'integer',
    columnCount: 'integer',
    frozenRowCount: 'integer',
    frozenColumnCount: 'integer',
    hideGridlines: 'boolean',
  },
  tabColor: { red: 'number', green: 'number', blue: 'number', alpha: 'number' },
  tabColorStyle: { rgbColor: { red: 'number', green: 'number', blue: 'number', alpha: 'number' } },
});

export const propertiesOf = (facts: SheetFacts): SheetProperties => ({
  sheetId: facts.sheetId,
  title: facts.title,
  index: facts.index,
  sheetType: 'GRID',
  gridProperties: {
    rowCount: facts.rowCount,
    columnCount: facts.columnCount,
    ...(facts.frozenRowCount > 0 && { frozenRowCount: facts.frozenRowCount }),
    ...(facts.frozenColumnCount > 0 && { frozenColumnCount: facts.frozenColumnCount }),
  },
  ...(facts.hidden && { hidden: true }),
});

export const tabColorOf = ({ tabColorStyle, tabColor }: SheetProperties): string | undefined =>
  rgbOf(tabColorStyle?.rgbColor ?? tabColor)?.rgb;

export function checkTitle(title: string, others: SheetFacts[]): void {
  if (title === '' || title.length > 100) throw new ApiError(400, 'Invalid sheet name: 1 to 100 characters');
  if (others.some((sheet) => sheet.title.toLowerCase() === title.toLowerCase())) {
    throw new ApiError(400, `A sheet with the name "${title}" already exists. Please enter another name.`);
  }
}
