import { beforeEach, describe, expect, it } from 'vitest';
import { serviceCases } from '../../../shared/cases/cases.table.ts';
import { CODE_LIFE_MS, MAX_BODY_BYTES } from '../../../shared/gateway/limits.ts';
import { keys } from '../../../shared/staff/keys.table.ts';
import { events, rejectedEvents } from '../../../shared/workbook/events.table.ts';
import { invite, setKeyStatus } from '../../../sheets-addon/server/actions/admin.ts';
import { anEvent, opened } from '../../support/desk-events.ts';
import { type MemoryGateway, memoryGateway, NOON } from '../../support/memory-gateway.ts';
import { newSigner, type Signer } from '../../support/signer.ts';

let gateway: MemoryGateway;
let wang: Signer;

beforeEach(async () => {
  gateway = memoryGateway();
  wang = await gateway.enrol('王敏', 'agent');
});

const sync = (...list: unknown[]) => ({ events: list });

describe('hello', () => {
  it('says whose gateway it is, without any key and without the spreadsheet’s own id', () => {
    const answer = gateway.post({ op: 'hello' });
    expect(answer).toMatchObject({ ok: true, serverAt: NOON, protocol: 1, workbook: gateway.workbookName });
    expect(answer.company).not.toBe('');
    expect(answer.accepts.caseOpened).toEqual([1]);
    expect(JSON.stringify(answer)).not.toContain('memory-spreadsheet');
  });

  it('is refused with notReady while no workbook is named', () => {
    gateway.properties.delete('WORKBOOK_ID');
    expect(gateway.post({ op: 'hello' })).toMatchObject({ ok: false, code: 'notReady' });
  });

  it('is refused with notReady while the workbook is not laid out', () => {
    gateway.workbook.sheets.sheets.clear();
    gateway.cache.clear();
    expect(gateway.post({ op: 'hello' })).toMatchObject({ ok: false, code: 'notReady' });
  });
});

