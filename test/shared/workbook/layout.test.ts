import { describe, expect, it } from 'vitest';
import { conductTallies, deductionProposals } from '../../../shared/conduct/conduct.table.ts';
import { columnIndex, type Table } from '../../../shared/kernel/define-table.ts';
import { languages } from '../../../shared/kernel/languages.ts';
import { zhCN } from '../../../shared/packs/index.ts';
import { performanceScores } from '../../../shared/performance/performance.table.ts';
import { staff } from '../../../shared/staff/staff.table.ts';
import { columnLetters, expandFormula, placeInOrder } from '../../../shared/workbook/expand-formula.ts';
import { type LayoutInput, layoutRequests } from '../../../shared/workbook/layout.ts';
import { INDEX_BUCKETS, INDEX_SHEET_ID } from '../../../shared/workbook/row-index.ts';
import { settings } from '../../../shared/workbook/settings.table.ts';
import { newRowCount, VIEW_ROWS } from '../../../shared/workbook/sheet-sizes.ts';
import type { SheetsRequest } from '../../../shared/workbook/sheets-requests.ts';
import { tables } from '../../../shared/workbook/tables.ts';
import { memoryWorkbook } from '../../support/memory-workbook.ts';

const input: LayoutInput = { language: 'zh-CN', pack: zhCN, month: '2026-11', timeZone: 'Asia/Shanghai' };

type Kind<Name extends string> = Extract<SheetsRequest, Record<Name, unknown>>;
const only = <Name extends string>(requests: SheetsRequest[], name: Name): Kind<Name>[] =>
  requests.filter((request): request is Kind<Name> => name in request);

const formulasOf = (requests: SheetsRequest[]): string[] =>
  only(requests, 'updateCells').flatMap(({ updateCells }) =>
    updateCells.rows.flatMap(({ values }) =>
      values.flatMap(({ userEnteredValue }) => userEnteredValue?.formulaValue ?? []),
    ),
  );

/** Present in Google Sheets and in Univer alike (findings-sheets §3). */
const COMMON =
  /^(IF|IFERROR|OR|SUMIFS|COUNTIF|COUNTIFS|AVERAGEIFS|INDEX|MATCH|VALUE|LEFT|MID|DATE|YEAR|MONTH|TODAY|EDATE|MAX|MIN|ROUND)$/;

