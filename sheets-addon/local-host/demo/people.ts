import type { customers as customersTable } from '../../../shared/customers/customers.table.ts';
import { addDays, isoWeekday, type LocalDate, monthOf } from '../../../shared/kernel/dates.ts';
import type { Row, Table } from '../../../shared/kernel/define-table.ts';
import type {
  otherScores as otherScoresTable,
  weeklyPlans as weeklyPlansTable,
} from '../../../shared/performance/performance.table.ts';
import type { staff as staffTable } from '../../../shared/staff/staff.table.ts';
import data from './data/people.json';

type RowOf<T> = T extends Table<infer Id> ? Row<Id> : never;

export const company = data.company;

/** The shared mailbox the demo's customers write to. */
export const mailbox = data.mailbox;

export const staff: readonly (RowOf<typeof staffTable> & { staffId: string; name: string; role: string })[] =
  data.staff;

const firstWith = (role: string) => {
  const found = staff.find((one) => one.role === role);
  if (!found) throw new Error(`no demo ${role}`);
  return found;
};

/** Whoever sits at the demo's browser, and whoever sits at its workbook. */
export const agent = firstWith('agent');
export const supervisor = { ...firstWith('supervisor'), email: data.supervisorEmail };

/** The customer archive of the demo, seen from `today`. */
export function customerRows(today: LocalDate): RowOf<typeof customersTable>[] {
  return data.customers.map(({ followedUpDaysAgo, ...row }) => ({
    ...row,
    lastFollowUpOn: addDays(today, -followedUpDaysAgo),
  }));
}

/** Weekly plans in the first weeks of the month of `today`, so that a score of that month can be computed. */
export function weeklyPlanRows(today: LocalDate): RowOf<typeof weeklyPlansTable>[] {
  const monday = firstMonday(today);
  return data.weeklyPlans.map(({ week, ...row }) => ({ ...row, weekOf: addDays(monday, (week - 1) * 7) }));
}

export function otherScoreRows(today: LocalDate): RowOf<typeof otherScoresTable>[] {
  return data.otherScores.map((row) => ({ ...row, month: monthOf(today) }));
}

function firstMonday(today: LocalDate): LocalDate {
  const first = `${monthOf(today)}-01`;
  return addDays(first, (8 - isoWeekday(first)) % 7);
}

/** Name and address of a customer, or of somebody the archive does not know. Throws on an id nobody has. */
export function senderOf(id: string): { name: string; address: string } {
  const person = data.customers.find((one) => one.customerId === id) ?? data.strangers.find((one) => one.id === id);
  if (!person) throw new Error(`demo mail from unknown sender: ${id}`);
  return { name: person.name, address: person.email };
}
