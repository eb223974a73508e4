/**
 * The one authoritative spreadsheet: cells in Univer, the rest in `side`. Everything here is synchronous but `settled()`.
 * It neither checks rights nor stores anything; `Ledger` (../store) and the Sheets API do.
 */
import type {
  ICellData,
  ICommandService,
  IExecutionOptions,
  IRange,
  IStyleData,
  IWorkbookData,
  Workbook,
  Worksheet,
} from '@univerjs/core';
import { Calculation } from './calculation.ts';
import { isBlank, type Scalar, scalarOf } from './cell-values.ts';
import { ClockFunctions } from './clock-functions.ts';
import { FormulaSheets } from './formula-sheets.ts';
import type { Block, Dimension } from './grid.ts';
import { missingResults } from './missing-results.ts';
import type { SideState, SpanChange } from './side-state.ts';
import { core, DataValidationModel, formula, newUniver, SheetsFilterService, sheets } from './univer.ts';

export interface Mutation {
  id: string;
  params: object;
}

export interface SheetFacts {
  sheetId: number;
  title: string;
  index: number;
  rowCount: number;
  columnCount: number;
  hidden: boolean;
  frozenRowCount: number;
  frozenColumnCount: number;
  /** `#rrggbb`; undefined when the tab has no colour. */
  tabColor: string | undefined;
}

export type CellMatrix = Record<number, Record<number, ICellData | null>>;

/** A sheet made by a person in the page has a random text id in Univer; the Sheets API knows only whole numbers. */
export function numericSheetId(univerId: string): number {
  if (/^\d{1,10}$/.test(univerId)) return Number(univerId);
  let hash = 0x811c9dc5;
  for (const letter of univerId) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return hash & 0x7fffffff;
}

const LOCAL_ONLY = new Set([formula.SetFormulaDataMutation.id, formula.SetArrayFormulaDataMutation.id]);

export class WorkbookModel {
  readonly unitId: string;
  private readonly univer: ReturnType<typeof newUniver>;
  private readonly book: Workbook;
  private readonly commands: ICommandService;
  private readonly calculation: Calculation;
  private readonly clock: ClockFunctions;
  private readonly interceptors;
  private readonly formulaData;
  private readonly formulaSheets: FormulaSheets;
  private readonly listeners = new Set<(mutation: Mutation) => void>();

  constructor(
    snapshot: Partial<IWorkbookData>,
    public side: SideState,
    now: () => number,
    calculatedOn = '',
  ) {
    this.univer = newUniver();
    this.formulaSheets = new FormulaSheets(snapshot);
    this.book = this.univer.createUnit<IWorkbookData, Workbook>(core.UniverInstanceType.UNIVER_SHEET, snapshot);
    this.unitId = this.book.getUnitId();
    const injector = this.univer.__getInjector();
    this.commands = injector.get(core.ICommandService);
    this.clock = new ClockFunctions(injector, () => this.side.timeZone, now, calculatedOn);
    this.calculation = new Calculation(injector, this.commands, {
      onStarted: () => this.clock.started(),
      onFinished: () => this.clock.calculated(),
      isFormula: (sheetId, row, column) => {
        const cell = this.book.getSheetBySheetId(sheetId)?.getCellRaw(row, column);
        return Boolean(cell?.f || cell?.si);
      },
    });
    const missing = missingResults(snapshot);
    if (missing.length > 0 || this.clock.isNewDay) this.calculation.request(missing);
    this.interceptors = injector.get(sheets.SheetInterceptorService);
    this.formulaData = injector.get(formula.FormulaDataModel);
    this.commands.onMutationExecutedForCollab((info, options) => {
      const params = (info.params ?? {}) as { unitId?: string };
      this.formulaSheets.follow(info.id, info.params ?? {});
      if (options?.onlyLocal || params.unitId !== this.unitId || LOCAL_ONLY.has(info.id)) return;
      for (const listener of this.listeners) listener({ id: info.id, params });
    });
  }

