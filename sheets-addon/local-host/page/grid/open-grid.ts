/** The spreadsheet in the page: shows a snapshot, takes in what others did, hands out what this person did. */
import {
  CanceledError,
  CommandType,
  type ICommandInfo,
  ICommandService,
  type IExecutionOptions,
  IUndoRedoService,
  type IUnitRange,
  IUniverInstanceService,
  type IWorkbookData,
  ThemeService,
  Tools,
  UniverInstanceType,
  type Workbook,
  type Worksheet,
} from '@univerjs/core';
import { SetTriggerFormulaCalculationStartMutation } from '@univerjs/engine-formula';
import { SheetsSelectionsService } from '@univerjs/sheets';
import { ILayoutService } from '@univerjs/ui';
import type { Language } from '../../../../shared/kernel/languages.ts';
import { missingResults } from './missing-results.ts';
import { type CellRange, isRowMove, type Mutation, paramsOf, reachOf, touchedRange } from './shared-mutations.ts';
import { startUniver } from './start-univer.ts';

export interface Place extends CellRange {
  /** Univer's id of the sheet: the sheet's number as text. */
  sheet: string;
}

export interface GridHooks {
  /** One thing a person did, as mutations that belong together. */
  onEdit: (mutations: Mutation[]) => void;
  onSelection: (place: Place) => void;
  /** What stands in the first selected cell, whenever it may have changed: a canvas says nothing to a screen reader. */
  onCell: (cell: ReadCell) => void;
  /** Why these cells may not be written by this person; undefined when they may. */
  whyBarred: (place: Place, change: 'cells' | 'rows') => string | undefined;
  /** A code of `messages/page.*.ts`, or what `whyBarred` said. `isHalfDone`: the grid no longer shows what the host has. */
  onRefused: (reason: string, isHalfDone: boolean) => void;
}

export interface ReadCell {
  /** `扣分台账!B3` */
  address: string;
  text: string;
}

export interface Grid {
  show: (snapshot: IWorkbookData) => void;
  apply: (mutations: readonly Mutation[]) => void;
  run: (commandId: string, params?: object) => Promise<boolean>;
  setDark: (dark: boolean) => void;
  /** The sheet and cells that are selected, also after a reload of the snapshot. */
  selected: () => Place | undefined;
  focus: () => void;
  dispose: () => void;
}

const READ_WAIT_MS = 60;
const changesCells =
  /^(sheet\.mutation\.(set-range-values|insert-row|remove-rows)|formula\.mutation\.set-formula-calculation-result|sheet\.operation\.set-(selections|worksheet-active))$/;
const movesSelection = /^sheet\.operation\.set-(selections|worksheet-active)$/;
const MOVE_RANGE = 'sheet.mutation.move-range';
const EDITOR_OPENS = 'sheet.operation.set-cell-edit-visible';

export async function openGrid(
  container: HTMLElement,
  language: Language,
  dark: boolean,
  hooks: GridHooks,
): Promise<Grid> {
  const univer = await startUniver(container, language, dark);
  const injector = univer.__getInjector();
  const commands = injector.get(ICommandService);
  const units = injector.get(IUniverInstanceService);
  // The sheets plugin registers its services with the first workbook.
  const selections = () => injector.get(SheetsSelectionsService);
  let unitId = '';
  let followsSelection = false;
  let collected: Mutation[] = [];

  const workbook = () => units.getUnit<Workbook>(unitId, UniverInstanceType.UNIVER_SHEET);
  const selected = (): Place | undefined => {
    const sheet = workbook()?.getActiveSheet()?.getSheetId();
    const range = unitId ? selections().getCurrentLastSelection()?.range : undefined;
    return sheet && range ? { sheet, ...rangeOf(range) } : undefined;
  };

  const refuse = (reason: string): never => {
    const isHalfDone = collected.length > 0;
    collected = [];
    hooks.onRefused(reason, isHalfDone);
    throw new CanceledError();
  };

  // All entries of a tab's menu concern the layout, which is fixed; Univer would show an empty menu.
  container.addEventListener(
    'contextmenu',
    (event) => {
      if ((event.target as Element).closest('[data-u-comp="slide-tab-item"]')) {
        event.preventDefault();
        event.stopImmediatePropagation();
      }
    },
    { capture: true },
  );

  commands.beforeCommandExecuted((info, options) => {
    if (options?.fromCollab || options?.onlyLocal || !unitId) return;
    const reason = whyNot(info, unitId, selected(), hooks);
    if (reason) refuse(reason);
  });

  commands.onMutationExecutedForCollab((info: Readonly<ICommandInfo>, options?: IExecutionOptions) => {
    const mutation: Mutation = { id: info.id, params: info.params ?? {} };
    if (options?.onlyLocal || options?.fromCollab || paramsOf(mutation).unitId !== unitId) return;
    const reach = reachOf(info.id);
    if (reach !== 'shared' && reach !== 'follower') return;
    // What one command does arrives in one turn of the event loop and belongs together.
    if (collected.length === 0) setTimeout(handOver);
    collected.push(structuredClone(mutation));
  });

  const handOver = () => {
    const mutations = collected;
    collected = [];
    if (mutations.length > 0) hooks.onEdit(mutations);
  };

  const followSelection = () => {
    if (followsSelection) return;
    followsSelection = true;
    selections().selectionMoveEnd$.subscribe(() => {
      tellSelection();
      readSoon();
    });
  };

  const tellSelection = () => {
    const place = selected();
    if (place) hooks.onSelection(place);
  };

  const read = () => {
    const place = selected();
    const sheet = place && workbook()?.getSheetBySheetId(place.sheet);
    if (place && sheet) hooks.onCell(readCell(sheet, place.startRow, place.startColumn));
  };
  let reading: ReturnType<typeof setTimeout> | undefined;
  const readSoon = () => {
    clearTimeout(reading);
    reading = setTimeout(read, READ_WAIT_MS);
  };
  commands.onCommandExecuted(({ id }) => {
    if (changesCells.test(id)) readSoon();
    // The name box and the tabs move it without the pointer.
    if (movesSelection.test(id)) tellSelection();
  });

  return {
    show(snapshot) {
      const before = selected();
      const oldUnit = unitId;
      collected = [];
      unitId = '';
      if (oldUnit) {
        injector.get(IUndoRedoService).clearUndoRedo(oldUnit);
        units.disposeUnit(oldUnit);
      }
      const book = univer.createUnit<IWorkbookData, Workbook>(UniverInstanceType.UNIVER_SHEET, snapshot);
      unitId = book.getUnitId();
      followSelection();
      calculate(missingResults(snapshot), commands);
      if (before && book.getSheetBySheetId(before.sheet)) returnTo(before, unitId, commands);
    },
    apply(mutations) {
      if (mutations.some(isRowMove)) injector.get(IUndoRedoService).clearUndoRedo(unitId);
      for (const { id, params } of mutations) commands.syncExecuteCommand(id, params, { fromCollab: true });
    },
    run: (commandId, params) => commands.executeCommand(commandId, params),
    setDark: (on) => injector.get(ThemeService).setDarkMode(on),
    selected,
    focus: () => injector.get(ILayoutService).focus(),
    dispose: () => univer.dispose(),
  };
}

