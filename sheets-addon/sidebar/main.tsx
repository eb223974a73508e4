import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { nearestLanguage } from '../../shared/kernel/languages.ts';
import { sidebarWords } from '../../shared/messages/sidebar.ts';
import { Explanation } from './explanation.tsx';
import { useSelectedRow } from './follow-selection.ts';
import { ProposalCard } from './proposal-form.tsx';
import { SelectedRow } from './selected-row.tsx';
import { isWrongAccount } from './server-calls.ts';

const views = ['sidebar', 'explanation', 'proposal'] as const;
type View = (typeof views)[number];

const firstView = (): View => views.find((view) => view === document.body.dataset.view) ?? 'sidebar';

function App() {
  const { context, error } = useSelectedRow();
  const [view, setView] = useState<View>(firstView);
  const language = context?.language ?? nearestLanguage(navigator.language);
  const words = sidebarWords[language];
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return (
    <>
      <nav>
        {views.map((each) => (
          <button type="button" key={each} aria-pressed={view === each} onClick={() => setView(each)}>
            {words.views[each]}
          </button>
        ))}
      </nav>
      {error !== undefined && (
        <p class="problem" role="alert">
          ! {isWrongAccount(error) ? words.severalAccounts : words.unreachable}
        </p>
      )}
      {context === undefined && error === undefined && <p class="muted">{words.loading}</p>}
      {view === 'proposal' && <ProposalCard words={words} agentId={context?.person?.staffId} />}
      {view === 'sidebar' && context && <SelectedRow context={context} words={words} />}
      {view === 'explanation' && context && <Explanation context={context} words={words} />}
    </>
  );
}

render(<App />, document.getElementById('app')!);
