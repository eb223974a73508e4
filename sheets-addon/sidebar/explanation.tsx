import { fill } from '../../shared/kernel/languages.ts';
import type { SidebarWords } from '../../shared/messages/sidebar.en.ts';
import type { PersonExplanation, SidebarContext, SourceRow } from '../server/actions/explain-row.ts';

const figure = (value: number | null): string => (value === null ? '—' : String(Math.round(value * 100) / 100));

function Rows({ rows, words }: { rows: SourceRow[]; words: SidebarWords }) {
  if (rows.length === 0) return <p class="muted">{words.noRows}</p>;
  return (
    <ul class="rows">
      {rows.map(({ sheet, rowNumber, values, counts }) => (
        <li key={`${sheet} ${rowNumber}`}>
          <span class="place">{fill(words.rowOf, { sheet, row: rowNumber })}</span>
          <span>{values.filter(Boolean).join(' · ')}</span>
          <span class="number">{figure(counts)}</span>
        </li>
      ))}
    </ul>
  );
}

function totalSentence({ total, missing, weights }: PersonExplanation['score'], words: SidebarWords): string {
  const sum = weights.weekly + weights.monthly + weights.other;
  if (sum !== 100) return fill(words.weightsWrong, { sum });
  if (total === null) return missing.map((part) => words.missing[part]).join(' ');
  return fill(words.formula, weights);
}

/** Where each figure of the score and of the half-year points comes from, row by row (E17, E20). */
export function Explanation({ context, words }: { context: SidebarContext; words: SidebarWords }) {
  const { person } = context;
  if (!person) return <p class="muted">{words.selectAPerson}</p>;
  const { score, points } = person;
  const parts = [
    { id: 'weekly', title: words.parts.weekly, weight: score.weights.weekly, ...score.weekly, note: '' },
    {
      id: 'monthly',
      title: words.parts.monthly,
      weight: score.weights.monthly,
      ...score.monthly,
      note: fill(words.monthlyFormula, { points: score.monthly.points, perPoint: score.monthly.perPoint }),
    },
    { id: 'other', title: words.parts.other, weight: score.weights.other, ...score.other, note: '' },
  ];
  return (
    <>
      <section class="card">
        <h2>{fill(words.scoreOf, { name: person.name || person.staffId, month: score.month })}</h2>
        <p class="big">{figure(score.total)}</p>
        <p class="muted">{totalSentence(score, words)}</p>
        {parts.map(({ id, title, weight, value, rows, note }) => (
          <details key={id} open>
            <summary>
              {title} <span class="muted">{weight} %</span> <span class="number">{figure(value)}</span>
            </summary>
            {note !== '' && <p class="muted">{note}</p>}
            <Rows rows={rows} words={words} />
          </details>
        ))}
      </section>
      <section class="card">
        <h2>{words.halfYear}</h2>
        <dl>
          <dt>{fill(words.calendarHalf, { from: points.calendarHalfFrom })}</dt>
          <dd class="number">{fill(words.pointsOf, { points: points.calendarHalf, limit: points.limit })}</dd>
          <dt>{fill(words.rollingHalf, { from: points.rollingHalfFrom })}</dt>
          <dd class="number">{fill(words.pointsOf, { points: points.rollingHalf, limit: points.limit })}</dd>
        </dl>
        <Rows rows={points.rows} words={words} />
      </section>
    </>
  );
}
