import { addMonths, type LocalDate } from '../kernel/dates.ts';

/** One row of the ledger, as far as it counts. A reversal holds the points negative. */
export interface LedgerEntry {
  entryId: string;
  agentId: string;
  clauseNo: string;
  points: number;
  factOn: LocalDate;
}

export interface HalfYearTally<Entry extends LedgerEntry = LedgerEntry> {
  /** January to June, or July to December. */
  calendarHalfPoints: number;
  calendarHalfFrom: LocalDate;
  /** The six months that end today. */
  rollingHalfPoints: number;
  /** The first day that still counts in the rolling half. */
  rollingHalfFrom: LocalDate;
  /** The entries either figure is made of, latest fact first. */
  entries: Entry[];
}

export const calendarHalfStart = (on: LocalDate): LocalDate =>
  `${on.slice(0, 4)}-${on.slice(5, 7) <= '06' ? '01' : '07'}-01`;

const sum = (entries: readonly LedgerEntry[]): number => entries.reduce((total, { points }) => total + points, 0);

/**
 * E20: points add up over half a year, and an entry counts from the day of the fact. Both readings of "half a year"
 * stand side by side until a company chooses one; they agree with the formulas of 半年扣分.
 */
export const tallyHalfYear = <Entry extends LedgerEntry>(
  ledger: readonly Entry[],
  agentId: string,
  today: LocalDate,
): HalfYearTally<Entry> => {
  const calendarFrom = calendarHalfStart(today);
  const calendarEnd = addMonths(calendarFrom, 6);
  // As `">"&EDATE(TODAY(),-6)`: the day six months ago itself no longer counts.
  const rollingAfter = addMonths(today, -6);
  const own = ledger.filter((entry) => entry.agentId === agentId && entry.factOn !== '');
  const inCalendar = own.filter(({ factOn }) => factOn >= calendarFrom && factOn < calendarEnd);
  const inRolling = own.filter(({ factOn }) => factOn > rollingAfter);
  const entries = own
    .filter((entry) => inCalendar.includes(entry) || inRolling.includes(entry))
    .sort((a, b) => (a.factOn < b.factOn ? 1 : a.factOn > b.factOn ? -1 : 0));
  return {
    calendarHalfPoints: sum(inCalendar),
    calendarHalfFrom: calendarFrom,
    rollingHalfPoints: sum(inRolling),
    rollingHalfFrom: rollingAfter,
    entries,
  };
};
