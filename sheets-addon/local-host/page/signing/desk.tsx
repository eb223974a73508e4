/** 签字台: where a second head signs with a key of his own (E20, design decision 6). */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Proposal } from '../../../../shared/gateway/answers.ts';
import { fill } from '../../../../shared/kernel/languages.ts';
import type { Role } from '../../../../shared/kernel/roles.ts';
import { eventSentence } from '../../../../shared/messages/gateway.ts';
import { Icon } from '../shell/icons.tsx';
import { language, words } from '../shell/preferences.ts';
import type { Identity, SignedEvent } from './key-store.ts';
import { whyNotSign } from './sign-proposal.ts';
import type { Invitation, SigningDesk } from './signing-state.ts';

interface DeskProps {
  desk: SigningDesk;
  onClose: () => void;
}

export function SigningDeskPanel({ desk, onClose }: DeskProps) {
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    panel.current?.focus();
    if (desk.identity.value) void desk.look();
  }, [desk]);
  return (
    <aside
      class="side signing"
      id="signing-desk"
      aria-label={words.signingDesk}
      aria-busy={desk.isBusy.value}
      tabIndex={-1}
      ref={panel}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape') onClose();
      }}
    >
      <header>
        <h2>{words.signingDesk}</h2>
        <button type="button" class="bare" aria-label={words.close} onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      <div class="scroll">
        {desk.problem.value && (
          <p class="problem" role="alert">
            <b aria-hidden="true">!</b> {desk.problem.value}
          </p>
        )}
        <DeskContent desk={desk} />
      </div>
    </aside>
  );
}

function DeskContent({ desk }: { desk: SigningDesk }) {
  const me = desk.identity.value;
  const invitation = desk.invitation.value;
  if (invitation) return <InvitationCard desk={desk} invitation={invitation} signer={me?.name} />;
  return me ? <SignedIn desk={desk} me={me} /> : <SignIn desk={desk} />;
}

interface InvitationProps {
  desk: SigningDesk;
  invitation: Invitation;
  /** Who signs in this browser until now. */
  signer: string | undefined;
}

/** Whom the link leads to, before anything of the person is sent. */
const InvitationCard = ({ desk, invitation, signer }: InvitationProps) => (
  <section class="card">
    <h3>{signer === undefined ? words.connectAsk : fill(words.connectAnother, { name: signer })}</h3>
    <dl class="facts">
      <dt>{words.connectHost}</dt>
      <dd class="num">{invitation.host}</dd>
      <dt>{words.connectCompany}</dt>
      <dd>{invitation.company}</dd>
      <dt>{words.connectDepartment}</dt>
      <dd>{invitation.department}</dd>
    </dl>
    <div class="acts">
      <button type="button" class="primary" disabled={desk.isBusy.value} onClick={() => void desk.connect()}>
        {words.connect}
      </button>
      <button type="button" onClick={desk.dropInvitation}>
        {words.cancel}
      </button>
    </div>
  </section>
);

function SignIn({ desk }: { desk: SigningDesk }) {
  const [link, setLink] = useState('');
  return (
    <section class="card">
      <p class="muted">{words.signingIntro}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void desk.readLink(link);
        }}
      >
        <label>
          <span>{words.connectLink}</span>
          <input
            type="text"
            name="connect-link"
            autocomplete="off"
            spellcheck={false}
            value={link}
            onInput={(event) => setLink(event.currentTarget.value)}
          />
        </label>
        <p class="muted small">{words.connectHint}</p>
        <div class="acts">
          <button type="submit" class="primary" disabled={desk.isBusy.value || link.trim() === ''}>
            {words.signIn}
          </button>
        </div>
      </form>
    </section>
  );
}

const roleWords: Record<Role, string> = {
  agent: words.roleAgent,
  supervisor: words.roleSupervisor,
  admin: words.roleAdmin,
};

function SignedIn({ desk, me }: { desk: SigningDesk; me: Identity }) {
  const [forgetting, setForgetting] = useState(false);
  return (
    <>
      <section class="card who">
        <div>
          <strong>{fill(words.signedInAs, { name: me.name, role: roleWords[me.role] })}</strong>
          <p class="muted small">
            {me.company} · {me.department}
          </p>
        </div>
        <button type="button" class="bare text" onClick={() => setForgetting(!forgetting)}>
          {words.forget}
        </button>
        {forgetting && (
          <div class="wide">
            <p>{words.forgetAsk}</p>
            <div class="acts">
              <button type="button" class="danger" onClick={() => void desk.forget()}>
                {words.forget}
              </button>
              <button type="button" onClick={() => setForgetting(false)}>
                {words.cancel}
              </button>
            </div>
          </div>
        )}
      </section>
      {me.role === 'agent' ? (
        <p class="card muted">{words.agentCannotSign}</p>
      ) : desk.isAwaitingApproval.value ? (
        <section class="card">
          <p>{words.awaitingApproval}</p>
          <p class="muted small num">{fill(words.keyFingerprint, { id: me.keyId })}</p>
          <RefreshButton desk={desk} />
        </section>
      ) : (
        <Awaiting desk={desk} me={me} />
      )}
      <Signed desk={desk} />
    </>
  );
}

