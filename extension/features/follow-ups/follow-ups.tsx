import { type Signal, signal } from '@preact/signals';
import { useState } from 'preact/hooks';
import type { DueTask } from '../../../shared/gateway/answers.ts';
import { fill } from '../../../shared/kernel/languages.ts';
import { Button } from '../../ui/button.tsx';
import { ChoiceChips } from '../../ui/choice-chips.tsx';
import { useFormFocus } from '../../ui/form-focus.ts';
import { Outside } from '../../ui/outside.tsx';
import { dayTimeText } from '../../ui/time-text.ts';
import type { Desk } from '../desk.ts';
import type { Feature } from '../feature.ts';

/** At most this satisfied, and the case opens again (T6). */
const REOPENS_UP_TO = 2;

/** T6: after a case is settled somebody calls back: is the customer satisfied? */
export const followUps: Feature = {
  id: 'followUps',
  title: 'followUpsTitle',
  tab: 'today',
  start(desk) {
    // Done here and not yet told by the workbook: such a task is not shown again.
    const done: Signal<ReadonlySet<string>> = signal(new Set<string>());
    return () => <FollowUpList desk={desk} done={done} />;
  },
};

function FollowUpList({ desk, done }: { desk: Desk; done: Signal<ReadonlySet<string>> }) {
  const { words } = desk;
  const tasks = desk.tasks.value
    .filter(({ kind, taskId }) => kind === 'followUp' && !done.value.has(taskId))
    .sort((a, b) => a.dueAt - b.dueAt);
  return (
    <section class="card" aria-label={words.followUpsTitle}>
      <header>
        <h2>{words.followUpsTitle}</h2>
        {tasks.length > 0 && <span class="muted small figures">{tasks.length}</span>}
      </header>
      {tasks.length === 0 && <p class="muted">{words.followUpsNone}</p>}
      <ul class="lines">
        {tasks.map((task) => (
          <FollowUp key={task.taskId} desk={desk} task={task} done={done} />
        ))}
      </ul>
    </section>
  );
}

function FollowUp({ desk, task, done }: { desk: Desk; task: DueTask; done: Signal<ReadonlySet<string>> }) {
  const { words, timeStyle } = desk;
  const [isOpen, setOpen] = useState(false);
  const isLate = task.dueAt < desk.now.value;
  const time = dayTimeText(task.dueAt, desk.now.value, timeStyle);
  return (
    <li>
      <div class="line">
        <b>
          <Outside text={task.who || words.callerNameless} />
        </b>
        <span class={isLate ? 'small state-late' : 'small muted'}>
          {isLate ? '! ' : ''}
          {fill(isLate ? words.wasDueAt : words.dueAt, { time })}
        </span>
      </div>
      <div class="line">
        <span class="one-line muted">
          <Outside text={task.title} />
        </span>
        <Button
          look="link"
          expanded={isOpen}
          name={`${words.followUpDo} · ${task.who}`}
          onPress={() => setOpen(!isOpen)}
        >
          {words.followUpDo}
        </Button>
      </div>
      {isOpen && <FollowUpForm desk={desk} task={task} done={done} />}
    </li>
  );
}

function FollowUpForm({ desk, task, done }: { desk: Desk; task: DueTask; done: Signal<ReadonlySet<string>> }) {
  const { words, pack } = desk;
  const [score, setScore] = useState<number>();
  const [note, setNote] = useState('');
  const form = useFormFocus<HTMLFieldSetElement>();
  const choices = pack.satisfaction.map(({ value, title }) => ({ id: String(value), title: `${value} ${title}` }));
  const keep = async () => {
    if (score === undefined) return;
    const title = pack.satisfaction.find(({ value }) => value === score)?.title ?? String(score);
    const payload = { satisfaction: score, note: note.trim().slice(0, 4000) };
    const isKept = await desk.acts.keep({
      acts: [{ kind: 'followUpDone', subjectId: task.caseId, payload }],
      words: fill(words.followUpKept, { score: title }),
    });
    if (isKept) done.value = new Set([...done.peek(), task.taskId]);
  };
  return (
    <fieldset class="form" ref={form}>
      <legend class="muted small">
        {words.satisfaction} <span class="muted">({words.followUpSelf})</span>
      </legend>
      <ChoiceChips
        name={words.satisfaction}
        choices={choices}
        chosen={score === undefined ? undefined : String(score)}
        onChoose={(id) => setScore(Number(id))}
      />
      {score !== undefined && score <= REOPENS_UP_TO && <p class="state-soon small">▲ {words.followUpReopens}</p>}
      <label class="labelled">
        <span>{words.followUpNote}</span>
        <textarea
          class="field"
          rows={2}
          dir="auto"
          maxLength={4000}
          value={note}
          onInput={(event) => event.isTrusted && setNote(event.currentTarget.value)}
        />
      </label>
      <div class="actions">
        <Button primary disabled={score === undefined} onPress={() => void keep()}>
          {words.followUpKeep}
        </Button>
      </div>
    </fieldset>
  );
}
