import { useState } from 'preact/hooks';
import { fill } from '../../../shared/kernel/languages.ts';
import type { ExtensionWords } from '../../../shared/messages/extension.ts';
import type { SiteAdapter } from '../../../shared/site-adapters/adapter.ts';
import { askForSite, openOptions, openSidePanel, wishFor } from '../../platform/ask-for-site.ts';
import type { DeskStatus } from '../../platform/desk-api.ts';
import type { PageReport } from '../../platform/overlay-messages.ts';
import type { PagesApi } from '../../platform/pages-api.ts';
import { isOnSite } from '../../platform/site-addresses.ts';
import type { DroppedAdapter, EnabledSite } from '../../platform/storage.ts';
import { Button } from '../../ui/button.tsx';
import { SiteOn } from './site-on.tsx';

interface PopupProps {
  pages: PagesApi;
  words: ExtensionWords;
  tab: { id: number; url: string | undefined; windowId: number } | undefined;
  sites: EnabledSite[];
  status: DeskStatus;
  report: PageReport | undefined;
  dropped: DroppedAdapter[];
  /** What is known of sites in general. */
  known: SiteAdapter[];
}

/** This site on or off, what is known of it, and the ways to the desk. */
export function PopupPage({ pages, words, tab, sites, status, report, dropped, known }: PopupProps) {
  const address = tab?.url ?? '';
  const site = sites.find(({ matches }) => isOnSite(address, matches));
  return (
    <div class="popup">
      {dropped
        .filter(({ origins }) => isOnSite(address, origins))
        .map(({ name }) => (
          <p class="warning" key={name} data-dropped>
            {fill(words.dropped, { name })}
          </p>
        ))}
      {site && tab ? (
        <SiteOn site={site} tabId={tab.id} pages={pages} words={words} report={report} status={status} />
      ) : (
        <SiteOff address={address} known={known} pages={pages} words={words} />
      )}
      <div class="acts">
        {site && report && tab ? (
          <Button primary onPress={() => void pages.toggleDesk(tab.id).then(() => window.close())}>
            {words.openDesk}
          </Button>
        ) : null}
        {tab ? (
          <Button onPress={() => void openSidePanel(tab.windowId).then(() => window.close())}>
            {words.openSidePanel}
          </Button>
        ) : null}
        <Button onPress={() => void openOptions().then(() => window.close())}>{words.openOptions}</Button>
      </div>
      <StatusLine status={status} words={words} />
    </div>
  );
}

function SiteOff({
  address,
  known,
  pages,
  words,
}: { address: string } & Pick<PopupProps, 'known' | 'pages' | 'words'>) {
  const [said, setSaid] = useState('');
  const wish = address === '' ? undefined : wishFor(address, known);
  if (!wish) return <p>{words.notASite}</p>;
  const enable = async (): Promise<void> => {
    if (await askForSite(pages, wish)) window.close();
    else setSaid(words.refused);
  };
  return (
    <>
      <span id="enable-here">
        <Button primary onPress={() => void enable()}>
          {fill(words.enableHere, { host: wish.name })}
        </Button>
      </span>
      <p class="quiet">{fill(words.asksOnce, { origins: wish.origins.join(' ') })}</p>
      {said ? <p role="alert">{said}</p> : null}
    </>
  );
}

function StatusLine({ status, words }: { status: DeskStatus; words: ExtensionWords }) {
  const { connection, gateway, waiting, problem } = status;
  const sentence = {
    never: words.never,
    active: words.connected,
    awaitingApproval: words.awaitingApproval,
    revoked: words.revoked,
  };
  return (
    <div>
      <p class="quiet">{fill(sentence[connection], { ...gateway })}</p>
      {waiting > 0 ? <p class="quiet">{fill(words.waitingActs, { n: waiting })}</p> : null}
      {problem ? <p class="warning">{problem.message}</p> : null}
    </div>
  );
}
