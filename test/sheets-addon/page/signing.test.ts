import { describe, expect, it } from 'vitest';
import type { Proposal } from '../../../shared/gateway/answers.ts';
import { connectLink } from '../../../shared/gateway/connect-link.ts';
import { eventKind } from '../../../shared/gateway/event-kinds.ts';
import { eventSchema } from '../../../shared/gateway/requests.ts';
import { afterResult } from '../../../sheets-addon/local-host/page/signing/hand-over.ts';
import type { Identity } from '../../../sheets-addon/local-host/page/signing/key-store.ts';
import { readConnectLink } from '../../../sheets-addon/local-host/page/signing/read-link.ts';
import { confirmation, keyApproval, whyNotSign } from '../../../sheets-addon/local-host/page/signing/sign-proposal.ts';

const proposal: Proposal = {
  proposalId: 'P-7',
  agentId: 'A01',
  agentName: '陈涛',
  clauseNo: 'E21.3',
  clauseText: '电话三声内未接听',
  points: 2,
  factOn: '2026-11-20',
  evidence: '=IMPORTXML("http://x","//a")',
  proposedBy: 'S01',
  proposedByName: '王敏',
};
const me: Identity = {
  url: 'http://127.0.0.1:1/gateway',
  keyId: 'key-of-second-head',
  privateKey: {} as CryptoKey,
  staffId: 'S02',
  name: '刘洋',
  role: 'supervisor',
  workbook: 'book',
  company: '',
  department: '',
  clockOffset: 1500,
  lastRequestSeq: 0,
  lastEventSeq: 0,
};

describe('who may sign a proposed deduction', () => {
  it('E20: whoever proposed it does not sign it', () => {
    expect(whyNotSign(proposal, { ...me, staffId: 'S01' })).toBe('ownProposal');
  });
  it('E20: nobody signs an entry about himself', () => {
    expect(whyNotSign(proposal, { ...me, staffId: 'A01' })).toBe('aboutYourself');
  });
  it('an agent’s key signs nothing', () => {
    expect(whyNotSign(proposal, { ...me, role: 'agent' })).toBe('agentCannotSign');
  });
  it('a second head signs', () => {
    expect(whyNotSign(proposal, me)).toBeUndefined();
  });
});

describe('what is signed', () => {
  it('carries the whole entry as it was seen, in the shape the gateway checks', () => {
    const { event } = confirmation(proposal, me, 1_800_000_000_000);
    expect(event.seq).toBeUndefined();
    const sent = eventSchema.parse({ ...event, seq: 1 });
    expect(eventKind(sent.kind, sent.version)?.payload.parse(sent.payload)).toEqual({
      proposalId: 'P-7',
      agentId: 'A01',
      clauseNo: 'E21.3',
      points: 2,
      factOn: '2026-11-20',
      evidence: '=IMPORTXML("http://x","//a")',
      proposedBy: 'S01',
    });
  });
  it('has an id of its own each time', () => {
    const ids = [1, 2].map(() => confirmation(proposal, me, 0).event);
    expect(ids[0]?.id).not.toBe(ids[1]?.id);
    expect(ids[0]?.subjectId).not.toBe(ids[1]?.subjectId);
  });
  it('an approval names the key', () => {
    const { event } = keyApproval('key-of-supervisor-x', '王敏', { ...me, role: 'admin' }, 0);
    expect(eventSchema.parse({ ...event, seq: 1 })).toMatchObject({
      kind: 'keyApproved',
      subjectId: 'key-of-supervisor-x',
    });
  });
});

describe('what the gateway’s answer makes of a signature', () => {
  const signed = confirmation(proposal, me, 0);
  const sent = { ...signed, event: { ...signed.event, seq: 4 } };
  const result = { index: 0, id: signed.id };
  it('entered, also when the first answer was lost', () => {
    expect(afterResult(sent, { ...result, status: 'folded' }).state).toBe('entered');
    expect(afterResult(sent, { ...result, status: 'repeat' }).state).toBe('entered');
  });
  it('rejected, with the code of the reason', () => {
    const after = afterResult(sent, { ...result, status: 'rejected', code: 'alreadyEntered', message: '' });
    expect(after).toMatchObject({ state: 'rejected', code: 'alreadyEntered' });
  });
  it('a kind the workbook does not know yet waits and gives its number back', () => {
    const after = afterResult(sent, { ...result, status: 'waiting' });
    expect(after.state).toBe('waiting');
    expect(after.event.seq).toBeUndefined();
  });
});

describe('a connect link', () => {
  const gateway = new URL('http://127.0.0.1:4711/macros/s/abc/exec');
  const code = 'abcdefghijklmnopqrstuvwxyz';
  it.each([
    ['as the host prints it', connectLink(gateway.href, code)],
    ['with the page’s own fragment', `http://127.0.0.1:4711/#deskside=1&code=${code}`],
    ['as the fragment alone', `#deskside=1&code=${code}`],
    ['as the bare code, with blanks around it', `  ${code} \n`],
  ])('is read %s', (_title, text) => {
    expect(readConnectLink(text, gateway)).toEqual({ ok: true, url: gateway.href, host: '127.0.0.1:4711', code });
  });
  it('of another host is not followed from this page', () => {
    expect(readConnectLink(connectLink('https://elsewhere.example/exec', code), gateway)).toEqual({
      ok: false,
      reason: 'linkOfOtherHost',
      host: 'elsewhere.example',
    });
  });
  it.each([
    '',
    'hello',
    'http://127.0.0.1:4711/',
    `http://127.0.0.1:4711/#code=short`,
    '#code=<script>alert(1)</script>aaaaaaaaaa',
    'javascript:alert(1)#code=x',
  ])('is not made of %j', (text) => {
    expect(readConnectLink(text, gateway)).toEqual({ ok: false, reason: 'badLink' });
  });
});