function calculate(dirtyRanges: IUnitRange[], commands: ICommandService): void {
  if (dirtyRanges.length === 0) return;
  const params = {
    dirtyRanges,
    dirtyNameMap: {},
    dirtyDefinedNameMap: {},
    dirtyUnitFeatureMap: {},
    dirtyUnitOtherFormulaMap: {},
  };
  void commands.executeCommand(SetTriggerFormulaCalculationStartMutation.id, params, { onlyLocal: true });
}

const rowCommands = /^sheet\.command\.(insert|remove)-row(-by-range)?$/;
const rowTriggers = /^(sheet\.command\.(insert|remove)-row|univer\.command\.(undo|redo))/;

interface CommandParams {
  visible?: boolean;
  subUnitId?: string;
  range?: CellRange;
  trigger?: string;
}

/** The first reason why a person may not do this, before anything has changed. */
function whyNot(
  info: Readonly<ICommandInfo>,
  unitId: string,
  at: Place | undefined,
  hooks: GridHooks,
): string | undefined {
  const params = (info.params ?? {}) as CommandParams;
  if (info.id === EDITOR_OPENS) {
    const corner = at && { ...at, endRow: at.startRow, endColumn: at.startColumn };
    return params.visible && corner ? hooks.whyBarred(corner, 'cells') : undefined;
  }
  if (rowCommands.test(info.id)) {
    const sheet = params.subUnitId ?? at?.sheet;
    return sheet && params.range ? hooks.whyBarred({ sheet, ...rangeOf(params.range) }, 'rows') : undefined;
  }
  return info.type === CommandType.MUTATION ? whyNotMutation({ id: info.id, params }, unitId, hooks) : undefined;
}

function whyNotMutation(mutation: Mutation, unitId: string, hooks: GridHooks): string | undefined {
  const { unitId: unit, subUnitId: sheet, trigger } = paramsOf(mutation);
  if (unit !== unitId) return undefined;
  const reach = reachOf(mutation.id);
  if (reach === 'foreignToPages') return mutation.id === MOVE_RANGE ? 'copyInsteadOfMove' : 'layoutIsFixed';
  const range = reach === 'shared' ? touchedRange(mutation) : undefined;
  if (!range || !sheet) return undefined;
  if (isRowMove(mutation)) return hooks.whyBarred({ sheet, ...rangeOf(range) }, 'rows');
  // Formulas on protected sheets follow the rows they name; the host checks that nothing else changes with them.
  return rowTriggers.test(trigger ?? '') ? undefined : hooks.whyBarred({ sheet, ...rangeOf(range) }, 'cells');
}

const rangeOf = ({ startRow, endRow, startColumn, endColumn }: CellRange): CellRange => ({
  startRow,
  endRow,
  startColumn,
  endColumn,
});

function returnTo(place: Place, unitId: string, commands: ICommandService): void {
  commands.syncExecuteCommand('sheet.operation.set-worksheet-active', { unitId, subUnitId: place.sheet });
  const range = rangeOf(place);
  const corner = { ...range, endRow: place.startRow, endColumn: place.startColumn };
  const primary = {
    ...corner,
    actualRow: place.startRow,
    actualColumn: place.startColumn,
    isMerged: false,
    isMergedMainCell: false,
  };
  commands.syncExecuteCommand('sheet.operation.set-selections', {
    unitId,
    subUnitId: place.sheet,
    selections: [{ range, primary, style: null }],
  });
}

/** As it is shown: dates and numbers in the cell's format. */
function readCell(sheet: Worksheet, row: number, column: number): ReadCell {
  const cell = sheet.getCell(row, column);
  const text = cell?.p?.body?.dataStream.replace(/\r\n$/, '') ?? String(cell?.v ?? '');
  return { address: `${sheet.getName()}!${Tools.chatAtABC(column)}${row + 1}`, text };
}
