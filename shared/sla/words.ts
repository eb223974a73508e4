import type { NeverDueReason } from '../work-time/answers.ts';
import type { PauseReason, TargetKind } from './clock.ts';

/** The words of a badge: all that a page needs. `{…}` are the places to fill. */
export interface BadgeWords {
  readonly left: string;
  readonly late: string;
  readonly leftAbout: string;
  readonly lateAbout: string;
  readonly paused: { readonly [reason in PauseReason]: string };
  /** `{words}` of the pause and `{time}` left. */
  readonly pausedLeft: string;
  readonly done: { readonly [target in TargetKind]: string };
  /** Answered, where the page does not say when. */
  readonly answered: string;
  /** `{done}` and by how much it was `{time}` late. */
  readonly doneLate: string;
  readonly neverDue: string;
  readonly exempt: string;
  /** `{n}` of each. */
  readonly seconds: string;
  readonly hours: string;
  readonly days: string;
}

/** What people read about clocks, per language in `shared/messages/sla.<language>.ts`. */
export interface SlaWords extends BadgeWords {
  readonly minutes: string;
  readonly due: string;
  readonly holidayDataEnds: string;
  readonly fixedOffset: string;
  readonly neverDueBecause: { readonly [reason in NeverDueReason]: string };
  readonly target: { readonly [target in TargetKind]: string };
  readonly weekdays: readonly [string, string, string, string, string, string, string];
  /** `{day}`, or `{day}` and `{lastDay}` of a row of days off. */
  readonly dayRange: string;
  readonly holiday: string;
  /** Names of holidays by the name in the calendar; a name that is not here is shown as it is. */
  readonly holidayNames: { readonly [name: string]: string };
  readonly makeUpShift: string;
  readonly partHoliday: string;
  readonly closed: string;
  readonly pausedFor: string;
  readonly nextDay: string;
  readonly workTime: string;
  readonly omittedDays: string;
  readonly between: string;
  readonly policyChosen: string;
  readonly policyAny: string;
  readonly noPolicy: string;
}
