import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseStateOf } from '../../../shared/cases/case-state.ts';
import { type TrailEntry, withEntry } from '../../../shared/kernel/event.ts';
import { HOUR_MS } from '../../../shared/kernel/instants.ts';
import { zhCN } from '../../../shared/packs/index.ts';

const receivedAt = Date.parse('2026-11-20T01:00:00Z');
const at = (hours: number) => receivedAt + hours * HOUR_MS;
let count = 0;
const entry = (kind: string, hours: number, payload: Record<string, unknown> = {}, by = 'A1'): TrailEntry => ({
  at: at(hours),
  id: `event-${++count}`,
  by,
  kind,
  payload,
});
const opened = (hours = 0.1, by = 'A1') =>
  entry(
    'caseOpened',
    hours,
    {
      keys: ['m:1'],
      subject: '投诉',
      receivedAt,
      receivedApproximate: false,
      caseType: 'complaint',
      typeSource: 'words',
    },
    by,
  );
const stateOf = (trail: TrailEntry[], now = at(200)) => caseStateOf('m:1', trail, zhCN, now);

describe('a case from its events', () => {
  it('E7a, E7b: a complaint is answered within 24 h and settled within 48 h of its receipt', () => {
    const state = stateOf([opened()]);
    expect(state.respondBy).toBe(at(24));
    expect(state.resolveBy).toBe(at(48));
  });

  it('an enquiry has 24 h to be answered and nothing to be settled by', () => {
    const state = stateOf([opened(), entry('caseClassified', 1, { caseType: 'enquiry' })]);
    expect(state.respondBy).toBe(at(24));
    expect(state.resolveBy).toBeUndefined();
  });

  it('E7a: an automatic reply does not answer; a human one does, and both times are kept', () => {
    const automatic = entry('caseAnswered', 0.5, { answeredAt: at(0.2), automatic: true });
    expect(stateOf([opened(), automatic]).answeredAt).toBeUndefined();
    const state = stateOf([opened(), automatic, entry('caseAnswered', 5, { answeredAt: at(4), automatic: false })]);
    expect(state).toMatchObject({ answeredAt: at(4), autoAnsweredAt: at(0.2) });
  });

  it('E7a: an answer recorded by mistake is taken back; an answer of a colleague, an automatic one and a later one stand', () => {
    const mine = entry('caseAnswered', 5, { answeredAt: at(4), automatic: false });
    const automatic = entry('caseAnswered', 0.5, { answeredAt: at(0.2), automatic: true });
    const withdrawn = entry('caseAnswerWithdrawn', 6);
    const state = stateOf([withdrawn, mine, automatic, opened()]);
    expect(state.answeredAt).toBeUndefined();
    expect(state.autoAnsweredAt).toBe(at(0.2));
    const colleagues = entry('caseAnswered', 5.5, { answeredAt: at(5.4), automatic: false }, 'A2');
    expect(stateOf([opened(), mine, colleagues, withdrawn]).answeredAt).toBe(at(5.4));
    const again = entry('caseAnswered', 7, { answeredAt: at(6.5), automatic: false });
    expect(stateOf([opened(), mine, withdrawn, again]).answeredAt).toBe(at(6.5));
  });

  it('waiting for the customer moves the settling deadline by exactly the wait, not the answering one', () => {
    const trail = [opened(), entry('casePaused', 10, { reason: 'waitingForCustomer' }), entry('caseResumed', 16)];
    const state = stateOf(trail);
    expect(state.resolveBy).toBe(at(54));
    expect(state.respondBy).toBe(at(24));
    expect(state.status).toBe('open');
  });

  it('a wait that lasts moves the deadline on with every hour', () => {
    const trail = [opened(), entry('casePaused', 10, { reason: 'waitingForCustomer' })];
    expect(stateOf(trail, at(12)).resolveBy).toBe(at(50));
    expect(stateOf(trail, at(30)).resolveBy).toBe(at(68));
  });

  it('a wait that begins after the deadline comes too late to move it', () => {
    expect(stateOf([opened(), entry('casePaused', 49, { reason: 'x' }), entry('caseResumed', 60)]).resolveBy).toBe(
      at(48),
    );
  });

  it('T4: the last promise holds, and a promise can be taken back', () => {
    expect(stateOf([opened(), entry('casePromised', 1, { promisedBy: at(30) })]).promisedBy).toBe(at(30));
    const withdrawn = [
      opened(),
      entry('casePromised', 1, { promisedBy: at(30) }),
      entry('casePromised', 2, { promisedBy: 0 }),
    ];
    expect(stateOf(withdrawn).promisedBy).toBeUndefined();
  });

  it('T6: a customer who is not satisfied reopens the case', () => {
    const settled = [opened(), entry('caseResolved', 5, { result: '已更换' })];
    expect(stateOf(settled).status).toBe('resolved');
    expect(stateOf([...settled, entry('followUpDone', 30, { satisfaction: 4 })]).status).toBe('resolved');
    expect(stateOf([...settled, entry('followUpDone', 30, { satisfaction: 1 })]).status).toBe('open');
  });

  it('whoever takes the case over has it; opening it first counts until then', () => {
    expect(stateOf([opened(), opened(0.5, 'A2')]).ownerId).toBe('A1');
    expect(stateOf([opened(), entry('caseClaimed', 1, {}, 'A2')]).ownerId).toBe('A2');
  });

  it('whoever gives a case back gives it to whom it was before; the claim of another stands', () => {
    const mine = entry('caseClaimed', 1, {}, 'A2');
    const released = entry('caseReleased', 2, {}, 'A2');
    expect(stateOf([released, mine, opened()]).ownerId).toBe('A1');
    expect(stateOf([opened(), mine, entry('caseClaimed', 1.5, {}, 'A3'), released]).ownerId).toBe('A3');
    expect(stateOf([opened(), mine, released, entry('caseClaimed', 3, {}, 'A2')]).ownerId).toBe('A2');
    expect(stateOf([opened(), entry('caseReleased', 2)]).ownerId).toBe('A1');
  });

  it('a tick can be taken back', () => {
    const ticked = entry('checklistStepTicked', 1, { stepId: 'calm', ticked: true });
    expect(stateOf([opened(), ticked]).ticked).toEqual(['calm']);
    expect(
      stateOf([opened(), ticked, entry('checklistStepTicked', 2, { stepId: 'calm', ticked: false })]).ticked,
    ).toEqual([]);
  });

  it('any order of arrival gives the same case', () => {
    const trail = [
      opened(),
      opened(0.3, 'A2'),
      entry('caseClassified', 1, { caseType: 'enquiry' }),
      entry('caseClassified', 2, { caseType: 'complaint' }),
      entry('casePaused', 3, { reason: 'x' }),
      entry('caseResumed', 5),
      entry('casePromised', 6, { promisedBy: at(40) }),
      entry('caseClaimed', 7, {}, 'A2'),
      entry('caseReleased', 7.5, {}, 'A2'),
      entry('caseResolved', 8, { result: 'a' }),
      entry('caseReopened', 9),
      entry('caseAnswered', 9.1, { answeredAt: at(9), automatic: false }),
      entry('caseAnswerWithdrawn', 9.2),
      entry('caseAnswered', 9.3, { answeredAt: at(9.2), automatic: false }, 'A2'),
      entry('caseResolved', 10, { result: 'b' }),
    ];
    const expected = stateOf(trail);
    fc.assert(
      fc.property(fc.shuffledSubarray(trail, { minLength: trail.length }), (arrived) => {
        const folded = arrived.reduce<TrailEntry[]>((known, each) => withEntry(withEntry(known, each), each), []);
        expect(stateOf(folded)).toEqual(expected);
      }),
    );
  });

  it('a kind of a later version changes nothing', () => {
    expect(stateOf([opened(), entry('caseTeleported', 3, { to: 'x' })]).status).toBe('open');
  });
});
