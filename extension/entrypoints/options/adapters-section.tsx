import type { ComponentChildren } from 'preact';
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { SiteAdapterOffer } from '../../../shared/gateway/answers.ts';
import { fill } from '../../../shared/kernel/languages.ts';
import type { SiteAdapter } from '../../../shared/site-adapters/adapter.ts';
import type { DeskStatus } from '../../platform/desk-api.ts';
import { type Handed, handedSentence } from '../../platform/handed.ts';
import type { AdapterShelf } from '../../platform/pages-api.ts';
import { Button } from '../../ui/button.tsx';
import { FileButton } from '../../ui/file-button.tsx';
import type { OptionsProps } from './options-page.tsx';

interface AdaptersProps extends OptionsProps {
  status: DeskStatus | undefined;
}

const EMPTY: AdapterShelf = { taught: [], fromFile: [], published: [], handedOn: {}, offers: [] };

/** How sites are read: taught here, taken from a file, published by the company; what is handed on, decided, taken back. */
export function AdaptersSection({ pages, words, language, status }: AdaptersProps) {
  const [shelf, setShelf] = useState<AdapterShelf>(EMPTY);
  const [said, setSaid] = useState('');
  const read = useCallback(async () => setShelf(await pages.adapterShelf()), [pages]);
  const { lastSyncAt: syncedAt, adaptersEdition } = status ?? {};
  // Read anew after each sync, too: offers may have come, and what the company publishes.
  useEffect(() => {
    void read();
    // Teaching happens in another tab.
    const again = (): void => void read();
    window.addEventListener('focus', again);
    return () => window.removeEventListener('focus', again);
  }, [read, syncedAt, adaptersEdition]);

  const isConnected = status?.connection === 'active';
  const isAdmin = isConnected && status?.gateway?.role === 'admin';
  const send = async (sending: Promise<Handed>, done: string): Promise<void> => {
    setSaid(handedSentence(await sending, done, words));
    await read();
  };
  const take = async (text: string): Promise<void> => {
    const taken = await pages.importAdapters(text);
    setSaid(
      taken.ok
        ? fill(words.adaptersImported, { names: taken.value.join(words.viewsTogether) })
        : fill(words.adapterFileWrong[taken.problem.code], { ...taken.problem }),
    );
    await read();
  };

  const own = (adapter: SiteAdapter, source: 'taught' | 'fromFile') => {
    const isHandedOn = (shelf.handedOn[adapter.id] ?? 0) >= adapter.version;
    return (
      <AdapterLine key={`${source} ${adapter.id}`} adapter={adapter} words={words} source={source}>
        {isHandedOn ? <span class="quiet">{words.handedOn}</span> : null}
        {isConnected && !isAdmin && !isHandedOn ? (
          <span data-offer>
            <Button onPress={() => void send(pages.offerAdapter(adapter.id), words.offered)}>
              {words.offerTaught}
            </Button>
          </span>
        ) : null}
        {isAdmin && !isHandedOn ? (
          <span data-publish>
            <Button onPress={() => void send(pages.publishAdapter(JSON.stringify(adapter)), words.publishedToAll)}>
              {words.publishTaught}
            </Button>
          </span>
        ) : null}
        <Export adapter={adapter} words={words} />
        <span data-forget>
          <Button onPress={() => void pages.forgetAdapter(adapter.id).then(read)}>{words.forgetTaught}</Button>
        </span>
      </AdapterLine>
    );
  };

  return (
    <section id="taught">
      <h2>{words.taughtSites}</h2>
      <p class="quiet">{words.adaptersHint}</p>
      {shelf.taught.length + shelf.fromFile.length === 0 ? <p class="quiet">{words.noTaught}</p> : null}
      {shelf.taught.map((adapter) => own(adapter, 'taught'))}
      {shelf.fromFile.map((adapter) => own(adapter, 'fromFile'))}
      <div class="line">
        <FileButton id="import-adapters" accept="application/json" onText={(text) => void take(text)}>
          {words.importAdapters}
        </FileButton>
      </div>
      {said ? (
        <p id="adapters-said" role="status">
          {said}
        </p>
      ) : null}
      {shelf.published.length > 0 ? <h2>{words.publishedSites}</h2> : null}
      {shelf.published.map((adapter) => (
        <AdapterLine key={adapter.id} adapter={adapter} words={words} source="published">
          <Export adapter={adapter} words={words} />
          {isAdmin ? (
            <WithReason
              label={words.withdraw}
              words={words}
              onDone={(reason) => void send(pages.withdrawAdapter(adapter.id, reason), words.withdrawn)}
            />
          ) : null}
        </AdapterLine>
      ))}
      {shelf.offers.length > 0 ? <h2>{words.offersWaiting}</h2> : null}
      {shelf.offers.map((offer) => (
        <OfferLine key={offer.adapterId} offer={offer} language={language} words={words}>
          <span data-publish>
            <Button primary onPress={() => void send(pages.publishAdapter(offer.adapter), words.publishedToAll)}>
              {words.publishTaught}
            </Button>
          </span>
          <WithReason
            label={words.decline}
            words={words}
            onDone={(reason) => void send(pages.declineAdapter(offer.adapterId, reason), words.declined)}
          />
        </OfferLine>
      ))}
    </section>
  );
}

