import type { ICellData, IWorkbookData } from '@univerjs/core';
import { sheets } from './univer.ts';

type Cells = Record<number, Record<number, ICellData | null> | undefined> | undefined;

const holdsFormula = (cells: Cells): boolean =>
  Object.values(cells ?? {}).some((line) => Object.values(line ?? {}).some((cell) => Boolean(cell?.f || cell?.si)));

interface CellMutationParams {
  subUnitId?: string;
  cellValue?: Cells;
  sheet?: { id?: string; cellData?: Cells };
  to?: { subUnitId?: string };
}

/**
 * Which sheets have ever held a formula. At every write Univer looks through all cells of the workbook for formulas that
 * the write may have replaced; where neither the sheet nor the write holds one, that look finds nothing and is left out
 * (a sync into a workbook of 20,000 cases would pay for a million cells, once for each sheet it writes to).
 */
export class FormulaSheets {
  private readonly ids = new Set<string>();

  constructor(snapshot: Partial<IWorkbookData>) {
    for (const [id, sheet] of Object.entries(snapshot.sheets ?? {})) if (holdsFormula(sheet.cellData)) this.ids.add(id);
  }

  /** To be told of every mutation, wherever it comes from. */
  follow(id: string, params: CellMutationParams): void {
    if (id === sheets.SetRangeValuesMutation.id && params.subUnitId && holdsFormula(params.cellValue))
      this.ids.add(params.subUnitId);
    if (id === sheets.InsertSheetMutation.id && params.sheet?.id && holdsFormula(params.sheet.cellData))
      this.ids.add(params.sheet.id);
    if (id === sheets.MoveRangeMutation.id && params.to?.subUnitId) this.ids.add(params.to.subUnitId);
  }

  concern(univerSheetId: string, cells: Cells): boolean {
    return this.ids.has(univerSheetId) || holdsFormula(cells);
  }
}
