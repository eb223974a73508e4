import { effect, type Signal, signal } from '@preact/signals';
import type { AwaitingAnswer } from '../../../shared/gateway/answers.ts';
import { Button } from '../../ui/button.tsx';
import { askGateway } from '../ask-gateway.ts';
import { AskedState } from '../asked-state.tsx';
import type { Desk } from '../desk.ts';
import type { Feature } from '../feature.ts';
import { KeyLine } from './key-line.tsx';
import { ProposalLine } from './proposal-line.tsx';

/** What waits for a second head's signature (E20), and for administrators: keys that wait for approval. */
export const signatures: Feature = {
  id: 'signatures',
  title: 'signTitle',
  tab: 'sign',
  start(desk, ended) {
    const { asked, ask } = askGateway(() => desk.api.awaitingSignature(), desk.words.noAnswer);
    // Signed here and not yet folded: the workbook would still name them.
    const done: Signal<ReadonlySet<string>> = signal(new Set<string>());
    const stop = effect(() => {
      const isWanted = desk.shownTab.value === 'sign' && desk.status.value.connection === 'active';
      desk.status.value.lastSyncAt;
      if (isWanted) ask();
    });
    ended.addEventListener('abort', stop);
    return () => {
      const state = asked.value;
      return (
        <>
          <AskedState desk={desk} asked={state} onAgain={ask} />
          {state.state === 'done' && <Awaiting desk={desk} answer={state.value} done={done} onReload={ask} />}
        </>
      );
    };
  },
};

export interface AwaitingProps {
  desk: Desk;
  done: Signal<ReadonlySet<string>>;
}

function Awaiting({ desk, answer, done, onReload }: AwaitingProps & { answer: AwaitingAnswer; onReload: () => void }) {
  const { words } = desk;
  const proposals = answer.proposals.filter(({ proposalId }) => !done.value.has(proposalId));
  const keys = answer.keys.filter(({ keyId }) => !done.value.has(keyId));
  const isAdmin = desk.status.value.gateway?.role === 'admin';
  return (
    <>
      <section class="card" aria-label={words.signTitle}>
        <header>
          <h2>{words.signTitle}</h2>
          <Button look="link" onPress={onReload}>
            {words.reload}
          </Button>
        </header>
        {proposals.length === 0 && <p class="muted">{words.signNone}</p>}
        <ul class="lines">
          {proposals.map((proposal) => (
            <ProposalLine key={proposal.proposalId} desk={desk} done={done} proposal={proposal} />
          ))}
        </ul>
      </section>
      {isAdmin && (
        <section class="card" aria-label={words.keysAwaiting}>
          <h2>{words.keysAwaiting}</h2>
          {keys.length === 0 && <p class="muted">{words.keysNone}</p>}
          <ul class="lines">
            {keys.map((key) => (
              <KeyLine key={key.keyId} desk={desk} done={done} waiting={key} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
