import { describe, expect, test } from 'vitest';
import { currentGateway } from '../../../extension/sync/gateways.ts';
import { countActs } from '../../../extension/sync/outbox.ts';
import { exportOutbox, importOutbox } from '../../../extension/sync/outbox-file.ts';
import { openingOf, promiseOf } from './acts.ts';
import { connectedOffice, office } from './office.ts';

const heldIn = async ({ sync }: { sync: Awaited<ReturnType<typeof office>>['sync'] }): Promise<number> =>
  (await countActs(sync.database, (await currentGateway(sync.database))?.keyId)).held;

describe('connecting to a gateway', () => {
  test('who stands behind the link is told before anything of the person is sent', async () => {
    const made = await office();
    await made.sync.keep(openingOf('one'));
    const offer = await made.sync.offerOf(made.link());
    expect(offer).toMatchObject({ ok: true, value: { host: 'gateway.example', earlierActs: 1 } });
    expect(made.line.requests).toEqual([{ op: 'hello' }]);
  });

  test('the private key cannot be exported, and signs what the gateway accepts', async () => {
    const { sync } = await connectedOffice();
    const { keys } = (await currentGateway(sync.database))!;
    expect(keys.privateKey.extractable).toBe(false);
    await expect(crypto.subtle.exportKey('pkcs8', keys.privateKey)).rejects.toThrow();
    expect(await sync.syncNow()).toBeUndefined();
  });

  test('acts gathered earlier are handed over only after a yes', async () => {
    const made = await office();
    await made.sync.keep(openingOf('one'));
    await made.sync.connect(made.link(), false);
    await made.sync.syncNow();
    expect(made.eventRows()).toHaveLength(0);
    expect(await heldIn(made)).toBe(1);
  });

  test('after a yes they go out under the name of the person connected', async () => {
    const made = await office();
    await made.sync.keep(openingOf('one'));
    await made.sync.connect(made.link(), true);
    await made.sync.syncNow();
    const { staffId } = (await currentGateway(made.sync.database))!;
    expect(made.eventRows().map((row) => row.staffId)).toEqual([staffId]);
    expect(await heldIn(made)).toBe(0);
  });

  test('a second gateway does not get the acts of the first one without a question', async () => {
    const first = await connectedOffice();
    first.line.state = 'cut';
    await first.sync.keep(openingOf('one'));
    await first.sync.syncNow();
    first.line.state = 'up';
    await first.sync.connect(first.link('陈涛'), false);
    await first.sync.keep(promiseOf('two'));
    await first.sync.syncNow();
    expect(first.eventRows().map(({ kind }) => kind)).not.toContain('caseOpened');
    expect(await heldIn(first)).toBe(1);
  });

  test.each([
    ['nothing', ''],
    ['an address without a code', 'https://gateway.example/exec'],
    ['a code that is too short', 'https://gateway.example/exec#deskside=1&code=abc'],
    ['a script address', 'javascript:alert(1)#code=AAAAAAAAAAAAAAAAAAAAAAAA'],
    ['an address with a password in it', 'https://user:word@gateway.example/exec#code=AAAAAAAAAAAAAAAAAAAAAAAA'],
  ])('%s is no connect link', async (_what, link) => {
    const { sync, line } = await office();
    expect(await sync.offerOf(link)).toMatchObject({ ok: false, problem: { code: 'badLink' } });
    expect(line.requests).toEqual([]);
  });

  test('an address nobody answers at is said to be unreachable', async () => {
    const made = await office();
    const link = made.link();
    made.line.state = 'cut';
    expect(await made.sync.offerOf(link)).toMatchObject({ ok: false, problem: { code: 'unreachable' } });
  });

  test('a code works once', async () => {
    const made = await office();
    const link = made.link();
    expect((await made.sync.connect(link, true)).ok).toBe(true);
    expect(await made.sync.connect(link, true)).toMatchObject({ ok: false, problem: { code: 'codeUsed' } });
  });
});

describe('the outbox as a file', () => {
  test('what waits in one browser can be carried to another, once', async () => {
    const one = await office();
    await one.sync.keep(openingOf('one'));
    await one.sync.keep(promiseOf('one'));
    const file = await exportOutbox(one.sync.database);
    const other = await office();
    expect(await importOutbox(other.sync.database, file)).toBe(2);
    expect(await importOutbox(other.sync.database, file)).toBe(0);
    expect(await heldIn(other)).toBe(2);
  });

  test.each(['', '{}', '{"format":"deskside-outbox-1","waiting":[{"id":"x"}],"rejected":[]}', 'null', '[1]'])(
    'a file that is no export changes nothing: %s',
    async (text) => {
      const { sync } = await office();
      expect(await importOutbox(sync.database, text)).toBeUndefined();
      expect(await sync.database.count('outbox')).toBe(0);
    },
  );
});
