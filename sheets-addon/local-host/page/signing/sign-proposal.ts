import type { Proposal } from '../../../../shared/gateway/answers.ts';
import { base64Url } from '../../../../shared/kernel/text-bytes.ts';
import type { PageWords } from '../../../../shared/messages/page.en.ts';
import type { Identity, SignedEvent } from './key-store.ts';

/** 128 bits: what the gateway tells two events apart by. */
const newId = (): string => base64Url(crypto.getRandomValues(new Uint8Array(16)));

/** E20: whoever proposed a deduction, and whoever it is about, does not sign it. */
export function whyNotSign(proposal: Proposal, me: Pick<Identity, 'staffId' | 'role'>): keyof PageWords | undefined {
  if (me.role === 'agent') return 'agentCannotSign';
  if (proposal.agentId === me.staffId) return 'aboutYourself';
  return proposal.proposedBy === me.staffId ? 'ownProposal' : undefined;
}

/** The event carries the whole entry as the person saw it: later changes in the cells change nothing that was signed. */
export function confirmation(proposal: Proposal, me: Identity, now: number): SignedEvent {
  const { proposalId, agentId, clauseNo, points, factOn, evidence, proposedBy } = proposal;
  return {
    ...unsent(me, now, 'deductionConfirmed', newId(), {
      proposalId,
      agentId,
      clauseNo,
      points,
      factOn,
      evidence,
      proposedBy,
    }),
    about: { name: proposal.agentName, clauseNo, points },
  };
}

export const keyApproval = (keyId: string, name: string, me: Identity, now: number): SignedEvent => ({
  ...unsent(me, now, 'keyApproved', keyId, {}),
  about: { name },
});

function unsent(
  me: Identity,
  now: number,
  kind: string,
  subjectId: string,
  payload: Record<string, unknown>,
): Omit<SignedEvent, 'about'> {
  const id = newId();
  const { keyId, staffId, clockOffset } = me;
  return {
    id,
    keyId,
    state: 'waiting',
    event: { id, at: now, clockOffset, staffId, kind, version: 1, subjectId, payload },
  };
}