  onMutation(listener: (mutation: Mutation) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  get name(): string {
    return this.book.getName();
  }

  sheets(): SheetFacts[] {
    return this.book.getSheets().map((sheet, index) => factsOf(sheet, index));
  }

  sheetFacts(sheetId: number): SheetFacts | undefined {
    return this.sheets().find((sheet) => sheet.sheetId === sheetId);
  }

  private worksheet(sheetId: number): Worksheet {
    const sheet = this.book.getSheets().find((candidate) => numericSheetId(candidate.getSheetId()) === sheetId);
    if (!sheet) throw new Error(`no sheet ${sheetId}`);
    return sheet;
  }

  univerSheetId(sheetId: number): string {
    return this.worksheet(sheetId).getSheetId();
  }

  /** Waits for results that are still being calculated. */
  settled(): Promise<void> {
    return this.calculation.settled();
  }

  get calculationIsDue(): boolean {
    return this.calculation.isDue;
  }

  /** The day that TODAY stands for in the results. */
  get calculatedOn(): string {
    return this.clock.calculatedOn;
  }

  /** To be called now and then: after midnight, what goes by TODAY is calculated although nothing was written. */
  followClock(): void {
    if (this.clock.isNewDay && !this.calculation.isDue) this.calculation.request([]);
  }

  /** True when a result that is not yet there could be seen in these cells: they hold a formula, or a spill may reach them. */
  touchesFormula(block: Block): boolean {
    const sheet = this.worksheet(block.sheetId);
    const spills = this.spills(sheet);
    if (spills && Object.keys(spills).length > 0) return true;
    const rows = sheet.getCellMatrix().getMatrix();
    for (let row = block.startRow; row < block.endRow; row += 1) {
      const line = rows[row];
      if (!line) continue;
      for (let column = block.startColumn; column < block.endColumn; column += 1) {
        const cell = line[column];
        if (cell?.f || cell?.si) return true;
      }
    }
    return false;
  }

  private spills(sheet: Worksheet): CellMatrix | undefined {
    const all = this.formulaData.getArrayFormulaCellData()?.[this.unitId]?.[sheet.getSheetId()];
    return all as CellMatrix | undefined;
  }

  /** Calls back for every cell of the block, spilled results included. */
  forEachCell(block: Block, visit: (cell: ICellData | null | undefined, row: number, column: number) => void): void {
    const sheet = this.worksheet(block.sheetId);
    const rows = sheet.getCellMatrix().getMatrix();
    const spills = this.spills(sheet);
    for (let row = block.startRow; row < block.endRow; row += 1) {
      const line = rows[row];
      for (let column = block.startColumn; column < block.endColumn; column += 1) {
        const own = line?.[column] as ICellData | null | undefined;
        visit(isBlank(own) ? (spills?.[row]?.[column] ?? own) : own, row, column);
      }
    }
  }

  styleOf(sheetId: number, row: number, column: number): IStyleData | undefined {
    return this.worksheet(sheetId).getComposedCellStyle(row, column) ?? undefined;
  }

  /** The formula as written, also in a cell that shares its neighbour's. */
  formulaOf(sheetId: number, row: number, column: number): string {
    const cell = this.worksheet(sheetId).getCellRaw(row, column);
    if (!cell?.f && !cell?.si) return '';
    const subUnit = this.worksheet(sheetId).getSheetId();
    return this.formulaData.getFormulaStringByCell(row, column, subUnit, this.unitId) ?? cell.f ?? '';
  }

  /** One past the last row with content (0 when there is none), looking only at the given columns. Goes from the bottom up. */
  contentRows(sheetId: number, startColumn = 0, endColumn = Number.POSITIVE_INFINITY): number {
    const sheet = this.worksheet(sheetId);
    const lastRow = (matrix: CellMatrix): number => {
      const rows = Object.keys(matrix);
      for (let at = rows.length - 1; at >= 0; at -= 1) {
        const row = Number(rows[at]);
        if (contentColumns(matrix[row], startColumn, endColumn) > 0) return row + 1;
      }
      return 0;
    };
    return Math.max(lastRow(matrixOf(sheet)), lastRow(this.spills(sheet) ?? {}));
  }

  /** One past the last row and the last column with content. Looks at every cell of the columns. */
  contentEnd(
    sheetId: number,
    startColumn = 0,
    endColumn = Number.POSITIVE_INFINITY,
  ): { rows: number; columns: number } {
    const sheet = this.worksheet(sheetId);
    const end = { rows: 0, columns: 0 };
    for (const matrix of [matrixOf(sheet), this.spills(sheet) ?? {}]) {
      for (const [row, line] of Object.entries(matrix)) {
        const columns = contentColumns(line, startColumn, endColumn);
        if (columns === 0) continue;
        end.rows = Math.max(end.rows, Number(row) + 1);
        end.columns = Math.max(end.columns, columns);
      }
    }
    return end;
  }

  apply(mutation: Mutation, options?: IExecutionOptions): void {
    if (!this.commands.syncExecuteCommand(mutation.id, mutation.params, options))
      throw new Error(`refused by engine: ${mutation.id}`);
  }

  /** A mutation that comes from a page or from the log: others have already done what follows from it. */
  applyForeign(mutation: Mutation): void {
    if (!this.commands.syncExecuteCommand(mutation.id, mutation.params, { fromCollab: true })) {
      throw new Error(`refused by engine: ${mutation.id}`);
    }
  }

  knowsMutation(id: string): boolean {
    return this.commands.hasCommand(id);
  }

  setCells(sheetId: number, cellValue: CellMatrix): void {
    if (Object.keys(cellValue).length === 0) return;
    const subUnitId = this.univerSheetId(sheetId);
    const params = { unitId: this.unitId, subUnitId, cellValue };
    // `fromChangeset` keeps Univer from looking for replaced formulas; it has no other effect in a headless workbook.
    const options = this.formulaSheets.concern(subUnitId, cellValue) ? undefined : { fromChangeset: true };
    this.apply({ id: sheets.SetRangeValuesMutation.id, params }, options);
  }

  /** Runs the mutations together with what Univer's plugins add for that command (formulas that must follow a moved row). */
  private withFollowers(commandId: string, commandParams: object, mutations: Mutation[]): void {
    const followers = this.interceptors.onCommandExecute({ id: commandId, params: commandParams });
    const all = [...(followers.preRedos ?? []), ...mutations, ...followers.redos];
    for (const { id, params } of all) this.apply({ id, params: params ?? {} });
    const after = this.interceptors.afterCommandExecute({ id: commandId, params: commandParams });
    for (const { id, params } of after.redos) this.apply({ id, params: params ?? {} });
  }

  changeSpan(sheetId: number, dimension: Dimension, change: SpanChange): void {
    const sheet = this.worksheet(sheetId);
    const place = { unitId: this.unitId, subUnitId: sheet.getSheetId() };
    const isRows = dimension === 'ROWS';
    const spanFrom = (start: number) => ({
      startRow: isRows ? start : 0,
      endRow: isRows ? start + change.count - 1 : sheet.getRowCount() - 1,
      startColumn: isRows ? 0 : start,
      endColumn: isRows ? sheet.getColumnCount() - 1 : start + change.count - 1,
      rangeType: isRows ? core.RANGE_TYPE.ROW : core.RANGE_TYPE.COLUMN,
    });
    const range = spanFrom(change.at);
    if (change.kind === 'insert') {
      const id = isRows ? sheets.InsertRowMutation.id : sheets.InsertColMutation.id;
      const command = isRows ? sheets.InsertRowCommand.id : sheets.InsertColCommand.id;
      const direction = isRows ? core.Direction.UP : core.Direction.LEFT;
      this.withFollowers(command, { ...place, range, direction }, [{ id, params: { ...place, range } }]);
    } else if (change.kind === 'delete') {
      const id = isRows ? sheets.RemoveRowMutation.id : sheets.RemoveColMutation.id;
      const command = isRows ? sheets.RemoveRowCommand.id : sheets.RemoveColCommand.id;
      this.withFollowers(command, { ...place, range }, [{ id, params: { ...place, range } }]);
    } else {
      const id = isRows ? sheets.MoveRowsMutation.id : sheets.MoveColsMutation.id;
      const command = isRows ? sheets.MoveRowsCommand.id : sheets.MoveColsCommand.id;
      const toRange = spanFrom(change.to);
      const params = { ...place, fromRange: range, toRange, range };
      this.withFollowers(command, params, [{ id, params: { ...place, sourceRange: range, targetRange: toRange } }]);
    }
  }

  setSize(sheetId: number, rowCount: number, columnCount: number): void {
    const sheet = this.worksheet(sheetId);
    const place = { unitId: this.unitId, subUnitId: sheet.getSheetId() };
    if (rowCount !== sheet.getRowCount()) {
      this.apply({ id: sheets.SetWorksheetRowCountMutation.id, params: { ...place, rowCount } });
    }
    if (columnCount !== sheet.getColumnCount()) {
      this.apply({ id: sheets.SetWorksheetColumnCountMutation.id, params: { ...place, columnCount } });
    }
  }

  addSheet(facts: SheetFacts): void {
    const sheet = core.mergeWorksheetSnapshotWithDefault({
      id: String(facts.sheetId),
      name: facts.title,
      rowCount: facts.rowCount,
      columnCount: facts.columnCount,
      hidden: facts.hidden ? 1 : 0,
      freeze: freezeOf(facts),
      ...(facts.tabColor !== undefined && { tabColor: facts.tabColor }),
    });
    this.apply({ id: sheets.InsertSheetMutation.id, params: { unitId: this.unitId, index: facts.index, sheet } });
  }

  removeSheet(sheetId: number): void {
    const sheet = this.worksheet(sheetId);
    const place = { unitId: this.unitId, subUnitId: sheet.getSheetId() };
    this.withFollowers(sheets.RemoveSheetCommand.id, place, [
      { id: sheets.RemoveSheetMutation.id, params: { ...place, subUnitName: sheet.getName() } },
    ]);
  }

  setSheetFacts(sheetId: number, wanted: SheetFacts): void {
    const now = this.sheetFacts(sheetId) as SheetFacts;
    const place = { unitId: this.unitId, subUnitId: this.univerSheetId(sheetId) };
    if (wanted.title !== now.title) {
      const params = { ...place, name: wanted.title };
      this.withFollowers(sheets.SetWorksheetNameCommand.id, params, [
        { id: sheets.SetWorksheetNameMutation.id, params },
      ]);
    }
    if (wanted.hidden !== now.hidden) {
      this.apply({ id: sheets.SetWorksheetHideMutation.id, params: { ...place, hidden: wanted.hidden ? 1 : 0 } });
    }
    if (wanted.tabColor !== now.tabColor) {
      this.apply({ id: sheets.SetTabColorMutation.id, params: { ...place, color: wanted.tabColor ?? '' } });
    }
    this.setSize(sheetId, wanted.rowCount, wanted.columnCount);
    if (wanted.frozenRowCount !== now.frozenRowCount || wanted.frozenColumnCount !== now.frozenColumnCount) {
      this.apply({ id: sheets.SetFrozenMutation.id, params: { ...place, ...freezeOf(wanted) } });
    }
    if (wanted.index !== now.index) {
      const params = { ...place, fromOrder: now.index, toOrder: wanted.index };
      this.apply({ id: sheets.SetWorksheetOrderMutation.id, params });
    }
  }

  setName(name: string): void {
    this.apply({ id: sheets.SetWorkbookNameMutation.id, params: { unitId: this.unitId, name } });
  }

  setHidden(sheetId: number, dimension: Dimension, start: number, end: number, hidden: boolean): void {
    const sheet = this.worksheet(sheetId);
    const isRows = dimension === 'ROWS';
    const ranges = [
      {
        startRow: isRows ? start : 0,
        endRow: isRows ? end - 1 : sheet.getRowCount() - 1,
        startColumn: isRows ? 0 : start,
        endColumn: isRows ? sheet.getColumnCount() - 1 : end - 1,
        rangeType: isRows ? core.RANGE_TYPE.ROW : core.RANGE_TYPE.COLUMN,
      },
    ];
    const rowId = hidden ? sheets.SetRowHiddenMutation.id : sheets.SetRowVisibleMutation.id;
    const columnId = hidden ? sheets.SetColHiddenMutation.id : sheets.SetColVisibleMutation.id;
    this.apply({
      id: isRows ? rowId : columnId,
      params: { unitId: this.unitId, subUnitId: sheet.getSheetId(), ranges },
    });
  }

  setPixelSize(sheetId: number, dimension: Dimension, start: number, end: number, pixels: number): void {
    const place = { unitId: this.unitId, subUnitId: this.univerSheetId(sheetId) };
    const facts = this.sheetFacts(sheetId) as SheetFacts;
    const range =
      dimension === 'ROWS'
        ? { startRow: start, endRow: end - 1, startColumn: 0, endColumn: facts.columnCount - 1 }
        : { startRow: 0, endRow: facts.rowCount - 1, startColumn: start, endColumn: end - 1 };
    if (dimension === 'ROWS') {
      const params = { ...place, ranges: [range], rowHeight: pixels };
      this.apply({ id: sheets.SetWorksheetRowHeightMutation.id, params });
    } else {
      const params = { ...place, ranges: [range], colWidth: pixels };
      this.apply({ id: sheets.SetWorksheetColWidthMutation.id, params });
    }
  }

  setDefinedName(name: { id: string; name: string; formulaOrRefString: string }): void {
    const params = { unitId: this.unitId, ...name };
    this.apply({ id: formula.SetDefinedNameMutation.id, params });
  }

  removeDefinedName(name: { id: string; name: string }): void {
    const params = { unitId: this.unitId, formulaOrRefString: '', ...name };
    this.apply({ id: formula.RemoveDefinedNameMutation.id, params });
  }

  setFilterRange(block: Block): void {
    this.removeFilter(block.sheetId);
    const params = { unitId: this.unitId, subUnitId: this.univerSheetId(block.sheetId), range: univerRange(block) };
    this.apply({ id: 'sheet.mutation.set-filter-range', params });
  }

  removeFilter(sheetId: number): void {
    const subUnitId = this.univerSheetId(sheetId);
    const filters = this.univer.__getInjector().get(SheetsFilterService);
    if (!filters.getFilterModel(this.unitId, subUnitId)) return;
    this.apply({ id: 'sheet.mutation.remove-filter', params: { unitId: this.unitId, subUnitId } });
  }

  /** Rules that lie within the block give way to the new one. */
  setValidation(block: Block, rule: { uid: string; type: string } | undefined): void {
    const place = { unitId: this.unitId, subUnitId: this.univerSheetId(block.sheetId) };
    const rules = this.univer.__getInjector().get(DataValidationModel).getRules(place.unitId, place.subUnitId);
    const replaced = rules.filter(({ ranges }) => ranges.every((range: IRange) => liesWithin(range, block)));
    for (const { uid } of replaced) {
      this.apply({ id: 'data-validation.mutation.removeRule', params: { ...place, ruleId: uid } });
    }
    if (!rule) return;
    const params = { ...place, rule: { ...rule, ranges: [univerRange(block)] } };
    this.apply({ id: 'data-validation.mutation.addRule', params });
  }

  addConditionalFormat(blocks: Block[], cfId: string, condition: object): void {
    const [first] = blocks as [Block];
    const subUnitId = this.univerSheetId(first.sheetId);
    const rule = { cfId, stopIfTrue: false, ranges: blocks.map(univerRange), rule: condition };
    this.apply({ id: 'sheet.mutation.add-conditional-rule', params: { unitId: this.unitId, subUnitId, rule } });
  }

  sortRows(block: Block, by: { column: number; descending: boolean }[]): void {
    const rows = Array.from({ length: block.endRow - block.startRow }, (_, index) => block.startRow + index);
    const keys = new Map<number, Scalar[]>(rows.map((row) => [row, []]));
    for (const { column } of by) {
      const one = { ...block, startColumn: column, endColumn: column + 1 };
      this.forEachCell(one, (cell, row) => keys.get(row)?.push(scalarOf(cell)));
    }
    const sorted = [...rows].sort((left, right) => {
      for (const [at, { descending }] of by.entries()) {
        const order = compareScalars(keys.get(left)?.[at] ?? '', keys.get(right)?.[at] ?? '', descending);
        if (order !== 0) return order;
      }
      return left - right;
    });
    const order = Object.fromEntries(sorted.map((from, index) => [block.startRow + index, from]));
    const params = {
      unitId: this.unitId,
      subUnitId: this.univerSheetId(block.sheetId),
      range: univerRange(block),
      order,
    };
    this.withFollowers(sheets.ReorderRangeCommand.id, params, [{ id: sheets.ReorderRangeMutation.id, params }]);
  }

  save(): IWorkbookData {
    return this.book.save();
  }

  dispose(): void {
    this.listeners.clear();
    this.calculation.dispose();
    this.univer.dispose();
  }
}

const matrixOf = (sheet: Worksheet): CellMatrix => sheet.getCellMatrix().getMatrix() as CellMatrix;

/** One past the last column with content in this line, 0 when there is none. */
function contentColumns(line: CellMatrix[number] | undefined, startColumn: number, endColumn: number): number {
  let end = 0;
  for (const key of Object.keys(line ?? {})) {
    const column = Number(key);
    const isContent = column >= startColumn && column < endColumn && !isBlank(line?.[column]);
    if (isContent) end = Math.max(end, column + 1);
  }
  return end;
}

const univerRange = (block: Block) => ({
  startRow: block.startRow,
  endRow: block.endRow - 1,
  startColumn: block.startColumn,
  endColumn: block.endColumn - 1,
});

const liesWithin = (range: IRange, block: Block): boolean =>
  range.startRow >= block.startRow &&
  range.endRow < block.endRow &&
  range.startColumn >= block.startColumn &&
  range.endColumn < block.endColumn;

/** Numbers, then text, then booleans; empty cells come last in either direction. */
function compareScalars(left: Scalar, right: Scalar, descending: boolean): number {
  if (left === '' || right === '') return left === right ? 0 : left === '' ? 1 : -1;
  const rank = { number: 0, string: 1, boolean: 2 };
  const kinds = rank[typeof left as keyof typeof rank] - rank[typeof right as keyof typeof rank];
  const order =
    kinds || (typeof left === 'string' ? left.localeCompare(String(right), 'zh-CN') : Number(left) - Number(right));
  return descending ? -order : order;
}

const freezeOf = (facts: SheetFacts) => ({
  startRow: facts.frozenRowCount || -1,
  startColumn: facts.frozenColumnCount || -1,
  ySplit: facts.frozenRowCount,
  xSplit: facts.frozenColumnCount,
});

function factsOf(sheet: Worksheet, index: number): SheetFacts {
  const freeze = sheet.getFreeze();
  return {
    sheetId: numericSheetId(sheet.getSheetId()),
    title: sheet.getName(),
    index,
    rowCount: sheet.getRowCount(),
    columnCount: sheet.getColumnCount(),
    hidden: sheet.isSheetHidden() === core.BooleanNumber.TRUE,
    frozenRowCount: freeze.ySplit,
    frozenColumnCount: freeze.xSplit,
    tabColor: sheet.getTabColor() || undefined,
  };
}
