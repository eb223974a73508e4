import { useState } from 'preact/hooks';
import { HOUR_MS, type Instant, MINUTE_MS } from '../../../shared/kernel/instants.ts';
import { fill } from '../../../shared/kernel/languages.ts';
import { Button } from '../../ui/button.tsx';
import { useFormFocus } from '../../ui/form-focus.ts';
import { TimeField } from '../../ui/time-field.tsx';
import { dayTimeText, wallTimeAfter } from '../../ui/time-text.ts';
import { promise } from '../case-acts.ts';
import type { DeskCase } from '../case-state.ts';
import { type Desk, gatewayNow } from '../desk.ts';

const QUICK_HOURS = [1, 2, 4];
const QUICK_WALL = [
  { days: 0, hour: 17 },
  { days: 1, hour: 10 },
  { days: 1, hour: 17 },
];

/** T4: an expected time is told to the customer; one click for the usual ones. */
export function PromiseForm({ desk, known, onDone }: { desk: Desk; known: DeskCase; onDone: () => void }) {
  const { words, timeStyle } = desk;
  const [at, setAt] = useState<Instant | undefined>(known.promisedBy);
  const form = useFormFocus<HTMLFieldSetElement>();
  const now = gatewayNow(desk);
  const keep = async (promisedBy: Instant) => {
    if (await promise(desk, known, promisedBy)) onDone();
  };
  const wallTitle = (days: number, hour: number) =>
    fill(days === 0 ? words.promiseToday : words.promiseTomorrow, { hour });
  const wall = QUICK_WALL.map(({ days, hour }) => ({
    title: wallTitle(days, hour),
    at: wallTimeAfter(now, days, hour, timeStyle.timeZone),
  }));
  const quick = [
    ...QUICK_HOURS.map((hours) => ({
      title: fill(words.promiseIn, { n: hours }),
      at: roundedMinute(now + hours * HOUR_MS),
    })),
    ...wall.filter((choice) => choice.at > now),
  ];
  const isPast = at !== undefined && at <= now;
  return (
    <fieldset class="form" ref={form}>
      <legend class="off-screen">{words.promise}</legend>
      <div class="chips">
        {quick.map((choice) => (
          <Button key={choice.title} onPress={() => void keep(choice.at)}>
            {choice.title}
          </Button>
        ))}
      </div>
      <TimeField label={words.promiseAt} at={at} timeZone={timeStyle.timeZone} onChange={setAt} />
      {isPast && <p class="state-late small">{words.promisePast}</p>}
      <div class="actions">
        <Button primary disabled={at === undefined || isPast} onPress={() => at !== undefined && void keep(at)}>
          {words.promiseKeep}
          {at !== undefined && !isPast ? ` · ${dayTimeText(at, now, timeStyle)}` : ''}
        </Button>
        <Button look="link" onPress={onDone} shortcut="Esc">
          {words.cancel}
        </Button>
      </div>
    </fieldset>
  );
}

const roundedMinute = (at: Instant): Instant => Math.ceil(at / MINUTE_MS) * MINUTE_MS;
