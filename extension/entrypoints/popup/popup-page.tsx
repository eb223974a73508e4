import { useState } from 'preact/hooks';
import { fill } from '../../../shared/kernel/languages.ts';
import type { ExtensionWords } from '../../../shared/messages/extension.ts';
import { askForSite, openOptions, openSidePanel, wishFor } from '../../platform/ask-for-site.ts';
import type { DeskStatus } from '../../platform/desk-api.ts';
import type { PageReport } from '../../platform/overlay-messages.ts';
import type { PagesApi } from '../../platform/pages-api.ts';
import { isOnSite } from '../../platform/site-addresses.ts';
import type { EnabledSite } from '../../platform/storage.ts';
import { Button } from '../../ui/button.tsx';

interface PopupProps {
  pages: PagesApi;
  words: ExtensionWords;
  tab: { id: number; url: string | undefined; windowId: number } | undefined;
  sites: EnabledSite[];
  status: DeskStatus;
  report: PageReport | undefined;
}

/** This site on or off, what is known of it, and the ways to the desk. */
export function PopupPage({ pages, words, tab, sites, status, report }: PopupProps) {
  const address = tab?.url ?? '';
  const site = sites.find(({ matches }) => isOnSite(address, matches));
  return (
    <div class="popup">
      {site ? (
        <SiteOn site={site} pages={pages} words={words} report={report} />
      ) : (
        <SiteOff address={address} pages={pages} words={words} />
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

function SiteOff({ address, pages, words }: { address: string; pages: PagesApi; words: ExtensionWords }) {
  const [said, setSaid] = useState('');
  const wish = address === '' ? undefined : wishFor(address);
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

interface SiteOnProps {
  site: EnabledSite;
  pages: PagesApi;
  words: ExtensionWords;
  report: PageReport | undefined;
}

function SiteOn({ site, pages, words, report }: SiteOnProps) {
  return (
    <>
      <p>
        <strong>{fill(words.enabledHere, { name: site.name })}</strong>
      </p>
      {report ? <ReportLines report={report} words={words} /> : <p class="quiet">{words.nothingRecognised}</p>}
      <span id="disable-here">
        <Button onPress={() => void pages.disableSite(site.id).then(() => window.close())}>{words.disableHere}</Button>
      </span>
    </>
  );
}

function ReportLines({ report, words }: { report: PageReport; words: ExtensionWords }) {
  const { how, name, checkedOn, rowCount, badgeCount, broken, slowMs } = report;
  const sentence = { adapter: words.byAdapter, recognised: words.recognised, taught: words.taught }[how];
  return (
    <>
      <p>{fill(sentence, { name })}</p>
      {checkedOn.map(({ what, version, on }) => (
        <p class="quiet" key={`${what} ${version} ${on}`}>
          {fill(words.checkedOn, { how: words.checkedHow[what], version, on })}
        </p>
      ))}
      <p class="quiet">{fill(words.rowsFound, { rows: rowCount, badges: badgeCount })}</p>
      {broken ? <p class="warning">{fill(words.brokenAdapter, broken)}</p> : null}
      {slowMs === undefined ? null : <p class="warning">{fill(words.tooSlow, { ms: slowMs })}</p>}
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
