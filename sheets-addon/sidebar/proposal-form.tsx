import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { fill } from '../../shared/kernel/languages.ts';
import type { SidebarWords } from '../../shared/messages/sidebar.en.ts';
import type { ProposalChoices } from '../server/actions/proposal-choices.ts';
import type { ProposalField, ProposalForm, ProposalResult } from '../server/actions/propose-deduction.ts';
import { callServer, isWrongAccount } from './server-calls.ts';

type Problems = Partial<Record<ProposalField, string>>;

const emptyForm = (agentId: string | undefined, today: string): ProposalForm => ({
  agentId: agentId ?? '',
  clauseNo: '',
  points: '',
  factOn: today,
  evidence: '',
  proposedBy: '',
});

const problemsOf = (result: ProposalResult | undefined): Problems =>
  result && !result.ok ? Object.fromEntries(result.problems.map(({ field, message }) => [field, message])) : {};

function Field({
  id,
  label,
  problem,
  children,
}: {
  id: ProposalField;
  label: string;
  problem: string | undefined;
  children: ComponentChildren;
}) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children}
      {problem !== undefined && (
        <p class="problem" id={`${id}-problem`}>
          ! {problem}
        </p>
      )}
    </div>
  );
}

interface FormProps {
  words: SidebarWords;
  choices: ProposalChoices;
  agentId: string | undefined;
}

/** E21, E22: who, which clause, how many points within its range, the day of the fact, the evidence. */
function Form({ words, choices, agentId }: FormProps) {
  const [form, setForm] = useState(() => emptyForm(agentId, choices.today));
  const [result, setResult] = useState<ProposalResult>();
  const [error, setError] = useState<unknown>();
  const [isSending, setSending] = useState(false);
  const problems = problemsOf(result);
  const clause = choices.clauses.find(({ clauseNo }) => clauseNo === form.clauseNo);

  const set = (field: ProposalField) => (event: Event) => {
    const { value } = event.currentTarget as HTMLInputElement;
    const picked = field === 'clauseNo' ? choices.clauses.find(({ clauseNo }) => clauseNo === value) : undefined;
    // A clause with a range leaves the points to the assessor; a fixed one fills them in.
    const points = picked && (picked.minPoints === picked.maxPoints ? String(picked.minPoints) : '');
    setForm((before) => ({ ...before, [field]: value, ...(points !== undefined && { points }) }));
  };

  const send = async (event: Event): Promise<void> => {
    event.preventDefault();
    setSending(true);
    setError(undefined);
    try {
      const answer = await callServer('proposeDeduction', form);
      setResult(answer);
      if (answer.ok) setForm({ ...emptyForm(undefined, choices.today), proposedBy: form.proposedBy });
    } catch (problem) {
      setError(problem);
    } finally {
      setSending(false);
    }
  };

  // The selected row may become known after the form; what somebody chose already is left alone.
  useEffect(() => {
    if (agentId !== undefined) setForm((before) => (before.agentId === '' ? { ...before, agentId } : before));
  }, [agentId]);

  const control = (field: ProposalField) => ({
    id: field,
    value: form[field],
    'aria-invalid': problems[field] !== undefined,
    'aria-describedby': `${field}-problem`,
  });

  const person = (field: 'agentId' | 'proposedBy') => (
    <select {...control(field)} onChange={set(field)}>
      <option value="" />
      {choices.staff.map(({ staffId, name }) => (
        <option key={staffId} value={staffId}>
          {name} · {staffId}
        </option>
      ))}
    </select>
  );

  return (
    <form class="card" onSubmit={send} noValidate>
      <Field id="agentId" label={words.form.agentId} problem={problems.agentId}>
        {person('agentId')}
      </Field>
      <Field id="clauseNo" label={words.form.clauseNo} problem={problems.clauseNo}>
        <select {...control('clauseNo')} onChange={set('clauseNo')}>
          <option value="" />
          {choices.clauses.map(({ clauseNo, text }) => (
            <option key={clauseNo} value={clauseNo}>
              {clauseNo} {text}
            </option>
          ))}
        </select>
      </Field>
      {clause && <p class="muted">{clause.text}</p>}
      <Field id="points" label={words.form.points} problem={problems.points}>
        <input
          {...control('points')}
          type="number"
          min={clause?.minPoints}
          max={clause?.maxPoints}
          onInput={set('points')}
        />
        {clause && <span class="muted"> {fill(words.range, { least: clause.minPoints, most: clause.maxPoints })}</span>}
      </Field>
      <Field id="factOn" label={words.form.factOn} problem={problems.factOn}>
        <input {...control('factOn')} type="date" max={choices.today} onInput={set('factOn')} />
      </Field>
      <Field id="evidence" label={words.form.evidence} problem={problems.evidence}>
        <textarea {...control('evidence')} rows={4} maxLength={1000} onInput={set('evidence')} />
      </Field>
      <Field id="proposedBy" label={words.form.proposedBy} problem={problems.proposedBy}>
        {person('proposedBy')}
      </Field>
      <button type="submit" class="primary" disabled={isSending}>
        {words.form.send}
      </button>
      {error !== undefined && (
        <p class="problem" role="alert">
          ! {isWrongAccount(error) ? words.severalAccounts : words.notSent}
        </p>
      )}
      {result?.ok && (
        <p class="done" role="status">
          ✓ {fill(words.proposed, { sheet: result.sheet, row: result.rowNumber })}
        </p>
      )}
      <p class="muted">{words.secondHead}</p>
    </form>
  );
}

/** The form, once it is known what can be chosen. */
export function ProposalCard({ words, agentId }: { words: SidebarWords; agentId: string | undefined }) {
  const [choices, setChoices] = useState<ProposalChoices>();
  const [error, setError] = useState<unknown>();
  useEffect(() => {
    callServer('sidebarChoices').then(setChoices, setError);
  }, []);
  if (choices) return <Form words={words} choices={choices} agentId={agentId} />;
  if (error === undefined) return <p class="muted">{words.loading}</p>;
  return (
    <p class="problem" role="alert">
      ! {isWrongAccount(error) ? words.severalAccounts : words.unreachable}
    </p>
  );
}
