import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { checkVector, vectorsOf } from '../../checks/sla-vectors.ts';

const pathOf = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
const sample = pathOf('vectors/sample.json');
const command = ['--import', 'tsx', pathOf('../../checks/sla.ts')];

const folder = mkdtempSync(join(tmpdir(), 'deskside-vectors-'));
afterAll(() => rmSync(folder, { recursive: true }));

const check = (file: unknown): { status: number | null; stdout: string } => {
  const path = join(folder, 'vectors.json');
  writeFileSync(path, typeof file === 'string' ? file : JSON.stringify(file));
  const { status, stdout } = spawnSync(process.execPath, [...command, path], { encoding: 'utf8' });
  return { status, stdout };
};

describe('the sample vectors', () => {
  it.each(['UTC', 'Asia/Shanghai', 'America/Los_Angeles', 'Pacific/Auckland', 'Europe/London'])(
    'all pass on a machine in %s',
    (TZ) => {
      const output = execFileSync(process.execPath, [...command, sample], {
        env: { ...process.env, TZ },
        encoding: 'utf8',
      });
      expect(output).toBe('73 passed, 0 failed\n');
    },
  );

  it('would fail under the other convention: the closing instant is kept to', () => {
    const vectors = vectorsOf(JSON.parse(readFileSync(sample, 'utf8'))) as { expectedDueNextOpening?: string }[];
    const boundary = vectors.filter(({ expectedDueNextOpening }) => expectedDueNextOpening !== undefined);
    expect(boundary.length).toBeGreaterThan(3);
    for (const vector of boundary)
      expect(checkVector({ ...vector, expectedDue: vector.expectedDueNextOpening }, 0)).toBeDefined();
    // Where only the other convention is stated, it has to be the opening that follows our due instant.
    for (const vector of boundary) expect(checkVector({ ...vector, expectedDue: undefined }, 0)).toBeUndefined();
  });
});

const weekdays = { mon: [['09:00', '17:00']], tue: [['09:00', '17:00']] };
const aVector = {
  id: 'a',
  calendar: { timeZone: 'UTC', hours: weekdays, holidays: [], extraWorkdays: {} },
  start: '2026-06-01T10:00:00Z',
  pauses: [],
  targetMinutes: 60,
  expectedDue: '2026-06-01T11:00:00Z',
  tags: [],
};
const reason = (changes: object) => checkVector({ ...aVector, ...changes }, 0)?.got;

describe('one vector', () => {
  it('passes, also with unknown fields and without the optional ones', () => {
    expect(checkVector(aVector, 0)).toBeUndefined();
    expect(
      checkVector({ ...aVector, note: { x: 1 }, source: 'biz', pauses: undefined, tags: undefined }, 0),
    ).toBeUndefined();
    expect(checkVector({ ...aVector, calendar: { timeZone: 'UTC', hours: weekdays } }, 0)).toBeUndefined();
  });

  it('that is missed shows expected and got', () => {
    expect(checkVector({ ...aVector, expectedDue: '2026-06-01T11:00:01Z' }, 0)).toEqual({
      id: 'a',
      expected: '2026-06-01T11:00:01Z',
      got: '2026-06-01T11:00:00Z',
    });
    const elapsed = { ...aVector, elapsed: true, from: '2026-06-01T10:00:00Z', to: '2026-06-01T11:00:00Z' };
    expect(checkVector({ ...elapsed, expectedMinutes: 61 }, 0)).toEqual({ id: 'a', expected: '3660 s', got: '3600 s' });
    expect(checkVector({ ...elapsed, expectedMinutes: 60, expectedSeconds: 3_601 }, 0)?.expected).toBe('3601 s');
    expect(checkVector({ ...elapsed, expectedMinutes: 60, expectedSeconds: 3_600 }, 0)).toBeUndefined();
  });

  it('may expect that it is never due', () => {
    const calendar = { timeZone: 'UTC', hours: {} };
    expect(checkVector({ ...aVector, calendar, expectedDue: null }, 0)).toBeUndefined();
    expect(checkVector({ ...aVector, calendar, expectedDue: 'never due' }, 0)).toBeUndefined();
    expect(reason({ calendar })).toBe('never due (noHours)');
    expect(reason({ expectedDue: null })).toBe('2026-06-01T11:00:00Z');
  });

  it.each([
    [{ start: undefined }, 'start is not an ISO 8601 instant'],
    [{ start: '2026-06-01T10:00:00' }, 'with a zone'],
    [{ start: '2026-06-01' }, 'with a zone'],
    [{ start: 5 }, 'start is not'],
    [{ targetMinutes: '60' }, 'targetMinutes is not a number'],
    [{ targetMinutes: undefined }, 'targetMinutes is not a number: missing'],
    [{ expectedDue: 'soon' }, 'expectedDue is not'],
    [{ expectedDue: undefined }, 'expectedDue is not'],
    [{ pauses: {} }, 'pauses is not a list'],
    [{ pauses: [['x', 'y']] }, 'pauses[0] from'],
    [{ pauses: [null] }, 'pauses[0] from'],
    [{ calendar: null }, 'calendar is missing'],
    [{ calendar: { timeZone: 'Nowhere/Land', hours: weekdays } }, '"Nowhere/Land" is not known'],
    [{ calendar: { timeZone: 'UTC', hours: { monday: [] } } }, 'hours.monday: unknownWeekday'],
    [{ calendar: { timeZone: 'UTC', hours: { mon: [['9', '17']] } } }, 'hours.mon[0]: notAClockTime'],
    [{ calendar: { timeZone: 'UTC', hours: weekdays, holidays: ['soon'] } }, 'holidays: not a date'],
    [{ calendar: { timeZone: 'UTC', hours: weekdays, holidays: 'x' } }, 'holidays is not a list'],
    [{ calendar: { timeZone: 'UTC', hours: weekdays, extraWorkdays: [] } }, 'extraWorkdays is not an object'],
    [{ calendar: { timeZone: 'UTC', hours: weekdays, extraWorkdays: { x: [] } } }, 'dateHours[0].on: notADate'],
    [{ elapsed: true }, 'from is not'],
    [{ elapsed: true, from: '2026-06-01T10:00:00Z', to: '2026-06-01T11:00:00Z' }, 'expectedMinutes is not a number'],
  ])('%j fails with its reason', (changes, text) => {
    expect(reason(changes)).toContain(text);
  });

  it.each([null, 5, 'x', [], undefined])('%j is no vector', (raw) => {
    expect(checkVector(raw, 6)).toMatchObject({ id: 'vector 7' });
  });
});

describe('check:sla', () => {
  it('counts a malformed vector as failed, goes on, and exits with 1', () => {
    const { status, stdout } = check({
      vectors: [aVector, { id: 'broken' }, { ...aVector, expectedDue: '2026-06-01T12:00:00Z' }],
    });
    expect(stdout.trim().split('\n')).toEqual([
      'broken: expected an answer, got malformed: calendar is missing',
      'a: expected 2026-06-01T12:00:00Z, got 2026-06-01T11:00:00Z',
      '1 passed, 2 failed',
    ]);
    expect(status).toBe(1);
  });

  it('exits with 0 when all pass, and takes a bare list', () => {
    expect(check([aVector])).toEqual({ status: 0, stdout: '1 passed, 0 failed\n' });
  });

  it('does not pass what it cannot read', () => {
    expect(check('{ not json').status).toBe(1);
    expect(check({ vectors: 5 })).toMatchObject({ status: 1 });
    expect(spawnSync(process.execPath, command, { encoding: 'utf8' }).status).toBe(2);
  });
});
