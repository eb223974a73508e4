import { HOUR_MS, MINUTE_MS } from '../../../shared/kernel/instants.ts';
import { fill } from '../../../shared/kernel/languages.ts';
import { type CountdownParts, countdownParts, hoursMinutes, hoursMinutesSeconds } from '../../../shared/sla/index.ts';
import { Button } from '../../ui/button.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { dayTimeText } from '../../ui/time-text.ts';
import { openPauseReason } from '../case-acts.ts';
import type { CaseClock } from '../case-clocks.ts';
import type { DeskCase } from '../case-state.ts';
import type { Desk } from '../desk.ts';
import type { CaseForms } from './case-forms.ts';
import { Reckoning } from './reckoning.tsx';

interface ClockProps {
  desk: Desk;
  known: DeskCase;
  clock: CaseClock;
}

interface ClockCardProps {
  desk: Desk;
  known: DeskCase;
  clocks: readonly CaseClock[];
  forms: CaseForms;
}

/** The one clock that matters now, large; the others beneath it in a line each. */
export function ClockCard({ desk, known, clocks, forms }: ClockCardProps) {
  const isWhyOpen = forms.isWhyOpen.value;
  const [first, ...others] = clocks;
  const { words } = desk;
  if (!first)
    return (
      <section class="card" aria-label={words.clockTitle}>
        <p class="muted">{known.answeredOnPage ? words.answeredOnPage : words.noClock}</p>
      </section>
    );
  const { countdown } = first;
  const share = Math.min(1, Math.max(0, countdown.usedShare));
  return (
    <section class="card" aria-label={words.clockTitle}>
      <div class={`clock state-${countdown.state}`}>
        <div>
          <p class="muted small">{mustText(desk, known, first)}</p>
          <BigFigure desk={desk} known={known} clock={first} />
        </div>
        <p class="muted small clock-due">
          {dueText(desk, first)}
          <br />
          {countdown.state === 'answered'
            ? null
            : `${fill(words.usedShare, { share: percent(countdown.usedShare, desk) })} `}
          <Button look="link" expanded={isWhyOpen} shortcut="Y" onPress={() => (forms.isWhyOpen.value = !isWhyOpen)}>
            {words.why}
          </Button>
        </p>
        <div class="track" aria-hidden="true">
          <div class="track-used" style={{ width: `${share * 100}%` }} />
        </div>
      </div>
      {others.length > 0 && (
        <ul class="lines other-clocks">
          {others.map((clock) => (
            <li key={clock.target} class="line">
              <span class="muted small">{mustText(desk, known, clock)}</span>
              <StateBadge {...partsOf(desk, known, clock, false)} />
            </li>
          ))}
        </ul>
      )}
      {known.answeredOnPage && known.answeredAt === undefined && <p class="muted small">{words.answeredOnPage}</p>}
      {isWhyOpen && clocks.map((clock) => <Reckoning key={clock.target} desk={desk} known={known} clock={clock} />)}
    </section>
  );
}

const percent = (share: number, desk: Desk): string =>
  new Intl.NumberFormat(desk.language, { style: 'percent', maximumFractionDigits: 0 }).format(share);

const partsOf = (desk: Desk, known: DeskCase, { countdown }: CaseClock, withSeconds: boolean): CountdownParts => {
  const reason = openPauseReason(known);
  const title = desk.pack.pauseReasons.find(({ id }) => id === reason)?.title;
  const paused = title
    ? { waitingForCustomer: title, waitingForThirdParty: title, closed: title, other: title }
    : undefined;
  return countdownParts(countdown, paused ? { ...desk.slaWords, paused } : desk.slaWords, { withSeconds });
};

/** The figure for the eye, glyph and words for everybody. */
function BigFigure({ desk, known, clock }: ClockProps) {
  const { countdown } = clock;
  const parts = partsOf(desk, known, clock, true);
  const isCounting = countdown.state === 'fine' || countdown.state === 'soon' || countdown.state === 'late';
  const figure = hoursMinutesSeconds(Math.max(1, Math.abs(countdown.remainingMs)));
  return (
    <p class="big">
      <i aria-hidden="true">{parts.glyph}</i>
      <span class="small">{isCounting ? parts.words.split(figure)[0] : parts.words}</span>
      {isCounting && parts.words.includes(figure) ? (
        <>
          <b class="figures">{figure}</b>
          <span class="small">{parts.words.split(figure)[1]}</span>
        </>
      ) : null}
    </p>
  );
}

export const limitText = (desk: Desk, targetMs: number): string =>
  targetMs % HOUR_MS === 0
    ? fill(desk.words.hoursLimit, { n: targetMs / HOUR_MS })
    : targetMs < HOUR_MS
      ? fill(desk.words.minutesLimit, { n: Math.round(targetMs / MINUTE_MS) })
      : hoursMinutes(targetMs);

export const mustText = (desk: Desk, known: DeskCase, { target, countdown }: CaseClock): string => {
  const { words } = desk;
  const limit = limitText(desk, countdown.targetMs);
  if (target === 'promise') return words.mustKeepPromise;
  if (target !== 'resolution') return fill(words.mustRespond, { limit });
  const type = desk.pack.caseTypes.find(({ id }) => id === known.caseType)?.title ?? known.caseType;
  return fill(words.mustResolve, { limit, type });
};

const dueText = (desk: Desk, { countdown }: CaseClock): string => {
  const { words } = desk;
  if (countdown.dueAt === undefined) return words.waitingNoDue;
  const time = dayTimeText(countdown.dueAt, desk.now.value, desk.timeStyle);
  return fill(countdown.dueAt < desk.now.value ? words.wasDueAt : words.dueAt, { time });
};