describe('the layout', () => {
  it('makes every table a sheet of its fixed id, titled in the workbook’s language', () => {
    for (const language of languages) {
      const sheets = only(layoutRequests({ ...input, language }), 'addSheet').map(
        ({ addSheet }) => addSheet.properties,
      );
      expect(sheets.map(({ sheetId }) => sheetId)).toEqual(tables.map(({ sheetId }) => sheetId));
      expect(sheets.map(({ title }) => title)).toEqual(tables.map(({ title }) => title[language]));
    }
  });

  it('gives no two tables the same id or the same name in any language', () => {
    expect(new Set(tables.map(({ sheetId }) => sheetId)).size).toBe(tables.length);
    for (const language of languages)
      expect(new Set(tables.map(({ title }) => title[language])).size).toBe(tables.length);
  });

  it('has only bounded formulas of functions that Google and the local host share', () => {
    const formulas = formulasOf(layoutRequests(input));
    expect(formulas.length).toBeGreaterThan(VIEW_ROWS * 10);
    const functions = new Set(formulas.flatMap((formula) => formula.match(/[A-Z]+(?=\()/g) ?? []));
    expect([...functions].filter((name) => !COMMON.test(name))).toEqual([]);
    for (const formula of new Set(formulas)) {
      expect(formula).not.toMatch(/[{}]/);
      // `A2:A` and `A:A`: an end without a row.
      expect(formula).not.toMatch(/:\$?[A-Z]+(?![A-Z$\d(])/);
    }
  });

  it('has no formula that reaches beyond the sheet it reads', () => {
    const rowCounts = new Map(tables.map((table) => [table.title['zh-CN'], newRowCount(table)]));
    for (const formula of new Set(formulasOf(layoutRequests(input)))) {
      for (const [, title, end] of formula.matchAll(/'([^']+)'!\$[A-Z]+\$2:\$[A-Z]+\$(\d+)/g))
        expect(Number(end), formula).toBeLessThanOrEqual(rowCounts.get(title!)!);
      for (const [, title, row] of formula.matchAll(/'([^']+)'!\$?[A-Z]+(\d+)(?!:)/g))
        expect(Number(row)).toBeLessThanOrEqual(rowCounts.get(title!)!);
    }
  });

  it('reads the same row of the staff sheet in every row of a view', () => {
    const { sheets } = memoryWorkbook();
    expect(sheets.formula(conductTallies.sheetId, 7, 0)).toBe(`=IF('员工'!A8="","",'员工'!A8)`);
    const score = sheets.formula(performanceScores.sheetId, VIEW_ROWS, columnIndex(performanceScores, 'monthlyScore'));
    expect(score).toMatch(
      /^=IF\(A101="","",MAX\(0,100-F101\*VALUE\(INDEX\('设置'!\$B\$2:\$B\$101,MATCH\("scorePerPoint",/,
    );
  });

  it('fills settings and clauses from the template pack', () => {
    const workbook = memoryWorkbook();
    const rows = workbook.rows(settings);
    expect(rows.find(({ settingId }) => settingId === 'weightWeekly')?.value).toBe(60);
    expect(rows.find(({ settingId }) => settingId === 'scoreMonth')?.value).toBe('2026-11');
    expect(rows.every(({ meaning }) => meaning)).toBe(true);
    const clauses = workbook.rows(tables.find(({ id }) => id === 'deductionClauses')!);
    expect(clauses).toHaveLength(zhCN.deductionClauses.length);
    expect(clauses.find(({ clauseNo }) => clauseNo === 'II-5')).toMatchObject({ minPoints: 3, maxPoints: 5 });
  });

  it('has an index cell for every bucket and an end for every table', () => {
    const { sheets, rows } = memoryWorkbook();
    expect(sheets.sheet(INDEX_SHEET_ID).rowCount).toBe(INDEX_BUCKETS + 1);
    const ends = rows(tables.find(({ id }) => id === 'sheetEnds')!);
    expect(ends.map(({ table }) => table)).toEqual(tables.map(({ id }) => id));
    expect(
      ends.every(
        ({ table, capacity }) => capacity === sheets.sheet(tables.find(({ id }) => id === table)!.sheetId).rowCount,
      ),
    ).toBe(true);
  });

  it('protects the fold’s sheets and the formulas whole, people’s cells not at all', () => {
    const ranges = only(layoutRequests(input), 'addProtectedRange').map(
      ({ addProtectedRange }) => addProtectedRange.protectedRange,
    );
    const ownerOf = (sheetId: number) => tables.find((table) => table.sheetId === sheetId)?.owner;
    for (const { range, warningOnly, editors } of ranges) {
      expect(warningOnly).toBe(false);
      expect(editors).toEqual({ users: [], domainUsersCanEdit: false });
      if (ownerOf(range.sheetId) !== 'people') expect(Object.keys(range)).toEqual(['sheetId']);
    }
    const whole = ranges.filter(({ range }) => range.startColumnIndex === undefined).map(({ range }) => range.sheetId);
    expect(whole.sort()).toEqual(
      tables
        .filter(({ owner }) => owner !== 'people')
        .map(({ sheetId }) => sheetId)
        .sort(),
    );
    const state = columnIndex(deductionProposals, 'state');
    expect(ranges).toContainEqual(
      expect.objectContaining({
        range: expect.objectContaining({ sheetId: deductionProposals.sheetId, startColumnIndex: state }),
      }),
    );
  });

  it('marks every column, offers the choices, and keeps what people type as text', () => {
    const requests = layoutRequests(input);
    expect(only(requests, 'createDeveloperMetadata')).toHaveLength(
      tables.reduce((sum, { columns }) => sum + columns.length, 0),
    );
    const rules = only(requests, 'setDataValidation').map(({ setDataValidation }) => setDataValidation);
    const clause = rules.find(
      ({ range }) => range.sheetId === deductionProposals.sheetId && range.startColumnIndex === 2,
    );
    expect(clause?.rule.condition).toEqual({
      type: 'ONE_OF_RANGE',
      values: [{ userEnteredValue: `='扣分条款'!$A$2:$A$301` }],
    });
    const role = rules.find(({ range }) => range.sheetId === staff.sheetId && range.startColumnIndex === 2);
    expect(role?.rule).toMatchObject({ strict: true, condition: { type: 'ONE_OF_LIST' } });
    const textColumns = only(requests, 'repeatCell').filter(
      ({ repeatCell }) =>
        repeatCell.range.sheetId === staff.sheetId && repeatCell.cell.userEnteredFormat?.numberFormat?.type === 'TEXT',
    );
    expect(textColumns).toHaveLength(staff.columns.filter(({ type }) => type === 'text' || type === 'choice').length);
  });

  it('changes nothing the second time, and adds only what is missing', () => {
    const present = tables.map((table) => ({
      sheetId: table.sheetId,
      title: table.title['zh-CN'],
      rowCount: newRowCount(table),
    }));
    expect(layoutRequests({ ...input, present })).toEqual([]);
    const withoutScores = present.filter(({ sheetId }) => sheetId !== performanceScores.sheetId);
    const added = only(layoutRequests({ ...input, present: withoutScores }), 'addSheet');
    expect(added.map(({ addSheet }) => addSheet.properties.sheetId)).toEqual([performanceScores.sheetId]);
  });

  it('follows a renamed sheet and moved columns when it adds a view later', () => {
    const present = tables
      .filter(({ id }) => id !== 'conductTallies')
      .map((table) => ({
        sheetId: table.sheetId,
        title: table.id === 'staff' ? "人员 '26" : table.title['zh-CN'],
        rowCount: newRowCount(table),
        ...(table.id === 'staff' && { columns: { staffId: 4, name: 0 } }),
      }));
    expect(formulasOf(layoutRequests({ ...input, present }))[0]).toBe(`=IF('人员 ''26'!E2="","",'人员 ''26'!E2)`);
  });

  it('lets the views follow a staff sheet and a ledger that have got more rows', () => {
    const grown: Record<string, number> = { staff: 151, deductionLedger: 2501 };
    const present = tables.map((table) => ({
      sheetId: table.sheetId,
      title: table.title['zh-CN'],
      rowCount: grown[table.id] ?? newRowCount(table),
    }));
    const requests = layoutRequests({ ...input, present });
    expect(only(requests, 'addSheet')).toEqual([]);
    expect(only(requests, 'appendDimension').map(({ appendDimension }) => appendDimension)).toEqual([
      { sheetId: conductTallies.sheetId, dimension: 'ROWS', length: 50 },
      { sheetId: performanceScores.sheetId, dimension: 'ROWS', length: 50 },
    ]);
    const reaches = formulasOf(requests).filter((formula) => formula.includes('扣分台账'));
    expect(reaches.every((formula) => formula.includes('$2501'))).toBe(true);
    expect(formulasOf(requests)).toContain(`=IF('员工'!A151="","",'员工'!A151)`);
  });

  it('leaves a sheet of somebody’s own that has the same name', () => {
    const present = [{ sheetId: 1, title: '员工', rowCount: 10 }];
    const titles = only(layoutRequests({ ...input, present }), 'addSheet').map(
      ({ addSheet }) => addSheet.properties.title,
    );
    expect(titles).toContain('员工 2');
    expect(titles).not.toContain('员工');
  });

  it('fits in one atomic update', () => {
    expect(JSON.stringify(layoutRequests(input)).length).toBeLessThan(4_000_000);
  });
});

describe('a formula’s tokens', () => {
  const place = placeInOrder(staff as Table, '员工', 301);
  const places = { own: place, of: (id: string) => (id === 'staff' ? place : undefined) };

  it.each(['{nothing}', '{staff.nothing}', '{nowhere.name}', '{@nowhere.name}', '{setting:company}'])(
    '%s names nothing here and is refused',
    (formula) => {
      expect(() => expandFormula(formula, 2, places)).toThrow();
    },
  );

  it('count columns as sheets do', () => {
    expect([0, 25, 26, 51, 52, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
  });
});
