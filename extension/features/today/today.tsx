import { useState } from 'preact/hooks';
import { fill } from '../../../shared/kernel/languages.ts';
import { countdownParts } from '../../../shared/sla/index.ts';
import { Button } from '../../ui/button.tsx';
import { Outside } from '../../ui/outside.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { dayTimeText } from '../../ui/time-text.ts';
import type { Desk } from '../desk.ts';
import type { Feature } from '../feature.ts';
import type { UrgentWork } from '../urgent-work.ts';

const SHOWN_ROWS = 12;

/** T5: open cases stay here until they are settled, the most urgent first; then what this page shows. */
export const today: Feature = {
  id: 'today',
  title: 'tabToday',
  tab: 'today',
  start: (desk) => () => <TodayCards desk={desk} />,
};

function TodayCards({ desk }: { desk: Desk }) {
  const { words } = desk;
  const work = desk.urgent.value;
  const mine = work.filter(({ isOwn }) => isOwn);
  const rows = work.filter(({ isOwn }) => !isOwn).slice(0, SHOWN_ROWS);
  return (
    <>
      <WorkList desk={desk} title={words.todayOpen} none={words.todayNone} work={mine} />
      {desk.page.value.site && <WorkList desk={desk} title={words.todayPage} none={words.todayPageNone} work={rows} />}
    </>
  );
}

function WorkList(props: { desk: Desk; title: string; none: string; work: readonly UrgentWork[] }) {
  const { desk, title, none, work } = props;
  return (
    <section class="card" aria-label={title}>
      <header>
        <h2>{title}</h2>
        {work.length > 0 && <span class="muted small figures">{work.length}</span>}
      </header>
      {work.length === 0 && <p class="muted">{none}</p>}
      <ul class="lines">
        {work.map((each) => (
          <WorkLine key={each.id} desk={desk} work={each} />
        ))}
      </ul>
    </section>
  );
}

function WorkLine({ desk, work }: { desk: Desk; work: UrgentWork }) {
  const { words, timeStyle } = desk;
  const { seen, row, isOwn, promisedBy, countdown } = work;
  const [isGone, setGone] = useState(false);
  const parts = countdownParts(countdown, desk.slaWords);
  const go = async () => {
    if (row && (await desk.api.jumpToRow(row.rowKey))) desk.shownTab.value = 'case';
    else if (row) setGone(true);
  };
  const open = () => {
    desk.atHand.choose(seen);
    desk.shownTab.value = 'case';
  };
  return (
    <li>
      <div class="line">
        <b class="one-line who">
          <Outside text={seen.senderName || words.callerNameless} />
        </b>
        <StateBadge {...parts} />
      </div>
      <p class="one-line">
        <Outside text={seen.subject || words.untitled} />
      </p>
      <div class="line small muted">
        <span>
          {promisedBy !== undefined
            ? fill(words.promiseNow, { time: dayTimeText(promisedBy, desk.now.value, timeStyle) })
            : seen.receivedAt !== undefined &&
              fill(words.waitingSince, { time: dayTimeText(seen.receivedAt, desk.now.value, timeStyle) })}
        </span>
        <span class="line">
          {row && (
            <Button
              look="link"
              name={`${words.jump} · ${seen.subject.slice(0, 60)}`}
              onPress={() => void go().catch(() => setGone(true))}
            >
              {words.jump}
            </Button>
          )}
          {isOwn && (
            <Button look="link" name={`${words.openCase} · ${seen.subject.slice(0, 60)}`} onPress={open}>
              {words.openCase}
            </Button>
          )}
        </span>
      </div>
      {isGone && (
        <p class="state-soon small" role="status">
          {words.jumpGone}
        </p>
      )}
    </li>
  );
}
