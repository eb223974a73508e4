/**
 * Runs Univer's calculation one at a time and knows whether results are still owed.
 *
 * Univer's own trigger starts a second run into the first one while that is still looking for what depends on what: the runs
 * share their state, and what the first one had yet to do can be lost. So its timer is taken away here, and a run starts only
 * when none is under way; what changed meanwhile is calculated by the next one.
 */
import type { ICommandInfo, ICommandService, Injector, IUnitRange } from '@univerjs/core';
import { formula, sheets, sheetsFormula } from './univer.ts';

/** Private fields of Univer's trigger: the timer that would start a run, and the changes that run would be for. */
interface Trigger {
  _setTimeoutKey?: { _onTimeout?: unknown } & NodeJS.Timeout;
  _waitingCommandQueue: unknown[];
}

/** Changes that come close together are calculated together. */
const GATHER_MS = 100;
const STOPPED = 1;

/** A run is given up for a new change, which it would have to be done again for; not without end, or nothing is ever calculated. */
const MOST_STOPS_IN_A_ROW = 3;

/** These leave every cell where it is; all other changes do not, and the results of a run that is under way would go astray. */
const KEEPS_PLACES: ReadonlySet<string> = new Set([
  sheets.SetRangeValuesMutation.id,
  formula.SetTriggerFormulaCalculationStartMutation.id,
]);

export interface CalculationHooks {
  onStarted(): void;
  onFinished(): void;
  isFormula(sheetId: string, row: number, column: number): boolean;
}

interface Results {
  unitData?: Record<string, Record<string, Record<number, Record<number, unknown>> | null> | null>;
}

export class Calculation {
  private running = false;
  private changedMeanwhile = false;
  private stopsInARow = 0;
  private timer: NodeJS.Timeout | undefined;
  private startRun: (() => void) | undefined;
  private readonly waiting: (() => void)[] = [];
  private readonly trigger: Trigger;

  constructor(
    injector: Injector,
    private readonly commands: ICommandService,
    private readonly hooks: CalculationHooks,
  ) {
    const dirtyKinds = injector.get(formula.IActiveDirtyManagerService);
    this.trigger = injector.get(sheetsFormula.TriggerCalculationController) as unknown as Trigger;
    commands.onCommandExecuted((command) => {
      if (dirtyKinds.get(command.id)) this.heardOf(command.id);
      else this.follow(command);
    });
    commands.beforeCommandExecuted((command) => {
      const isResult = command.id === formula.SetFormulaCalculationResultMutation.id;
      if (isResult && this.changedMeanwhile) this.dropStray(command.params as Results);
    });
    // What Univer has heard before this (it says so of every workbook it opens).
    this.heardOf(formula.SetTriggerFormulaCalculationStartMutation.id);
  }

  /** Univer's listener came first: when it thinks something is to be calculated, its timer is running. */
  private heardOf(commandId: string): void {
    const { _setTimeoutKey: key } = this.trigger;
    if (typeof key?._onTimeout !== 'function') return;
    this.startRun = key._onTimeout as () => void;
    clearTimeout(key);
    if (this.running) {
      this.changedMeanwhile = true;
      const { id } = formula.SetFormulaCalculationStopMutation;
      const isGivenUp = !KEEPS_PLACES.has(commandId) || this.stopsInARow < MOST_STOPS_IN_A_ROW;
      if (isGivenUp) this.commands.syncExecuteCommand(id, {});
    } else this.timer ??= setTimeout(() => this.start(), GATHER_MS);
  }

  private start(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.running || this.trigger._waitingCommandQueue.length === 0) return;
    if (!this.startRun) return;
    // Univer starts the run a moment later; results are owed from now on.
    this.running = true;
    this.startRun();
  }

  private follow({ id, params }: ICommandInfo): void {
    if (id === formula.SetFormulaCalculationStartMutation.id) {
      this.running = true;
      this.changedMeanwhile = false;
      this.hooks.onStarted();
    }
    if (id !== formula.SetFormulaCalculationNotificationMutation.id || !this.running) return;
    const state = (params as { functionsExecutedState?: number }).functionsExecutedState;
    if (state === undefined) return;
    this.running = false;
    this.stopsInARow = state === STOPPED ? this.stopsInARow + 1 : 0;
    if (state !== STOPPED) this.hooks.onFinished();
    // Univer clears up behind this notification; the next run must not begin before.
    setImmediate(() => {
      if (this.trigger._waitingCommandQueue.length > 0) this.start();
      else if (!this.isDue) for (const go of this.waiting.splice(0)) go();
    });
  }

  /** A cell that was overwritten while its formula was being calculated keeps what was written. */
  private dropStray({ unitData }: Results): void {
    for (const results of Object.values(unitData ?? {})) {
      for (const [sheetId, rows] of Object.entries(results ?? {})) {
        for (const [row, line] of Object.entries(rows ?? {})) {
          for (const column of Object.keys(line)) {
            if (!this.hooks.isFormula(sheetId, +row, +column)) delete line[+column];
          }
        }
      }
    }
  }

  get isDue(): boolean {
    return this.running || this.trigger._waitingCommandQueue.length > 0;
  }

  /** Calculates these cells and what depends on them; none given: only what goes by the clock. */
  request(dirtyRanges: readonly IUnitRange[]): void {
    const params = {
      dirtyRanges: [...dirtyRanges],
      dirtyNameMap: {},
      dirtyDefinedNameMap: {},
      dirtyUnitFeatureMap: {},
      dirtyUnitOtherFormulaMap: {},
    };
    const { id } = formula.SetTriggerFormulaCalculationStartMutation;
    this.commands.syncExecuteCommand(id, params, { onlyLocal: true });
  }

  /** Resolves when every formula shows the result of what has been written so far. */
  async settled(): Promise<void> {
    if (!this.isDue) return;
    const done = new Promise<void>((resolve) => this.waiting.push(resolve));
    this.start();
    await done;
  }

  dispose(): void {
    clearTimeout(this.timer);
  }
}
