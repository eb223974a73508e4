/**
 * TODAY and NOW by the workbook's own clock (Univer's go by UTC, which is yesterday in China until eight in the morning), and
 * not calculated anew at every change, whatever it was: in a workbook with 900 formulas over TODAY that cost seconds per write.
 * They are calculated when the day has changed, or when something else in their formula has.
 */
import type { Injector } from '@univerjs/core';
import { serialOfInstant } from './serial-dates.ts';
import { formula } from './univer.ts';

/** Private method of Univer's dependency generator: "does this formula hold a function that changes by itself?" */
interface VolatilityCheck {
  _detectForcedRecalculationNode?: (...args: unknown[]) => boolean;
}

export class ClockFunctions {
  private startedOn = '';
  private checkedAt = Number.NEGATIVE_INFINITY;
  private newDay = true;

  constructor(
    injector: Injector,
    private readonly timeZone: () => string,
    private readonly now: () => number,
    /** The day the stored results are of, as `calculatedOn` gave it; '' when there are none. */
    public calculatedOn: string,
  ) {
    const functions = injector.get(formula.IFunctionService);
    functions.registerExecutors(this.clockFunction('TODAY', true), this.clockFunction('NOW', false));
    const generator = injector.get(formula.IFormulaDependencyGenerator) as unknown as VolatilityCheck;
    const original = generator._detectForcedRecalculationNode?.bind(generator);
    if (original) generator._detectForcedRecalculationNode = (...args) => this.isNewDay && original(...args);
  }

  private clockFunction(name: string, wholeDays: boolean) {
    const executor = new formula.BaseFunction(name);
    executor.minParams = 0;
    executor.maxParams = 0;
    executor.calculate = () => {
      const serial = serialOfInstant(this.now(), this.timeZone());
      return formula.NumberValueObject.create(
        wholeDays ? Math.floor(serial) : serial,
        wholeDays ? 'yyyy-mm-dd' : 'yyyy-mm-dd hh:mm',
      );
    };
    return executor;
  }

  private get today(): string {
    return String(Math.floor(serialOfInstant(this.now(), this.timeZone())));
  }

  /** Asked for every formula of a calculation, so the answer is kept for a second. */
  get isNewDay(): boolean {
    if (Math.abs(this.now() - this.checkedAt) > 1_000) {
      this.checkedAt = this.now();
      this.newDay = this.calculatedOn !== this.today;
    }
    return this.newDay;
  }

  /** To be called when a calculation begins, and when it has finished. */
  started(): void {
    this.startedOn = this.today;
  }

  calculated(): void {
    this.calculatedOn = this.startedOn;
    this.checkedAt = Number.NEGATIVE_INFINITY;
  }
}
