import { describe, expect, it } from 'vitest';
import { type LedgerEntry, tallyHalfYear } from '../../../shared/conduct/tally.ts';

const entry = (changes: Partial<LedgerEntry>): LedgerEntry => ({
  entryId: 'entry',
  agentId: '1001',
  clauseNo: 'I-1',
  points: 1,
  factOn: '2026-11-20',
  ...changes,
});
const TODAY = '2026-11-21';

describe('E20: the half-year tally', () => {
  it('counts from the day of the fact, by the calendar half and by the last six months', () => {
    const ledger = [
      entry({ factOn: '2026-06-30', points: 5 }),
      entry({ factOn: '2026-07-01', points: 3 }),
      entry({ factOn: '2026-11-21', points: 2 }),
    ];
    const tally = tallyHalfYear(ledger, '1001', TODAY);
    expect(tally).toMatchObject({ calendarHalfPoints: 5, calendarHalfFrom: '2026-07-01', rollingHalfPoints: 10 });
    expect(tally.entries.map(({ points }) => points)).toEqual([2, 3, 5]);
  });

  it('no longer counts the day six months ago, as the formula does', () => {
    const ledger = [entry({ factOn: '2026-05-21', points: 7 }), entry({ factOn: '2026-05-22', points: 1 })];
    expect(tallyHalfYear(ledger, '1001', TODAY).rollingHalfPoints).toBe(1);
  });

  it('does not count facts of the next half before it has begun', () => {
    expect(tallyHalfYear([entry({ factOn: '2027-01-01' })], '1001', TODAY).calendarHalfPoints).toBe(0);
  });

  it('is not lowered by somebody else’s entries, and a reversed deduction no longer counts', () => {
    const ledger = [
      entry({ points: 4 }),
      entry({ entryId: 'entry-r', points: -4 }),
      entry({ agentId: '1002', points: 5 }),
      entry({ factOn: '' }),
    ];
    expect(tallyHalfYear(ledger, '1001', TODAY)).toMatchObject({ calendarHalfPoints: 0, rollingHalfPoints: 0 });
    expect(tallyHalfYear(ledger, '1001', TODAY).entries).toHaveLength(2);
  });
});
