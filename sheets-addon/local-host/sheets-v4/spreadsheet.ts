/** spreadsheets.get without grid data. */
import type { WorkbookModel } from '../engine/workbook-model.ts';
import { googleMetadata } from './developer-metadata.ts';
import type { Caller } from './draft.ts';
import { covers, maskPaths } from './field-mask.ts';
import { googleProtection } from './requests/protected-range.ts';
import { propertiesOf } from './requests/sheet-properties.ts';

export function spreadsheetOf(model: WorkbookModel, caller: Caller, spreadsheetId: string, fields: unknown): object {
  const { side } = model;
  const seen = side.metadata.filter((own) => own.visibility === 'DOCUMENT' || own.project === caller.project);
  const whole = {
    spreadsheetId,
    properties: { title: model.name, locale: side.locale, timeZone: side.timeZone, autoRecalc: 'ON_CHANGE' },
    sheets: model.sheets().map((facts) => {
      const mine = <Item extends { range: { sheetId: number } }>(items: Item[]) =>
        items.filter(({ range }) => range.sheetId === facts.sheetId);
      const protections = mine(side.protections).map((own) => googleProtection(own, caller.email, caller.owner));
      const metadata = seen.filter(({ location }) => location.kind === 'sheet' && location.sheetId === facts.sheetId);
      const [filter] = mine(side.filters);
      return {
        properties: propertiesOf(facts),
        ...(protections.length > 0 && { protectedRanges: protections }),
        ...(metadata.length > 0 && { developerMetadata: metadata.map(googleMetadata) }),
        ...(filter && { basicFilter: { range: filter.range } }),
        ...(mine(side.banding).length > 0 && { bandedRanges: mine(side.banding) }),
      };
    }),
    ...(side.names.length > 0 && { namedRanges: side.names }),
    developerMetadata: seen.filter(({ location }) => location.kind === 'spreadsheet').map(googleMetadata),
  };
  if (typeof fields !== 'string' || fields === '') return whole;
  return masked(whole, maskPaths(fields.replaceAll('/', '.')), '') as object;
}

function masked(value: unknown, paths: string[], prefix: string): unknown {
  if (Array.isArray(value)) return value.map((item) => masked(item, paths, prefix));
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([name]) => covers(paths, prefix + name));
  return Object.fromEntries(
    kept.map(([name, part]) => {
      const isWhole = paths.some(
        (path) => path === prefix + name || path === '*' || (prefix + name).startsWith(`${path}.`),
      );
      return [name, isWhole ? part : masked(part, paths, `${prefix}${name}.`)];
    }),
  );
}
