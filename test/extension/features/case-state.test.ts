import { expect, test } from 'vitest';
import { caseClocks } from '../../../extension/features/case-clocks.ts';
import { foldCase } from '../../../extension/features/case-state.ts';
import type { OwnAct, SeenMessage } from '../../../extension/platform/desk-api.ts';
import type { CaseSummary } from '../../../shared/gateway/answers.ts';
import { HOUR_MS } from '../../../shared/kernel/instants.ts';
import { zhCN } from '../../../shared/packs/zh-CN/index.ts';

const now = Date.parse('2026-11-21T02:00:00Z');
const receivedAt = now - 10 * HOUR_MS;

const seen: SeenMessage = {
  keys: ['m:1'],
  typeKeys: [],
  subject: 'Late',
  senderName: 'Mara',
  receivedAt,
  receivedApproximate: false,
  caseType: 'complaint',
  typeSource: 'words',
};

const summary: CaseSummary = {
  caseId: 'm:1',
  keys: ['m:1'],
  subject: 'Late',
  senderName: 'Mara',
  caseType: 'complaint',
  category: 'technical',
  status: 'open',
  ownerId: 'S-09',
  ownerName: 'Chen',
  receivedAt,
  respondBy: receivedAt + 24 * HOUR_MS,
  resolveBy: receivedAt + 48 * HOUR_MS,
  ticked: ['calm'],
  fields: { facts: 'late twice' },
};

const act = (
  kind: string,
  payload: Record<string, unknown>,
  at: number,
  state: OwnAct['state'] = 'waiting',
): OwnAct => ({
  id: `${kind} ${at}`,
  kind,
  subjectId: 'm:1',
  payload,
  at,
  state,
});

const fold = (over: Partial<Parameters<typeof foldCase>[0]> = {}) =>
  foldCase(
    { seen, known: undefined, acts: [], clockOffset: 0, me: { staffId: 'S-01', name: 'Wang' }, ...over },
    zhCN,
    now,
  );
const clocks = (over: Parameters<typeof fold>[0], at = now) => caseClocks(fold(over), zhCN, at);

test('what the workbook told folds to itself again', () => {
  expect(fold({ known: { summary, asOfAt: now } })).toMatchObject({
    caseId: 'm:1',
    caseType: 'complaint',
    category: 'technical',
    status: 'open',
    ownerId: 'S-09',
    ownerName: 'Chen',
    receivedAt,
    ticked: ['calm'],
    fields: { facts: 'late twice' },
    resolveBy: summary.resolveBy,
    isTypeGuessed: false,
  });
});

test('own acts lie on top of what the workbook told; a rejected one does not count', () => {
  const known = { summary, asOfAt: now - HOUR_MS };
  const acts = [
    act('checklistStepTicked', { stepId: 'calm', ticked: false }, now - 3),
    act('caseClaimed', {}, now - 2),
    act('caseResolved', { result: 'done' }, now - 1, 'rejected'),
  ];
  expect(fold({ known, acts })).toMatchObject({ ticked: [], ownerId: 'S-01', status: 'open' });
});

test('E7b: a complaint counts to 48 h first and to 24 h beside it; another type to 24 h only', () => {
  expect(clocks({}).map(({ target, countdown }) => [target, countdown.remainingMs / HOUR_MS])).toEqual([
    ['resolution', 38],
    ['firstResponse', 14],
  ]);
  expect(clocks({ seen: { ...seen, caseType: 'enquiry' } }).map(({ target }) => target)).toEqual(['firstResponse']);
});

test('pauses that are over move the settling limit as the workbook moved it, and the first answer waits for nobody', () => {
  const moved = { ...summary, resolveBy: summary.resolveBy! + 5 * HOUR_MS };
  const [settle, respond] = clocks({ known: { summary: moved, asOfAt: now } });
  expect(settle?.countdown.dueAt).toBe(moved.resolveBy);
  expect(respond?.countdown.dueAt).toBe(summary.respondBy);
});

test('a case that waits counts nothing more, from the moment the workbook told so', () => {
  const paused = { ...summary, status: 'paused' as const, pauseReason: 'waitingForCustomer' };
  const known = { summary: paused, asOfAt: now };
  const [settle] = clocks({ known }, now + 3 * HOUR_MS);
  expect(settle?.countdown).toMatchObject({ state: 'paused', remainingMs: 38 * HOUR_MS });
});

test('T4: a promise that comes before the limit is the clock that matters; a later one stands below', () => {
  const promise = (hours: number) => [act('casePromised', { promisedBy: now + hours * HOUR_MS, note: '' }, now - 1)];
  expect(clocks({ acts: promise(2) })[0]?.target).toBe('promise');
  expect(clocks({ acts: promise(60) })[0]?.target).toBe('resolution');
});

test('an answered case stands behind running clocks, and one answered by the page’s signs alone counts nothing', () => {
  const acts = [act('caseAnswered', { answeredAt: now - HOUR_MS, automatic: false, source: 'self' }, now)];
  expect(clocks({ acts }).map(({ countdown }) => countdown.state)).toEqual(['fine', 'answered']);
  expect(clocks({ seen: { ...seen, caseType: 'enquiry', answered: true } })).toEqual([]);
});

test('E7a: an automatic answer stops no clock', () => {
  const acts = [act('caseAnswered', { answeredAt: now - HOUR_MS, automatic: true, source: 'page' }, now)];
  expect(clocks({ acts }).map(({ countdown }) => countdown.state)).toEqual(['fine', 'fine']);
});

test('a mail without a known time has no clock, a rough time is marked as rough', () => {
  const { receivedAt: _none, ...timeless } = seen;
  expect(clocks({ seen: timeless })).toEqual([]);
  expect(clocks({ seen: { ...seen, receivedApproximate: true } })[0]?.countdown.roughMs).toBeGreaterThan(0);
});

test('a wrong clock of this computer is set right before acts are laid on top', () => {
  const known = {
    summary: { ...summary, status: 'resolved' as const, resolvedAt: now - HOUR_MS, result: 'x' },
    asOfAt: now,
  };
  const reopened = [act('caseReopened', { reason: '' }, now - 3 * HOUR_MS)];
  expect(fold({ known, acts: reopened, clockOffset: 3 * HOUR_MS }).status).toBe('open');
});
