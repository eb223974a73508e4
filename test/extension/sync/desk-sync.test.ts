import { describe, expect, test } from 'vitest';
import { currentGateway } from '../../../extension/sync/gateways.ts';
import { countActs } from '../../../extension/sync/outbox.ts';
import { ownActsOf } from '../../../extension/sync/own-acts.ts';
import { messageKey } from '../../support/desk-events.ts';
import { openingOf, promiseOf } from './acts.ts';
import { connectedOffice, office } from './office.ts';

const idsOf = (rows: { eventId?: unknown }[]): unknown[] => rows.map(({ eventId }) => eventId);

describe('acts and the workbook', () => {
  test('an act is kept before it is called saved, and outlives the worker', async () => {
    const { sync, reopened } = await office();
    const kept = await sync.keep(openingOf('one'));
    const later = await reopened();
    expect((await later.database.getAll('outbox')).map(({ act }) => act)).toEqual([kept]);
  });

  test('an act that waits has no number; numbers are given in the order of doing, when first handed over', async () => {
    const { sync, eventRows } = await connectedOffice();
    const acts = [
      await sync.keep(openingOf('one')),
      await sync.keep(promiseOf('one')),
      await sync.keep(openingOf('two')),
    ];
    expect((await sync.database.getAll('outbox')).map(({ seq }) => seq)).toEqual([undefined, undefined, undefined]);
    expect(await sync.syncNow()).toBeUndefined();
    expect(eventRows().map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(idsOf(eventRows())).toEqual(acts.map(({ id }) => id));
    expect(await sync.database.count('outbox')).toBe(0);
  });

  test('with the network cut everything waits; when it is back, nothing is lost and nothing doubled', async () => {
    const { sync, line, eventRows } = await connectedOffice();
    line.state = 'cut';
    await sync.keep(openingOf('one'));
    expect((await sync.syncNow())?.code).toBe('unreachable');
    await sync.keep(promiseOf('one'));
    line.state = 'up';
    expect(await sync.syncNow()).toBeUndefined();
    expect(eventRows().map(({ kind }) => kind)).toEqual(['caseOpened', 'casePromised']);
  });

  test('an act that is done while a sync is on its way goes out with it', async () => {
    const { sync, line, eventRows } = await connectedOffice();
    line.meanwhile = () => sync.keep(openingOf('one'));
    expect(await sync.syncNow()).toBeUndefined();
    expect(eventRows()).toHaveLength(1);
    expect(await sync.database.count('outbox')).toBe(0);
  });

  test('when only the answer was lost, the same events go out again under the same numbers and enter once', async () => {
    const { sync, line, eventRows } = await connectedOffice();
    await sync.keep(openingOf('one'));
    await sync.keep(promiseOf('one'));
    line.state = 'answerLost';
    await sync.syncNow();
    expect(eventRows()).toHaveLength(2);
    await sync.keep(openingOf('two'));
    line.state = 'up';
    await sync.syncNow();
    expect(eventRows().map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(await sync.database.count('outbox')).toBe(0);
  });

  test('a worker killed between handing over and answer is continued by the next one', async () => {
    const { sync, line, eventRows, reopened } = await connectedOffice();
    await sync.keep(openingOf('one'));
    line.state = 'answerLost';
    await sync.syncNow();
    line.state = 'up';
    const next = await reopened();
    await next.keep(openingOf('two'));
    expect(await next.syncNow()).toBeUndefined();
    expect(eventRows().map(({ seq }) => seq)).toEqual([1, 2]);
  });

  test('more than 200 acts go out in several requests, in order', async () => {
    const { sync, line, eventRows } = await connectedOffice();
    for (let index = 0; index < 203; index++) await sync.keep(promiseOf(`case-${index}`));
    await sync.syncNow();
    const sizes = line.requests
      .filter(({ op }) => op === 'sync')
      .map(({ body }) => JSON.parse(body ?? '').events.length);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(200);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(203);
    expect(eventRows().map(({ seq }) => seq)).toEqual(
      Array.from({ length: eventRows().length }, (_, index) => index + 1),
    );
  });

  test('acts with long notes are spread over requests below the limit of size', async () => {
    const { sync, line } = await connectedOffice();
    const note = '长'.repeat(1_000);
    for (let index = 0; index < 200; index++) await sync.keep(promiseOf(`case-${index}`, note));
    await sync.syncNow();
    for (const request of line.requests) expect(Buffer.byteLength(JSON.stringify(request))).toBeLessThan(1_000_000);
    expect(line.requests.filter(({ op }) => op === 'sync').length).toBeGreaterThan(1);
  });

  test('an act the workbook refuses goes to the list of rejected ones with its reason; the good ones beside it enter', async () => {
    const { sync, eventRows } = await connectedOffice();
    const spoiled = { ...promiseOf('one'), payload: { promisedBy: 'tomorrow', note: '' } };
    const bad = await sync.keep(spoiled);
    const good = await sync.keep(openingOf('one'));
    await sync.syncNow();
    const rejected = await sync.database.getAll('rejected');
    expect(rejected.map(({ act, code }) => [act.id, code])).toEqual([[bad.id, 'payloadWrong']]);
    expect(rejected[0]?.message).not.toBe('');
    expect(idsOf(eventRows())).toEqual([good.id]);
    expect(await sync.database.count('outbox')).toBe(0);
  });

  test('a kind this workbook does not know waits without a number, and the others go on', async () => {
    const { sync, eventRows } = await connectedOffice();
    await sync.keep({ kind: 'giftWrapped', version: 1, subjectId: messageKey('one'), payload: {} });
    await sync.keep(openingOf('one'));
    await sync.syncNow();
    expect(eventRows().map(({ kind }) => kind)).toEqual(['caseOpened']);
    const [waiting] = await sync.database.getAll('outbox');
    expect(waiting?.act.kind).toBe('giftWrapped');
    expect(waiting?.seq).toBeUndefined();
  });

  test('a number given to an act that the workbook lets wait is taken back', async () => {
    const { sync } = await connectedOffice();
    const gateway = await currentGateway(sync.database);
    // A workbook that was set back to an older version: it said it knows the kind, and no longer does.
    await sync.database.put('gateways', { ...gateway!, accepts: { ...gateway!.accepts, giftWrapped: [1] } });
    await sync.keep({ kind: 'giftWrapped', version: 1, subjectId: messageKey('one'), payload: {} });
    await sync.syncNow();
    const [waiting] = await sync.database.getAll('outbox');
    expect(waiting).toMatchObject({ sentCount: 0 });
    expect(waiting?.seq).toBeUndefined();
  });

  test('a wrong clock is answered with the time of the gateway, and signed again', async () => {
    const { sync, line, eventRows } = await connectedOffice();
    line.clockError = -26 * 3_600_000;
    const kept = await sync.keep(openingOf('one'));
    expect(await sync.syncNow()).toBeUndefined();
    expect(eventRows()).toHaveLength(1);
    expect((await currentGateway(sync.database))?.clockOffset).toBe(26 * 3_600_000);
    expect(kept.clockOffset).toBe(0);
    expect((await sync.keep(promiseOf('one'))).clockOffset).toBe(26 * 3_600_000);
  });

  test('a busy workbook is asked again after the time it names', async () => {
    const { sync, gateway, line, eventRows } = await connectedOffice();
    await sync.keep(openingOf('one'));
    gateway.isLocked = true;
    expect(await sync.syncNow()).toBeUndefined();
    expect(line.pauses.length).toBe(1);
    expect(eventRows()).toHaveLength(1);
  });

  test('something else answering at the address is not taken for the gateway', async () => {
    const { sync, line } = await connectedOffice();
    line.state = 'html';
    await sync.keep(openingOf('one'));
    expect((await sync.syncNow())?.code).toBe('notAGateway');
    expect((await countActs(sync.database, undefined)).waiting).toBe(1);
  });

  test('requests of one key never overtake each other', async () => {
    const { sync, line } = await connectedOffice();
    await sync.keep(openingOf('one'));
    const found = await Promise.all([
      sync.lookUp({ what: 'atHand', address: 'liting@meiyu.example', keys: [messageKey('one')] }),
      sync.syncNow(),
      sync.lookUp({ what: 'awaitingSignature' }),
      sync.lookUp({ what: 'caller', number: '13800000000' }),
    ]);
    const numbers = line.requests.flatMap(({ seq }) => seq ?? []);
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    expect(found[0]).toMatchObject({ ok: true });
  });

  test('a profile restored from an older copy loses no act', async () => {
    const { sync, eventRows } = await connectedOffice();
    const old = await currentGateway(sync.database);
    await sync.keep(openingOf('one'));
    await sync.keep(promiseOf('one'));
    await sync.syncNow();
    await sync.database.put('gateways', old!);
    const kept = await sync.keep(openingOf('two'));
    expect(await sync.syncNow()).toBeUndefined();
    expect(idsOf(eventRows())).toContain(kept.id);
    expect(await sync.database.count('outbox')).toBe(0);
  });

  test('what was done is found again by its subject, delivered or not', async () => {
    const { sync } = await connectedOffice();
    await sync.keep(openingOf('one'));
    await sync.syncNow();
    await sync.keep(promiseOf('one'));
    await sync.keep(promiseOf('two'));
    const own = await ownActsOf(sync.database, [messageKey('one')]);
    expect(own.map(({ act, state }) => [act.kind, state])).toEqual([
      ['caseOpened', 'delivered'],
      ['casePromised', 'waiting'],
    ]);
  });
});
