import { expect, test } from 'vitest';
import { asOutgoing, customerMails } from '../../../../sheets-addon/local-host/demo/mails.ts';
import {
  customerRows,
  otherScoreRows,
  staff,
  weeklyPlanRows,
} from '../../../../sheets-addon/local-host/demo/people.ts';

const NOW = Date.UTC(2026, 10, 21, 10, 0, 0);
const HOUR_MS = 3_600_000;
const mails = customerMails(NOW);

test('about thirty mails come in, from minutes to sixty hours old, oldest first', () => {
  const ages = mails.map((mail) => (NOW - mail.receivedAt) / HOUR_MS);
  expect(mails.length).toBeGreaterThanOrEqual(28);
  expect(Math.min(...ages)).toBeLessThan(0.25);
  expect(Math.max(...ages)).toBeGreaterThan(48);
  expect(Math.max(...ages)).toBeLessThanOrEqual(60);
  expect(ages).toEqual([...ages].sort((a, b) => b - a));
});

test('some mails are late and some nearly so, of both limits', () => {
  const hours = (complaints: boolean) =>
    mails.filter((mail) => (mail.kind === 'complaint') === complaints).map((mail) => (NOW - mail.receivedAt) / HOUR_MS);
  const within = (from: number, to: number, list: number[]) => list.filter((age) => age > from && age < to).length;
  expect(within(24, 60, hours(false))).toBeGreaterThanOrEqual(3);
  expect(within(22, 24, hours(false))).toBeGreaterThanOrEqual(2);
  expect(within(48, 60, hours(true))).toBeGreaterThanOrEqual(2);
  expect(within(46, 48, hours(true))).toBeGreaterThanOrEqual(2);
});

test('every mail has its own Message-ID, and an answer names the mail it answers', () => {
  const ids = mails.map((mail) => mail.messageId);
  expect(new Set(ids).size).toBe(ids.length);
  for (const mail of mails.filter((one) => one.inReplyTo)) expect(ids).toContain(mail.inReplyTo);
  expect(mails.some((mail) => mail.inReplyTo)).toBe(true);
});

test('all addresses are on example domains that belong to nobody', () => {
  for (const { address } of [
    ...mails.map((mail) => mail.from),
    ...customerRows('2026-11-21').map((row) => ({ address: row.email })),
  ]) {
    expect(address).toMatch(/@([a-z0-9-]+\.)*(example|example\.cn|example\.com|example\.net|example\.org)$/);
  }
});

test('most senders are in the customer archive, some are not', () => {
  const known = new Set(customerRows('2026-11-21').map((row) => row.email));
  expect(known.size).toBe(12);
  const strangers = mails.filter((mail) => !known.has(mail.from.address));
  expect(strangers.length).toBeGreaterThan(2);
  expect(strangers.length).toBeLessThan(mails.length / 3);
});

test('the age of a mail travels in its Date header', () => {
  const oldest = mails[0]!;
  expect(asOutgoing(oldest).date).toEqual(new Date(oldest.receivedAt));
});

test('the weekly plans lie on Mondays of the month, so that its score can be computed', () => {
  expect(weeklyPlanRows('2026-11-21').map((row) => row.weekOf)).toEqual([
    '2026-11-02',
    '2026-11-09',
    '2026-11-16',
    '2026-11-02',
    '2026-11-09',
    '2026-11-16',
  ]);
  expect(weeklyPlanRows('2026-06-30')[0]?.weekOf).toBe('2026-06-01');
  expect(otherScoreRows('2026-06-30').map((row) => row.month)).toEqual(['2026-06', '2026-06']);
});

test('there are two agents, two who can sign a deduction, and an administrator', () => {
  const count = (role: string) => staff.filter((one) => one.role === role).length;
  expect([count('agent'), count('supervisor'), count('admin')]).toEqual([2, 2, 1]);
});
