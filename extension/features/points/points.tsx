import { effect } from '@preact/signals';
import type { PointsAnswer } from '../../../shared/gateway/answers.ts';
import { fill } from '../../../shared/kernel/languages.ts';
import { Button } from '../../ui/button.tsx';
import { Outside } from '../../ui/outside.tsx';
import { askGateway } from '../ask-gateway.ts';
import { AskedState } from '../asked-state.tsx';
import type { Desk } from '../desk.ts';
import type { Feature } from '../feature.ts';

/** E20: one's own points, what is left to the limit, and every entry with its evidence. */
export const points: Feature = {
  id: 'points',
  title: 'pointsTitle',
  tab: 'today',
  start(desk, signal) {
    const { asked, ask } = askGateway(
      () => desk.api.points(desk.status.peek().gateway?.staffId ?? ''),
      desk.words.noAnswer,
    );
    const stop = effect(() => {
      const isWanted = desk.shownTab.value === 'today' && desk.status.value.connection === 'active';
      if (isWanted && asked.peek().state === 'none') ask();
    });
    signal.addEventListener('abort', stop);
    return () => {
      const { words } = desk;
      const state = asked.value;
      const isConnected = desk.status.value.connection === 'active';
      return (
        <section class="card" aria-label={words.pointsTitle}>
          <header>
            <h2>{words.pointsTitle}</h2>
            {state.state === 'done' && (
              <Button look="link" onPress={ask}>
                {words.reload}
              </Button>
            )}
          </header>
          {isConnected ? (
            <AskedState desk={desk} asked={state} onAgain={ask} />
          ) : (
            <p class="muted">{words.pointsAlone}</p>
          )}
          {state.state === 'done' && <PointsFacts desk={desk} answer={state.value} />}
        </section>
      );
    };
  },
};

function PointsFacts({ desk, answer }: { desk: Desk; answer: PointsAnswer }) {
  const { words } = desk;
  const { calendarHalfPoints, rollingHalfPoints, dismissAtPoints, entries } = answer;
  // As the workbook counts: the nearer of both readings of "half a year" decides what is left.
  const worst = Math.max(calendarHalfPoints, rollingHalfPoints);
  const left = Math.max(0, dismissAtPoints - worst);
  const warned = desk.pack.conduct.warnAtPoints.some((at) => worst >= at);
  const clauseText = (no: string) => desk.pack.deductionClauses.find((clause) => clause.no === no)?.text ?? no;
  return (
    <>
      <p class={warned ? 'state-soon' : undefined}>
        {warned ? '▲ ' : ''}
        <b>{fill(words.pointsLeft, { limit: dismissAtPoints, left })}</b>
      </p>
      <p class="muted small">
        {fill(words.pointsHalf, { points: calendarHalfPoints })} ·{' '}
        {fill(words.pointsRolling, { points: rollingHalfPoints })}
      </p>
      {entries.length === 0 && <p class="muted">{words.pointsNone}</p>}
      <ul class="lines">
        {entries.map((entry) => (
          <li key={entry.entryId}>
            <div class="line">
              <b>{fill(words.pointsEntry, { clause: entry.clauseNo, points: entry.points })}</b>
              <span class="muted small figures">{entry.factOn}</span>
            </div>
            <p>
              <Outside text={entry.reversalOf === undefined ? clauseText(entry.clauseNo) : words.pointsReversed} />
            </p>
            <p class="muted small">
              <Outside text={entry.evidence} /> ·{' '}
              <Outside text={fill(words.pointsSigned, { name: entry.confirmedBy })} />
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
