import type { HistoryLine } from '../../../shared/gateway/answers.ts';
import { detailOf } from '../../../shared/gateway/fold/case-history.ts';
import { Button } from '../../ui/button.tsx';
import { Outside } from '../../ui/outside.tsx';
import { dayTimeText } from '../../ui/time-text.ts';
import { me } from '../case-at-hand.ts';
import type { Desk } from '../desk.ts';
import type { Feature } from '../feature.ts';
import { kindTitle } from '../kind-title.ts';

const SHOWN_LINES = 40;

/** D5: every step of the case: when, who, what. */
export const caseHistory: Feature = {
  id: 'caseHistory',
  title: 'historyTitle',
  tab: 'case',
  start: (desk) => () => (desk.atHand.known.value ? <HistoryCard desk={desk} /> : null),
};

/** Newest first; own steps the workbook has not told of yet stand among them. */
function HistoryCard({ desk }: { desk: Desk }) {
  const { words, timeStyle } = desk;
  const lookUp = desk.atHand.lookUp.value;
  const told = lookUp.state === 'done' ? (lookUp.answer.serviceCase?.history ?? []) : [];
  const lines = [...told, ...ownLines(desk)].sort((a, b) => b.at - a.at).slice(0, SHOWN_LINES);
  return (
    <section class="card" aria-label={words.historyTitle}>
      <header>
        <h2>{words.historyTitle}</h2>
        {lookUp.state === 'done' && (
          <Button look="link" onPress={() => desk.atHand.lookUpAgain()}>
            {words.reload}
          </Button>
        )}
      </header>
      {lines.length === 0 ? <p class="muted">{words.historyEmpty}</p> : null}
      <ol class="history">
        {lines.map((line) => (
          <li key={`${line.at} ${line.kind} ${line.detail}`}>
            <span class="muted small figures">{dayTimeText(line.at, desk.now.peek(), timeStyle)}</span>
            <span>
              {kindTitle(desk, line.kind, {})}{' '}
              <span class="muted">
                <Outside text={line.detail} />
              </span>
            </span>
            <span class="muted small">
              <Outside text={line.staffName} />
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

// The detail is the workbook's own sentence; only its times are the desk's, in the user's language.
const ownLines = (desk: Desk): HistoryLine[] =>
  desk.atHand.ownActs.value
    .filter(({ state }) => state !== 'rejected')
    .map(({ at, kind, payload }) => ({
      at,
      kind: kindTitle(desk, kind, payload),
      staffName: me(desk).name || desk.words.ownerYou,
      detail: isTimed(kind, payload)
        ? dayTimeText(Number(payload.promisedBy ?? payload.answeredAt), desk.now.peek(), desk.timeStyle)
        : detailOf({ kind, payload } as Parameters<typeof detailOf>[0], { pack: desk.pack, serial: (at) => at }),
    }));

const isTimed = (kind: string, payload: Record<string, unknown>): boolean =>
  (kind === 'casePromised' && payload.promisedBy !== 0) || kind === 'caseAnswered';
