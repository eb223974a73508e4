import { useState } from 'preact/hooks';
import { fill } from '../../../shared/kernel/languages.ts';
import type { ExtensionWords } from '../../../shared/messages/extension.ts';
import type { DeskStatus } from '../../platform/desk-api.ts';
import type { PageReport, SiteSwitches } from '../../platform/overlay-messages.ts';
import type { PagesApi } from '../../platform/pages-api.ts';
import type { EnabledSite } from '../../platform/storage.ts';
import { Button } from '../../ui/button.tsx';
import { CopyReport } from './copy-report.tsx';
import { OfferTaught } from './offer-taught.tsx';
import { ReportLines } from './report-lines.tsx';

export interface SiteOnProps {
  site: EnabledSite;
  tabId: number;
  pages: PagesApi;
  words: ExtensionWords;
  report: PageReport | undefined;
  status: DeskStatus;
}

/** An enabled site: how it is read, what may be done about it, and its switches. */
export function SiteOn({ site, tabId, pages, words, report, status }: SiteOnProps) {
  return (
    <>
      <p>
        <strong>{fill(words.enabledHere, { name: site.name })}</strong>
      </p>
      {report ? (
        <ReportLines report={report} words={words} />
      ) : (
        <p id="report" class="quiet" data-how="none">
          {words.nothingRecognised}
        </p>
      )}
      {report ? <OfferTaught pages={pages} words={words} report={report} status={status} /> : null}
      <WaysToRead site={site} tabId={tabId} pages={pages} words={words} report={report} />
      <Switches site={site} pages={pages} words={words} />
      <CopyReport tabId={tabId} pages={pages} words={words} />
      <span id="disable-here">
        <Button onPress={() => void pages.disableSite(site.id).then(() => window.close())}>{words.disableHere}</Button>
      </span>
    </>
  );
}

/** Teaching, and recognition in place of what is known of the site. */
function WaysToRead({ site, tabId, pages, words, report }: Omit<SiteOnProps, 'status'>) {
  const [said, setSaid] = useState('');
  const teach = async (): Promise<void> => {
    if (await pages.teachOnTab(tabId)) window.close();
    else setSaid(words.cannotTeach);
  };
  const recognise = (recogniseOnly: boolean): void =>
    void pages.changeSite(site.id, { recogniseOnly }).then(() => window.close());
  const isChanged = report?.state === 'broken' || report?.broken !== undefined;
  return (
    <>
      <p class="quiet">{words.teachHint}</p>
      <div class="acts">
        <span id="teach-here">
          <Button primary={!report || isChanged} onPress={() => void teach()}>
            {isChanged || report?.how === 'taught' ? words.teachAgain : words.teach}
          </Button>
        </span>
        {site.recogniseOnly ? (
          <span id="use-description">
            <Button onPress={() => recognise(false)}>{words.useDescription}</Button>
          </span>
        ) : report && report.how !== 'recognised' ? (
          <span id="use-recognition">
            <Button onPress={() => recognise(true)}>{words.useRecognition}</Button>
          </span>
        ) : null}
      </div>
      {said ? <p role="alert">{said}</p> : null}
    </>
  );
}

function Switches({ site, pages, words }: Pick<SiteOnProps, 'site' | 'pages' | 'words'>) {
  const [off, setOff] = useState<SiteSwitches>(site.off ?? {});
  const set = (change: SiteSwitches): void => {
    const changed = { ...off, ...change };
    setOff(changed);
    void pages.changeSite(site.id, { off: changed });
  };
  return (
    <>
      <label id="show-badges">
        <input
          type="checkbox"
          checked={!off.badges}
          onChange={(event) => event.isTrusted && set({ badges: !event.currentTarget.checked })}
        />
        {words.showBadges}
      </label>
      <label id="show-desk">
        <input
          type="checkbox"
          checked={!off.desk}
          onChange={(event) => event.isTrusted && set({ desk: !event.currentTarget.checked })}
        />
        {words.showDesk}
      </label>
    </>
  );
}
