import { fill } from '../../../shared/kernel/languages.ts';
import type { ExtensionWords } from '../../../shared/messages/extension.ts';
import type { PageReport } from '../../platform/overlay-messages.ts';

/** How the page is read, what that was checked on, and what is wrong with it. */
export function ReportLines({ report, words }: { report: PageReport; words: ExtensionWords }) {
  const { how, name, checkedOn, state, rowCount, badgeCount, broken, slowMs } = report;
  const sentence = { adapter: words.byAdapter, recognised: words.recognised, taught: words.taught }[how];
  return (
    <div id="report" data-how={how} data-site={report.siteId} data-rows={rowCount} data-state={state}>
      <p>{fill(sentence, { name })}</p>
      {checkedOn.map(({ what, version, on, views = [] }) => (
        <p class="quiet" key={`${what} ${version} ${on}`} data-checked={what}>
          {fill(words.checkedHow[what], {
            version,
            on,
            views: views.map((view) => words.views[view]).join(words.viewsTogether),
          })}
        </p>
      ))}
      <p class="quiet">{fill(words.rowsFound, { rows: rowCount, badges: badgeCount })}</p>
      {state === 'broken' ? <p class="warning">{fill(words.siteChanged, { name })}</p> : null}
      {broken ? <p class="warning">{fill(words.brokenAdapter, broken)}</p> : null}
      {slowMs === undefined ? null : <p class="warning">{fill(words.tooSlow, { ms: slowMs })}</p>}
    </div>
  );
}
