import { Button } from '../../ui/button.tsx';
import { Outside } from '../../ui/outside.tsx';
import { caseClocks } from '../case-clocks.ts';
import type { Desk } from '../desk.ts';
import type { Feature } from '../feature.ts';
import { CaseActions } from './case-actions.tsx';
import { caseForms } from './case-forms.ts';
import { bindCaseKeys } from './case-keys.ts';
import { ClockCard } from './clock-card.tsx';
import { CustomerCard } from './customer-card.tsx';
import { TypeCard } from './type-card.tsx';

/** The case at hand: its clock, whose it is, what kind it is, what can be done, what was done. */
export const caseCard: Feature = {
  id: 'caseCard',
  title: 'tabCase',
  tab: 'case',
  start(desk, signal) {
    const forms = caseForms();
    bindCaseKeys(desk, forms, signal);
    return () => <CaseCards desk={desk} forms={forms} />;
  },
};

function CaseCards({ desk, forms }: { desk: Desk; forms: ReturnType<typeof caseForms> }) {
  const known = desk.atHand.known.value;
  const seen = desk.atHand.seen.value;
  if (!known || !seen) return <NothingOpen desk={desk} />;
  // A new case begins with closed forms and fresh fields.
  const key = seen.keys[0] ?? seen.subject.slice(0, 200);
  return (
    <>
      <header class="case-title">
        <h2>
          <Outside text={known.subject || desk.words.untitled} />
        </h2>
        <p class="muted small">
          <Outside text={known.senderName} />
        </p>
        {desk.atHand.isChosen.value && (
          <p class="small">
            {desk.words.chosenCase}{' '}
            <Button look="link" onPress={() => desk.atHand.choose(undefined)}>
              {desk.words.backToPage}
            </Button>
          </p>
        )}
      </header>
      {seen.keys.length === 0 && desk.atHand.subjectIds.value.length === 0 && (
        <p class="notice soon">{desk.words.tooLittle}</p>
      )}
      <ClockCard desk={desk} known={known} forms={forms} clocks={caseClocks(known, desk.pack, desk.now.value)} />
      <CaseActions key={`actions ${key}`} desk={desk} known={known} forms={forms} />
      <CustomerCard key={`customer ${key}`} desk={desk} known={known} />
      <TypeCard desk={desk} known={known} />
    </>
  );
}

function NothingOpen({ desk }: { desk: Desk }) {
  return <p class="empty">{desk.page.value.site ? desk.words.noOpenMail : desk.words.noPage}</p>;
}