interface LineProps extends Pick<OptionsProps, 'words'> {
  adapter: SiteAdapter;
  source: 'taught' | 'fromFile' | 'published';
  children: ComponentChildren;
}

function AdapterLine({ adapter, words, source, children }: LineProps) {
  const { id, name, version, origins } = adapter;
  return (
    <div class="line" {...{ [`data-${source.toLowerCase()}`]: id }}>
      <span class="grow">
        <strong>{name}</strong>{' '}
        <span class="quiet">
          {fill(words.adapterVersion, { version })} {origins.join(' ')}
        </span>
      </span>
      {children}
    </div>
  );
}

interface OfferProps extends Pick<OptionsProps, 'words' | 'language'> {
  offer: SiteAdapterOffer;
  children: ComponentChildren;
}

function OfferLine({ offer, words, language, children }: OfferProps) {
  const { adapterId, adapter, offeredByName, offeredBy, offeredAt } = offer;
  const { name, version, origins } = readOffer(adapter);
  const time = new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'short' }).format(offeredAt);
  return (
    <div class="line" data-offered={adapterId}>
      <span class="grow">
        <strong>{name || adapterId}</strong>{' '}
        <span class="quiet">
          {fill(words.adapterVersion, { version })} {origins.join(' ')} ·{' '}
          {fill(words.offeredBy, { name: offeredByName || offeredBy, time })}
        </span>
      </span>
      {children}
    </div>
  );
}

/** Shown only; whatever is published is checked again by everybody who takes it. */
const readOffer = (json: string): Pick<SiteAdapter, 'name' | 'version' | 'origins'> => {
  try {
    return JSON.parse(json) as SiteAdapter;
  } catch {
    return { name: '', version: 0, origins: [] };
  }
};

interface ReasonProps extends Pick<OptionsProps, 'words'> {
  label: string;
  onDone: (reason: string) => void;
}

/** A decision against something says why, if only in a word; asked for after the first press, so that a slip does nothing. */
function WithReason({ label, words, onDone }: ReasonProps) {
  const [reason, setReason] = useState<string>();
  if (reason === undefined) return <Button onPress={() => setReason('')}>{label}</Button>;
  return (
    <form
      class="line"
      data-reason
      onSubmit={(event) => {
        event.preventDefault();
        onDone(reason);
        setReason(undefined);
      }}
    >
      <input
        aria-label={words.reason}
        placeholder={words.reason}
        maxLength={400}
        value={reason}
        onInput={(event) => setReason(event.currentTarget.value)}
      />
      <Button onPress={() => (onDone(reason), setReason(undefined))}>{label}</Button>
      <Button onPress={() => setReason(undefined)}>{words.cancel}</Button>
    </form>
  );
}

function Export({ adapter, words }: { adapter: SiteAdapter } & Pick<OptionsProps, 'words'>) {
  return (
    <span data-export>
      <Button onPress={() => saveAdapter(adapter)}>{words.exportTaught}</Button>
    </span>
  );
}

const saveAdapter = (adapter: SiteAdapter): void => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([JSON.stringify(adapter, null, 2)], { type: 'application/json' }));
  link.download = `${adapter.id}.json`;
  link.click();
  URL.revokeObjectURL(link.href);
};
