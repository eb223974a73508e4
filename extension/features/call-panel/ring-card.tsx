import { callWarnings, currentHoldMs, talkMs, totalHoldMs } from '../../../shared/calls/call-times.ts';
import { isAnsweredInTime, lastRingInTime, ringsAt } from '../../../shared/calls/rings.ts';
import { fill } from '../../../shared/kernel/languages.ts';
import { Button } from '../../ui/button.tsx';
import { timerText } from '../../ui/time-text.ts';
import type { Desk } from '../desk.ts';
import type { CallDraft } from './call-draft.ts';
import type { CallProps } from './call-panel.tsx';
import { hangUp, pickedUpAtRing, pickUp, ring, toggleHold } from './call-steps.ts';

const MOST_DOTS = 6;

/** Rings, then the timers of call and hold, with what has to be said about them. */
export function RingCard({ desk, draft }: CallProps) {
  const call = draft.value;
  if (!call) return <Idle desk={desk} draft={draft} />;
  const { words } = desk;
  const now = Math.max(desk.now.value, call.startedAt);
  const isAnswered = call.answeredAt !== undefined;
  return (
    <section class="card" aria-label={words.callTitle}>
      <div class="line">
        <Rings desk={desk} call={call} now={now} />
        <b class="figures call-timer">{timerText(isAnswered ? talkMs(call, now) : now - call.startedAt)}</b>
      </div>
      {isAnswered ? <Talking desk={desk} draft={draft} call={call} now={now} /> : <Ringing desk={desk} draft={draft} />}
    </section>
  );
}

const limitText = ({ words, pack }: Desk): string =>
  fill(pack.rings.mode === 'before' ? words.ringsLimitBefore : words.ringsLimitWithin, { n: pack.rings.count });

function Idle({ desk, draft }: CallProps) {
  const { words } = desk;
  return (
    <section class="card" aria-label={words.callTitle}>
      <header>
        <h2>{words.callTitle}</h2>
        <span class="muted small">{limitText(desk)}</span>
      </header>
      <p class="muted small">{words.ringHint}</p>
      <div class="actions">
        <Button primary shortcut="R" onPress={() => ring(draft)}>
          {words.rings}
        </Button>
      </div>
      <div class="labelled">
        <span>{words.pickUpOnly}</span>
        <div class="chips">
          {[1, 2, 3, 4, 5].map((count) => (
            <Button key={count} onPress={() => pickedUpAtRing(draft, count)}>
              {fill(words.ringCount, { count })}
            </Button>
          ))}
        </div>
      </div>
    </section>
  );
}

function Rings({ desk, call, now }: { desk: Desk; call: CallDraft; now: number }) {
  const { words, pack } = desk;
  const count = ringsAt(call.rings, call.answeredAt ?? now);
  const isInTime = isAnsweredInTime(count, pack.rings);
  const dots = Math.min(MOST_DOTS, Math.max(count, lastRingInTime(pack.rings)));
  const said = fill(call.answeredAt === undefined ? words.ringCount : words.answeredAtRing, { count });
  return (
    <span class="rings" title={words.ringSelf}>
      <span aria-hidden="true">
        {Array.from({ length: dots }, (_, index) => (
          <i key={index} class={index < count ? (isInTime ? 'ring-dot on' : 'ring-dot on late') : 'ring-dot'} />
        ))}
      </span>
      <b>{said}</b>
      <span class={isInTime ? 'small state-fine' : 'small state-late'}>
        {isInTime ? `● ${words.ringInTime}` : `! ${words.ringLate}`}
      </span>
    </span>
  );
}

function Ringing({ desk, draft }: CallProps) {
  const { words } = desk;
  return (
    <>
      <p class="muted small">
        {limitText(desk)} · {words.ringSelf}
      </p>
      <div class="actions">
        <Button primary shortcut="A" onPress={() => pickUp(draft)}>
          {words.pickUp}
        </Button>
        <Button shortcut="R" onPress={() => ring(draft)}>
          {words.ringAgain}
        </Button>
      </div>
    </>
  );
}

function Talking({ desk, draft, call, now }: CallProps & { call: CallDraft; now: number }) {
  const { words, pack } = desk;
  const { holdTooLong, callTooLong } = callWarnings(call, now, pack);
  const holding = currentHoldMs(call, now);
  const isEnded = call.endedAt !== undefined;
  return (
    <>
      {call.onHoldSince !== undefined && (
        <p class={holdTooLong ? 'state-late' : 'state-soon'}>❚❚ {fill(words.holdNow, { time: timerText(holding) })}</p>
      )}
      {call.onHoldSince === undefined && call.heldMs > 0 && (
        <p class="muted small">{fill(words.holdTotal, { time: timerText(totalHoldMs(call, now)) })}</p>
      )}
      <div aria-live="assertive">
        {holdTooLong && <p class="notice late">! {fill(words.holdTooLong, { time: timerText(pack.holdWarningMs) })}</p>}
      </div>
      <div aria-live="polite">
        {callTooLong && !isEnded && (
          <p class="notice soon">▲ {fill(words.callTooLong, { time: timerText(pack.callWarningMs) })}</p>
        )}
      </div>
      {isEnded ? (
        <p class="muted small">{words.callEnded}</p>
      ) : (
        <div class="actions">
          <Button shortcut="H" pressed={call.onHoldSince !== undefined} onPress={() => toggleHold(draft)}>
            {call.onHoldSince === undefined ? words.hold : words.holdEnd}
          </Button>
          <Button shortcut="E" onPress={() => hangUp(draft)}>
            {words.hangUp}
          </Button>
        </div>
      )}
    </>
  );
}