const RefreshButton = ({ desk }: { desk: SigningDesk }) => (
  <button type="button" class="bare text" disabled={desk.isBusy.value} onClick={() => void desk.look()}>
    {words.refresh}
  </button>
);

const Awaiting = ({ desk, me }: { desk: SigningDesk; me: Identity }) => (
  <>
    <section aria-labelledby="awaiting-title">
      <div class="heading">
        <h3 id="awaiting-title">
          {words.awaitingTitle} <span class="num">{desk.proposals.value.length}</span>
        </h3>
        <RefreshButton desk={desk} />
      </div>
      {desk.hasLooked.value && desk.proposals.value.length === 0 && <p class="muted">{words.awaitingNone}</p>}
      <ul class="list">
        {desk.proposals.value.map((proposal) => (
          <li class="card" key={proposal.proposalId}>
            <ProposalCard
              proposal={proposal}
              me={me}
              isBusy={desk.isBusy.value}
              onSign={() => void desk.sign(proposal)}
            />
          </li>
        ))}
      </ul>
    </section>
    {me.role === 'admin' && (
      <section aria-labelledby="keys-title">
        <div class="heading">
          <h3 id="keys-title">{words.keysTitle}</h3>
        </div>
        {desk.hasLooked.value && desk.keys.value.length === 0 && <p class="muted">{words.keysNone}</p>}
        <ul class="list">
          {desk.keys.value.map(({ keyId, name, role }) => (
            <li class="card who" key={keyId}>
              <div>
                <strong>{fill(words.signedInAs, { name, role: roleWords[role] })}</strong>
                <p class="muted small num">{fill(words.keyFingerprint, { id: keyId })}</p>
              </div>
              <button
                type="button"
                class="primary"
                aria-label={fill(words.approveLabel, { name })}
                disabled={desk.isBusy.value}
                onClick={() => void desk.approve(keyId, name)}
              >
                {words.approve}
              </button>
            </li>
          ))}
        </ul>
      </section>
    )}
  </>
);

interface ProposalProps {
  proposal: Proposal;
  me: Identity;
  isBusy: boolean;
  onSign: () => void;
}

function ProposalCard({ proposal, me, isBusy, onSign }: ProposalProps) {
  const why = whyNotSign(proposal, me);
  const points = fill(words.points, { count: proposal.points });
  const label = fill(words.signLabel, { name: proposal.agentName, points, no: proposal.clauseNo });
  return (
    <>
      <div class="proposal-head">
        <strong>{proposal.agentName}</strong>
        <span class="points num">{points}</span>
      </div>
      <p class="clause">
        <span class="muted">{fill(words.clause, { no: proposal.clauseNo })}</span> {proposal.clauseText}
      </p>
      <dl class="facts">
        <dt>{words.factOn}</dt>
        <dd class="num">{proposal.factOn}</dd>
        <dt>{words.evidence}</dt>
        <dd>{proposal.evidence || <span class="muted">{words.noEvidence}</span>}</dd>
        <dt>{words.proposedBy}</dt>
        <dd>{proposal.proposedByName}</dd>
      </dl>
      {why ? (
        <p class="why">
          <b aria-hidden="true">❚❚</b> {words[why]}
        </p>
      ) : (
        <div class="acts">
          <button type="button" class="primary" aria-label={label} disabled={isBusy} onClick={onSign}>
            {words.sign}
          </button>
        </div>
      )}
    </>
  );
}

function Signed({ desk }: { desk: SigningDesk }) {
  const latest = [...desk.signed.value].sort((a, b) => b.event.at - a.event.at).slice(0, 10);
  if (latest.length === 0) return null;
  return (
    <section aria-labelledby="signed-title">
      <div class="heading">
        <h3 id="signed-title">{words.signedTitle}</h3>
        {desk.waitingCount.value > 0 && (
          <button type="button" class="bare text" disabled={desk.isBusy.value} onClick={() => void desk.handOver()}>
            {words.handOver}
          </button>
        )}
      </div>
      <ul class="list signed">
        {latest.map((signed) => (
          <li key={signed.id} data-state={signed.state}>
            <span>{titleOf(signed)}</span>
            <span class={`small ${signed.state}`}>
              <b aria-hidden="true">{signed.state === 'entered' ? '✓' : signed.state === 'waiting' ? '…' : '!'}</b>{' '}
              {stateOf(signed)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const titleOf = ({ about }: SignedEvent): string =>
  about.clauseNo === undefined
    ? fill(words.approveLabel, { name: about.name })
    : `${about.name} · ${fill(words.clause, { no: about.clauseNo })} · ${fill(words.points, { count: about.points ?? 0 })}`;

const stateOf = ({ state, code }: SignedEvent): string => {
  if (state === 'waiting') return words.signedWaiting;
  if (state === 'entered') return words.signedEntered;
  return fill(words.signedRejected, { why: code ? eventSentence(code, language) : '' });
};
