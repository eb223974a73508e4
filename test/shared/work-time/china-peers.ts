/** Also run as a process of its own, so that the machine's zone is the one of the environment; then it prints JSON. */
import { fileURLToPath } from 'node:url';
import { isWorkday } from 'chinese-workday';
import published2025 from 'holiday-calendar/data/CN/2025.json' with { type: 'json' };
import published2026 from 'holiday-calendar/data/CN/2026.json' with { type: 'json' };
import { addDays, isoWeekday } from '../../../shared/kernel/dates.ts';
import { chinaHolidayYears, isWorkingDay, prepareCalendar, withHolidays } from '../../../shared/work-time/index.ts';
import { aSpec } from './calendars.ts';

/** Only the days that differ from an ordinary week are listed there. */
const published: ReadonlyMap<string, string> = new Map(
  [...published2025.dates, ...published2026.dates].map(({ date, type }) => [date, type]),
);

/** Days on which our data and one of the packages differ, as this process with its zone sees them. */
export const differencesFromPeers = (): { compared: number; differences: string[]; offsetMinutes: number } => {
  const calendar = prepareCalendar(withHolidays(aSpec(), chinaHolidayYears));
  const differences: string[] = [];
  let compared = 0;
  for (const year of [2025, 2026]) {
    for (let on = `${year}-01-01`; on <= `${year}-12-31`; on = addDays(on, 1)) {
      const ours = isWorkingDay(on, calendar);
      const type = published.get(on);
      const theirs = type === undefined ? isoWeekday(on) <= 5 : type === 'transfer_workday';
      if (ours !== isWorkday(on)) differences.push(`${on} chinese-workday`);
      if (ours !== theirs) differences.push(`${on} holiday-calendar`);
      compared++;
    }
  }
  return { compared, differences, offsetMinutes: new Date(2026, 0, 1).getTimezoneOffset() };
};

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(JSON.stringify(differencesFromPeers()));
