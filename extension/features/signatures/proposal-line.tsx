import { useState } from 'preact/hooks';
import type { Proposal } from '../../../shared/gateway/answers.ts';
import { fill } from '../../../shared/kernel/languages.ts';
import { Button } from '../../ui/button.tsx';
import { Outside } from '../../ui/outside.tsx';
import type { Desk } from '../desk.ts';
import type { AwaitingProps } from './signatures.tsx';

/** Why this head may not sign this proposal; undefined when he may (E20: a second person, never about oneself). */
export const refusalOf = (desk: Desk, proposal: Pick<Proposal, 'agentId' | 'proposedBy'>): string | undefined => {
  const staffId = desk.status.value.gateway?.staffId;
  if (proposal.agentId === staffId) return desk.words.signOwn;
  return proposal.proposedBy === staffId ? desk.words.signProposedOwn : undefined;
};

export function ProposalLine({ desk, done, proposal }: AwaitingProps & { proposal: Proposal }) {
  const { words } = desk;
  const [isAsked, setAsked] = useState(false);
  const refusal = refusalOf(desk, proposal);
  const name = proposal.agentName || proposal.agentId;
  const sign = async () => {
    if (await keepSignature(desk, proposal)) done.value = new Set([...done.peek(), proposal.proposalId]);
  };
  return (
    <li>
      <div class="line">
        <b>
          <Outside text={name} />
        </b>
        <b>{fill(words.signPoints, { points: proposal.points })}</b>
      </div>
      <p>
        <Outside text={`${proposal.clauseNo} ${proposal.clauseText}`} />
      </p>
      <dl class="facts">
        <dt>{words.signEvidence}</dt>
        <dd>
          <Outside text={proposal.evidence} />
        </dd>
      </dl>
      <p class="muted small line">
        <span class="figures">{proposal.factOn}</span>
        <Outside text={fill(words.signProposedBy, { name: proposal.proposedByName || proposal.proposedBy })} />
      </p>
      {refusal !== undefined && <p class="notice">{refusal}</p>}
      {refusal === undefined && !isAsked && (
        <div class="actions">
          <Button primary name={`${words.sign} · ${name}`} onPress={() => setAsked(true)}>
            {words.sign}
          </Button>
        </div>
      )}
      {refusal === undefined && isAsked && (
        <fieldset class="form" aria-label={words.sign}>
          <p>
            <Outside text={fill(words.signSure, { name, points: proposal.points })} />
          </p>
          <div class="actions">
            <Button primary onPress={() => void sign()}>
              {words.signConfirm}
            </Button>
            <Button look="link" onPress={() => setAsked(false)}>
              {words.cancel}
            </Button>
          </div>
        </fieldset>
      )}
    </li>
  );
}

/** The event carries the whole entry, so that nothing done to the proposal's cells afterwards changes what was signed. */
const keepSignature = (desk: Desk, proposal: Proposal): Promise<boolean> => {
  const { proposalId, agentId, clauseNo, points, factOn, evidence, proposedBy } = proposal;
  const entryId = crypto.randomUUID();
  const payload = { proposalId, agentId, clauseNo, points, factOn, evidence, proposedBy };
  const reason = desk.words.signUndoReason;
  return desk.acts.keep({
    acts: [{ kind: 'deductionConfirmed', subjectId: entryId, payload }],
    words: fill(desk.words.signed, { name: proposal.agentName || agentId, clause: clauseNo }),
    undo: [{ kind: 'deductionReversed', subjectId: entryId, payload: { reason } }],
  });
};
