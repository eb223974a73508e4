/**
 * Knows whether Univer still owes results. It calculates 100 ms after the last change and says so only by a notification;
 * a script that writes and reads back must wait for exactly that, and no longer.
 */
import type { ICommandInfo, ICommandService, Injector } from '@univerjs/core';
import { formula, sheetsFormula } from './univer.ts';

/** The two private fields of Univer's trigger that let us start at once; without them the wait is 100 ms longer. */
interface TriggerTimer {
  _setTimeoutKey?: { _onTimeout?: unknown } & NodeJS.Timeout;
}

const FINISHED = new Set([2, 3]);

export class Calculation {
  private pendingChanges = 0;
  private running = false;
  private readonly waiting: (() => void)[] = [];
  private readonly trigger: TriggerTimer;

  constructor(
    injector: Injector,
    commands: ICommandService,
    private readonly onFinished: () => void,
  ) {
    const dirtyKinds = injector.get(formula.IActiveDirtyManagerService);
    this.trigger = injector.get(sheetsFormula.TriggerCalculationController) as unknown as TriggerTimer;
    commands.onCommandExecuted((command, options) => {
      if (dirtyKinds.get(command.id) && !options?.onlyLocal) this.pendingChanges += 1;
      else this.follow(command);
    });
  }

  private follow({ id, params }: ICommandInfo): void {
    if (id === formula.SetFormulaCalculationStartMutation.id) {
      this.running = true;
      this.pendingChanges = 0;
    }
    if (id !== formula.SetFormulaCalculationNotificationMutation.id) return;
    const state = (params as { functionsExecutedState?: number }).functionsExecutedState;
    if (state === undefined || !FINISHED.has(state)) return;
    this.running = false;
    this.onFinished();
    if (this.pendingChanges === 0) for (const go of this.waiting.splice(0)) go();
  }

  get isDue(): boolean {
    return this.pendingChanges > 0 || this.running;
  }

  /** Resolves when every formula shows the result of what has been written so far. */
  async settled(): Promise<void> {
    if (!this.isDue) return;
    const done = new Promise<void>((resolve) => this.waiting.push(resolve));
    if (this.pendingChanges > 0 && !this.running) this.startNow();
    await done;
  }

  private startNow(): void {
    const timer = this.trigger._setTimeoutKey;
    const start = timer?._onTimeout;
    if (typeof start !== 'function') return;
    clearTimeout(timer);
    start();
  }
}