describe('a request that cannot be read', () => {
  it.each([
    ['no JSON', '{"op":'],
    ['an empty body', ''],
    ['a number', '7'],
    ['null', 'null'],
    ['a list', '[]'],
    ['JSON without end', `${'['.repeat(100_000)}`],
    ['JSON of great depth', `${'['.repeat(5000)}${']'.repeat(5000)}`],
    [
      'an envelope without a signature',
      JSON.stringify({ op: 'sync', key: 'k', seq: 1, at: 1, workbook: '', body: '' }),
    ],
    ['an enrolment without a key', JSON.stringify({ op: 'enrol', code: 'x'.repeat(30) })],
  ])('is refused with badRequest: %s', (_name, text) => {
    const answer = gateway.postText(text);
    expect(answer).toMatchObject({ ok: false, code: 'badRequest', serverAt: NOON });
    expect(answer.message).not.toMatch(/[{}]/);
  });

  it('is refused with tooLarge above 1 MB, counted in UTF-8 bytes', async () => {
    const chinese = '投'.repeat(MAX_BODY_BYTES / 3 + 1);
    expect(chinese.length).toBeLessThan(MAX_BODY_BYTES);
    expect(gateway.postText(JSON.stringify({ op: 'hello', chinese }))).toMatchObject({ ok: false, code: 'tooLarge' });
    expect(gateway.postText('x'.repeat(MAX_BODY_BYTES + 1))).toMatchObject({ ok: false, code: 'tooLarge' });
  });

  it('is answered in the workbook’s language', () => {
    const messages = ['zh-CN', 'zh-TW', 'en'].map((language) => {
      gateway.properties.set('LANGUAGE', language);
      return gateway.postText('').message;
    });
    expect(messages).toEqual([
      expect.stringContaining('网关'),
      expect.stringContaining('閘道'),
      expect.stringContaining('gateway'),
    ]);
  });

  it('is not harmed by a key named __proto__', async () => {
    const body = '{"events":[],"__proto__":{"polluted":true},"\\u005f_proto__":{"polluted":true}}';
    expect(gateway.post(await wang.envelope('sync', body))).toMatchObject({ ok: true });
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});

describe('a signed request', () => {
  it('is refused with badSignature when a byte of the body was changed on the way', async () => {
    const envelope = await wang.envelope('sync', sync(opened(wang, 1, NOON)));
    const changed = { ...envelope, body: envelope.body.replace('李婷', '李霆') };
    expect(gateway.post(changed)).toMatchObject({ ok: false, code: 'badSignature' });
    expect(gateway.workbook.rows(serviceCases)).toHaveLength(0);
  });

  it.each(['op', 'seq', 'at'] as const)(
    'is refused with badSignature when %s was changed on the way',
    async (field) => {
      const envelope = await wang.envelope('lookup', { what: 'points', staffId: wang.staffId });
      const value = { op: 'sync', seq: envelope.seq + 1, at: envelope.at + 1 }[field];
      expect(gateway.post({ ...envelope, [field]: value })).toMatchObject({ ok: false, code: 'badSignature' });
    },
  );

  it.each(['', 'A', 'x'.repeat(86), '!'.repeat(86), 'A'.repeat(86)])(
    'is refused with badSignature when the signature is %j',
    async (sig) => {
      const envelope = await wang.envelope('sync', sync());
      const { code } = gateway.post({ ...envelope, sig });
      expect(code).toBe(sig === '' ? 'badRequest' : 'badSignature');
    },
  );

  it('is refused with unknownKey when nobody enrolled that key', async () => {
    const stranger = await newSigner(gateway.workbookName, gateway.clock);
    expect(gateway.post(await stranger.envelope('sync', sync()))).toMatchObject({ ok: false, code: 'unknownKey' });
    const odd = { ...(await stranger.envelope('sync', sync())), key: '=IMPORTXML("http://x")' };
    expect(gateway.post(odd)).toMatchObject({ ok: false, code: 'unknownKey' });
  });

  it('is refused with badSignature under another person’s key', async () => {
    const chen = await gateway.enrol('陈涛', 'agent');
    const envelope = await wang.envelope('sync', sync(), { key: chen.keyId });
    expect(gateway.post(envelope)).toMatchObject({ ok: false, code: 'badSignature' });
  });

  it('is refused with wrongWorkbook when it was meant for another one', async () => {
    const envelope = await wang.envelope('sync', sync(), { workbook: 'another' });
    expect(gateway.post(envelope)).toMatchObject({ ok: false, code: 'wrongWorkbook' });
  });

  it.each([-300_001, 300_001])(
    'whose clock is %i ms off is told the server’s time, and only if it was signed',
    async (off) => {
      const envelope = await wang.envelope('sync', sync(opened(wang, 1, NOON)), { at: NOON + off });
      expect(gateway.post(envelope)).toMatchObject({ ok: false, code: 'clockWrong', serverAt: NOON });
      expect(gateway.post({ ...envelope, at: NOON + off - 1 })).toMatchObject({ code: 'badSignature' });
      const again = await wang.envelope('sync', sync(opened(wang, 1, NOON)), { at: NOON });
      expect(gateway.post(again)).toMatchObject({ ok: true, lastSeq: 1 });
    },
  );

  it('is taken with a clock five minutes off', async () => {
    expect(gateway.post(await wang.envelope('sync', sync(), { at: NOON - 300_000 }))).toMatchObject({ ok: true });
  });

  it('is refused with usedSequence when it is sent again, and enters nothing twice', async () => {
    const envelope = await wang.envelope('sync', sync(opened(wang, 1, NOON)));
    expect(gateway.post(envelope).ok).toBe(true);
    expect(gateway.post(envelope)).toMatchObject({ ok: false, code: 'usedSequence' });
    const older = await wang.envelope('sync', sync(), { seq: 1 });
    expect(gateway.post(older)).toMatchObject({ ok: false, code: 'usedSequence' });
    expect(gateway.workbook.rows(events)).toHaveLength(1);
  });

  it('replayed as a look-up is refused even after the key has left the cache', async () => {
    const envelope = await wang.envelope('lookup', { what: 'points', staffId: wang.staffId });
    expect(gateway.post(envelope).ok).toBe(true);
    gateway.clock.now += 120_000;
    expect(gateway.post(envelope)).toMatchObject({ ok: false, code: 'usedSequence' });
  });

  it('is refused with unknownOperation when the gateway does not know it', async () => {
    expect(gateway.post(await wang.envelope('destroy', {}))).toMatchObject({ ok: false, code: 'unknownOperation' });
  });

  it('is refused with badRequest when its body is not what the operation takes', async () => {
    for (const body of ['', 'x', '{}', '[]', '{"events":{}}'])
      expect(gateway.post(await wang.envelope('sync', body)), body).toMatchObject({ ok: false, code: 'badRequest' });
    expect(gateway.post(await wang.envelope('lookup', { what: 'everything' }))).toMatchObject({ code: 'badRequest' });
  });

  it('is refused with busy while somebody else holds the lock', async () => {
    gateway.isLocked = true;
    const answer = gateway.post(await wang.envelope('sync', sync(opened(wang, 1, NOON))));
    expect(answer).toMatchObject({ ok: false, code: 'busy' });
    expect(answer.retryAfterMs).toBeGreaterThan(0);
    gateway.isLocked = false;
    expect(gateway.post(await wang.envelope('sync', sync(opened(wang, 1, NOON)))).lastSeq).toBe(1);
  });

  it('enters nothing when the workbook fails, says so without the customer’s words, and frees the lock', async () => {
    gateway.workbook.sheets.failNext = { method: 'Spreadsheets.batchUpdate', message: 'Internal error near 李婷' };
    const answer = gateway.post(await wang.envelope('sync', sync(opened(wang, 1, NOON))));
    expect(answer).toMatchObject({ ok: false, code: 'internal' });
    expect(JSON.stringify([answer, gateway.log])).not.toContain('李婷');
    expect(gateway.lockCount.taken).toBe(gateway.lockCount.released);
    expect(gateway.workbook.rows(serviceCases)).toHaveLength(0);
    expect(gateway.post(await wang.envelope('sync', sync(opened(wang, 1, NOON)))).lastSeq).toBe(1);
  });

  it('is asked to come again later when Google’s quota is used up', async () => {
    gateway.workbook.sheets.failNext = {
      method: 'Spreadsheets.batchUpdate',
      message: 'Quota exceeded for quota metric',
    };
    const answer = gateway.post(await wang.envelope('sync', sync(opened(wang, 1, NOON))));
    expect(answer).toMatchObject({ ok: false, code: 'busy', retryAfterMs: 60_000 });
  });
});

describe('events of a request', () => {
  it('are refused together with tooManyEvents above 200', async () => {
    const list = Array.from({ length: 201 }, (_, index) => anEvent(wang, index + 1, NOON));
    expect(gateway.post(await wang.envelope('sync', { events: list }))).toMatchObject({
      ok: false,
      code: 'tooManyEvents',
    });
    expect(gateway.workbook.rows(events)).toHaveLength(0);
  });

  it('are kept where they are good; bad ones go to 未入账 with the reason, unknown ones wait', async () => {
    const list = [
      opened(wang, 1, NOON),
      { seq: 2, id: 'not-an-event' },
      'nonsense',
      anEvent(wang, 3, NOON, { kind: 'caseClaimed', staffId: '1002' }),
      anEvent(wang, 4, NOON, { kind: 'keyRevoked', subjectId: wang.keyId, payload: { reason: 'x' } }),
      anEvent(wang, 5, NOON, { kind: 'casePromised', payload: { promisedBy: 'soon' } }),
      anEvent(wang, 6, NOON, { kind: 'caseDreamt' }),
      anEvent(wang, 6, NOON, { kind: 'caseClaimed', version: 9 }),
      anEvent(wang, 7, NOON),
    ];
    const answer = gateway.post(await wang.envelope('sync', { events: list }));
    expect(answer.ok).toBe(true);
    const codes = answer.results.map(({ status, code }: { status: string; code?: string }) => code ?? status);
    expect(codes).toEqual([
      'folded',
      'wrongShape',
      'wrongShape',
      'notYours',
      'notAllowed',
      'payloadWrong',
      'waiting',
      'waiting',
      'folded',
    ]);
    for (const { status, message } of answer.results)
      if (status === 'rejected') expect(message).toMatch(/[\u4e00-\u9fff]/);
    const rejected = gateway.workbook.rows(rejectedEvents);
    expect(rejected.map(({ code }) => code)).toHaveLength(5);
    expect(rejected.every(({ reason, event }) => reason && event)).toBe(true);
    expect(gateway.workbook.rows(events).map(({ kind }) => kind)).toEqual(['caseOpened', 'caseClaimed']);
    expect(answer.lastSeq).toBe(7);
  });

  it('are entered once however often they are handed over', async () => {
    const event = opened(wang, 1, NOON);
    gateway.post(await wang.envelope('sync', sync(event)));
    const answer = gateway.post(await wang.envelope('sync', sync(event, opened(wang, 2, NOON, 'two'))));
    expect(answer.results.map(({ status }: { status: string }) => status)).toEqual(['repeat', 'folded']);
    expect(gateway.workbook.rows(events)).toHaveLength(2);
    expect(gateway.workbook.rows(serviceCases)).toHaveLength(2);
  });

  it('keep a subject that looks like a formula or like HTML as the text it is', async () => {
    const subjects = ['=IMPORTXML("http://x","//a")', '<img src=x onerror=alert(1)>', '+1', '-1', '@x', "'quoted"];
    const list = subjects.map((subject, index) => opened(wang, index + 1, NOON, `odd ${index}`, { subject }));
    gateway.post(await wang.envelope('sync', { events: list }));
    expect(gateway.workbook.rows(serviceCases).map(({ subject }) => subject)).toEqual(subjects);
    for (const table of [serviceCases, events])
      for (let row = 0; row < 10; row++)
        for (let column = 0; column < table.columns.length; column++)
          expect(gateway.workbook.sheets.formula(table.sheetId, row, column)).toBeUndefined();
  });
});

describe('enrolment', () => {
  it('gives an agent a key at once, and a supervisor’s waits for approval', async () => {
    const { code } = invite({ name: '赵主管', role: 'supervisor' }, gateway.services);
    const zhao = await newSigner(gateway.workbookName, gateway.clock);
    const answer = gateway.post(await zhao.enrolment(code));
    expect(answer).toMatchObject({ ok: true, status: 'awaitingApproval', role: 'supervisor', name: '赵主管' });
    expect(answer.key).toBe(zhao.keyId);
    expect(gateway.post(await zhao.envelope('sync', sync()))).toMatchObject({ ok: false, code: 'notApproved' });
    setKeyStatus(zhao.keyId, 'active', gateway.services);
    expect(gateway.post(await zhao.envelope('sync', sync()))).toMatchObject({ ok: true });
  });

  it('stores no code, only its digest', async () => {
    const { code } = invite({ name: '新人', role: 'agent' }, gateway.services);
    const cells = JSON.stringify(
      [...gateway.workbook.sheets.sheets.values()].map(({ rows }) => [...rows.values()].map((row) => [...row])),
    );
    expect(cells).not.toContain(code);
    expect(cells).toContain('新人');
  });

  it('is refused with codeUnknown, codeUsed and codeExpired', async () => {
    const signer = () => newSigner(gateway.workbookName, gateway.clock);
    const one = await signer();
    expect(gateway.post(await one.enrolment('a-code-nobody-gave-out-0000'))).toMatchObject({ code: 'codeUnknown' });
    const first = invite({ name: '甲', role: 'agent' }, gateway.services);
    expect(gateway.post(await one.enrolment(first.code)).ok).toBe(true);
    const two = await signer();
    expect(gateway.post(await two.enrolment(first.code))).toMatchObject({ ok: false, code: 'codeUsed' });
    const late = invite({ name: '乙', role: 'agent' }, gateway.services);
    gateway.clock.now += CODE_LIFE_MS + 1000;
    expect(gateway.post(await two.enrolment(late.code))).toMatchObject({ ok: false, code: 'codeExpired' });
    expect(gateway.workbook.rows(keys).map(({ name }) => name)).toEqual(['王敏', '甲']);
  });

  it('is refused with badSignature when the key does not prove itself, and the code stays good', async () => {
    const { code } = invite({ name: '甲', role: 'agent' }, gateway.services);
    const signer = await newSigner(gateway.workbookName, gateway.clock);
    const other = await newSigner(gateway.workbookName, gateway.clock);
    const enrolment = await signer.enrolment(code);
    const stolen = { ...enrolment, publicKey: other.publicKey };
    expect(gateway.post(stolen)).toMatchObject({ ok: false, code: 'badSignature' });
    const noPoint = { ...enrolment, publicKey: `B${'A'.repeat(86)}` };
    expect(gateway.post(noPoint)).toMatchObject({ ok: false, code: 'badSignature' });
    expect(gateway.post(enrolment)).toMatchObject({ ok: true });
  });

  it('repeated with the same key, because the answer was lost, is answered as the first time', async () => {
    const { code } = invite({ name: '甲', role: 'agent' }, gateway.services);
    const signer = await newSigner(gateway.workbookName, gateway.clock);
    const first = gateway.post(await signer.enrolment(code));
    const again = gateway.post(await signer.enrolment(code));
    expect(again).toEqual(first);
    expect(gateway.workbook.rows(keys).filter(({ name }) => name === '甲')).toHaveLength(1);
  });

  it('takes person and role from the code, and puts somebody new into the staff sheet once', async () => {
    const first = invite({ name: '新人', role: 'agent' }, gateway.services);
    const second = invite({ name: '新人', role: 'agent' }, gateway.services);
    expect(first.staffId).toBe('1003');
    expect(second.staffId).toBe('1003');
    expect(invite({ name: '王敏', role: 'agent' }, gateway.services).staffId).toBe('1001');
  });
});

describe('a revoked key', () => {
  it('is refused at once, though it was in the cache, and cannot be approved again', async () => {
    const admin = await gateway.enrol('管理员', 'admin');
    expect(gateway.post(await wang.envelope('sync', sync())).ok).toBe(true);
    const revoke = anEvent(admin, 1, NOON, { kind: 'keyRevoked', subjectId: wang.keyId, payload: { reason: '离职' } });
    expect(gateway.post(await admin.envelope('sync', sync(revoke))).results[0].status).toBe('folded');
    expect(gateway.post(await wang.envelope('sync', sync()))).toMatchObject({ ok: false, code: 'revokedKey' });
    expect(setKeyStatus(wang.keyId, 'active', gateway.services).status).toBe('revoked');
  });
});
