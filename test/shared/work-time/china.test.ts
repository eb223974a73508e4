import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { isLocalDate } from '../../../shared/kernel/dates.ts';
import { chinaHolidayYears, dueAt, holidayNameOn, isWorkingDay } from '../../../shared/work-time/index.ts';
import { at, chinaCalendar } from './calendars.ts';
import { differencesFromPeers } from './china-peers.ts';

const peers = fileURLToPath(new URL('china-peers.ts', import.meta.url));

describe('the Chinese holiday data', () => {
  it.each([
    ['UTC', 0],
    ['Asia/Shanghai', -480],
    ['America/Los_Angeles', 480],
  ])(
    'agrees with two independent packages on all 730 days of 2025 and 2026, on a machine in %s',
    (TZ, offsetMinutes) => {
      const output = execFileSync(process.execPath, ['--import', 'tsx', peers], {
        env: { ...process.env, TZ },
        encoding: 'utf8',
      });
      expect(JSON.parse(output)).toEqual({ compared: 730, differences: [], offsetMinutes });
    },
  );

  it('agrees with them in the zone of this machine', () => {
    expect(differencesFromPeers()).toMatchObject({ compared: 730, differences: [] });
  });

  it.each(chinaHolidayYears.map((year) => [year.year, year] as const))(
    '%i has dates of its own year only, each once, with a source',
    (_, year) => {
      const dates = [...year.holidays, ...year.makeUpShifts].map(({ on }) => on);
      expect(dates.every((on) => isLocalDate(on) && on.startsWith(`${year.year}-`))).toBe(true);
      expect(new Set(dates).size).toBe(dates.length);
      expect(year.source.readAt).toMatch(/^https:\/\//);
      expect(isLocalDate(year.source.issuedOn)).toBe(true);
      expect(year.complete).toBe(year.goodUntil !== undefined);
    },
  );

  it('2027 has the statutory days only: 13 of them, and no guessed make-up shift', () => {
    const year = chinaHolidayYears.find((each) => each.year === 2027);
    expect(year?.complete).toBe(false);
    expect(year?.holidays).toHaveLength(13);
    expect(year?.makeUpShifts).toEqual([]);
    // The new moon of Spring Festival 2027 is on 6 February at 23:56 in China, so the eve is the 5th.
    expect(holidayNameOn('2027-02-05', chinaCalendar())).toBe('春节');
  });

  it('past the known days the weekly hours go on, and the answer says where the data ends', () => {
    const calendar = chinaCalendar();
    const before = dueAt({ startedAt: at('2026-12-31T16:00:00+08:00'), targetMinutes: 60 }, calendar);
    expect(before).toMatchObject({ kind: 'due', holidayDataEndsOn: undefined });
    const after = dueAt({ startedAt: at('2026-12-31T17:00:00+08:00'), targetMinutes: 120 }, calendar);
    expect(after).toEqual({ kind: 'due', at: at('2027-01-04T10:00:00+08:00'), holidayDataEndsOn: '2026-12-31' });
  });

  it('the make-up Sundays of 2025 and 2026 are working days, the bridged Fridays are not', () => {
    const calendar = chinaCalendar();
    expect(
      ['2025-01-26', '2025-04-27', '2025-09-28', '2026-01-04', '2026-09-20'].map((on) => isWorkingDay(on, calendar)),
    ).toEqual(Array(5).fill(true));
    expect(['2025-05-02', '2026-01-02', '2026-02-20', '2026-10-02'].map((on) => isWorkingDay(on, calendar))).toEqual(
      Array(4).fill(false),
    );
  });
});
