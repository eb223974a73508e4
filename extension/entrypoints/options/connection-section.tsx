import { useState } from 'preact/hooks';
import { fill } from '../../../shared/kernel/languages.ts';
import type { ExtensionWords } from '../../../shared/messages/extension.ts';
import type { DeskStatus, GatewayOffer } from '../../platform/desk-api.ts';
import { Button } from '../../ui/button.tsx';
import type { OptionsProps } from './options-page.tsx';

/** Connect by one pasted link: first who it is, then a question, then the key (design decision 2). */
export function ConnectionSection({
  desk,
  words,
  language,
  status,
}: OptionsProps & { status: DeskStatus | undefined }) {
  const [link, setLink] = useState('');
  const [offer, setOffer] = useState<GatewayOffer>();
  const [wrong, setWrong] = useState('');
  const [isAsking, setAsking] = useState(false);

  const ask = async (): Promise<void> => {
    setAsking(true);
    setWrong('');
    const found = await desk.connect(link);
    setAsking(false);
    if (found.ok) setOffer(found.value);
    else setWrong(found.problem.message);
  };
  const accept = async (handOverEarlier: boolean): Promise<void> => {
    setAsking(true);
    const connected = await desk.confirmConnect(link, handOverEarlier);
    setAsking(false);
    setOffer(undefined);
    if (!connected.ok) return setWrong(connected.problem.message);
    setLink('');
  };

  return (
    <section id="connection">
      <h2>{words.connection}</h2>
      {status ? (
        <ConnectionLine status={status} words={words} language={language} onSync={() => void desk.syncNow()} />
      ) : null}
      {offer ? (
        <Offer offer={offer} words={words} isAsking={isAsking} onAccept={accept} onCancel={() => setOffer(undefined)} />
      ) : (
        <>
          <p class="quiet">{words.connectHint}</p>
          <div class="line">
            <input
              id="connect-link"
              class="grow"
              aria-label={words.connectLink}
              placeholder={words.connectLink}
              value={link}
              autocomplete="off"
              spellcheck={false}
              onInput={(event) => setLink(event.currentTarget.value)}
            />
            <span id="connect-ask">
              <Button primary disabled={isAsking || link.trim() === ''} onPress={() => void ask()}>
                {words.ask}
              </Button>
            </span>
          </div>
        </>
      )}
      {wrong ? (
        <p id="connect-problem" class="said-wrong" role="alert">
          {wrong}
        </p>
      ) : null}
    </section>
  );
}

interface OfferProps {
  offer: GatewayOffer;
  words: ExtensionWords;
  isAsking: boolean;
  onAccept: (handOverEarlier: boolean) => Promise<void>;
  onCancel: () => void;
}

function Offer({ offer, words, isAsking, onAccept, onCancel }: OfferProps) {
  const { host, company, department, earlierActs } = offer;
  return (
    <div id="connect-offer" class="line">
      <p class="grow">
        <strong>{fill(words.offer, { host, company, department })}</strong>
        {earlierActs > 0 ? <span> {fill(words.earlierActs, { n: earlierActs })}</span> : null}
      </p>
      {earlierActs > 0 ? (
        <>
          <span id="connect-hand-over">
            <Button primary disabled={isAsking} onPress={() => void onAccept(true)}>
              {`${words.connect} · ${words.handOver}`}
            </Button>
          </span>
          <span id="connect-keep">
            <Button disabled={isAsking} onPress={() => void onAccept(false)}>
              {`${words.connect} · ${words.keepHere}`}
            </Button>
          </span>
        </>
      ) : (
        <span id="connect-accept">
          <Button primary disabled={isAsking} onPress={() => void onAccept(false)}>
            {words.connect}
          </Button>
        </span>
      )}
      <Button onPress={onCancel}>{words.cancel}</Button>
    </div>
  );
}

interface LineProps {
  status: DeskStatus;
  words: ExtensionWords;
  language: string;
  onSync: () => void;
}

function ConnectionLine({ status, words, language, onSync }: LineProps) {
  const { connection, gateway, lastSyncAt, problem, syncing } = status;
  const sentence = {
    never: words.never,
    active: words.connected,
    awaitingApproval: words.awaitingApproval,
    revoked: words.revoked,
  };
  const synced =
    lastSyncAt === undefined
      ? words.neverSynced
      : fill(words.lastSync, {
          time: new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(lastSyncAt),
        });
  return (
    <>
      <div class="line">
        <p id="connection-state" class="grow" data-connection={connection}>
          {fill(sentence[connection], { ...gateway })}
        </p>
        {gateway ? (
          <Button disabled={syncing} onPress={onSync}>
            {syncing ? words.syncing : words.syncNow}
          </Button>
        ) : null}
      </div>
      {gateway ? <p class="quiet">{synced}</p> : null}
      {problem ? <p class="said-wrong">{problem.message}</p> : null}
    </>
  );
}
