import { fill } from '../../../shared/kernel/languages.ts';
import { hoursMinutes } from '../../../shared/sla/index.ts';
import { dayTimeText } from '../../ui/time-text.ts';
import type { CaseClock } from '../case-clocks.ts';
import type { DeskCase } from '../case-state.ts';
import type { Desk } from '../desk.ts';
import { limitText, mustText } from './clock-card.tsx';

/** "Why?": from when, how long, what did not count, and what follows from it. */
export function Reckoning({ desk, known, clock }: { desk: Desk; known: DeskCase; clock: CaseClock }) {
  const { words } = desk;
  const { countdown } = clock;
  const title = mustText(desk, known, clock);
  const time = (at: number) => dayTimeText(at, desk.now.value, desk.timeStyle);
  const isPromise = clock.target === 'promise';
  const pauses = clock.target === 'resolution' ? known.pauses : [];
  return (
    <dl class="facts reckoning" aria-label={title}>
      <dt class="reckoning-title">{title}</dt>
      <dt>{words.whyReceived}</dt>
      <dd>
        {time(clock.clock.startedAt)}
        {known.receivedApproximate && <span class="muted"> · {words.whyRough}</span>}
      </dd>
      <dt>{words.whyLimit}</dt>
      <dd>
        {isPromise ? words.whyPromise : `${limitText(desk, countdown.targetMs)} · ${words.whyCalendar}`}
        {clock.target === 'firstResponse' && known.pauses.length > 0 && (
          <span class="muted"> · {words.whyNoPause}</span>
        )}
      </dd>
      {pauses.map((pause) => (
        <>
          <dt>{words.whyPaused}</dt>
          <dd>
            {pause.to === undefined
              ? fill(words.whyPausedSince, { from: time(pause.from) })
              : fill(words.whyPausedSpan, { from: time(pause.from), to: time(pause.to) })}
          </dd>
        </>
      ))}
      {clock.clock.stoppedAt !== undefined && (
        <>
          <dt>{words.whyStopped}</dt>
          <dd>{time(clock.clock.stoppedAt)}</dd>
        </>
      )}
      <dt>{words.whyUsed}</dt>
      <dd class="figures">{hoursMinutes(countdown.usedMs)}</dd>
      {countdown.dueAt !== undefined && (
        <>
          <dt>{words.whyDue}</dt>
          <dd>{time(countdown.dueAt)}</dd>
        </>
      )}
    </dl>
  );
}
