import { Fragment } from 'preact';
import { fill } from '../../shared/kernel/languages.ts';
import type { SidebarWords } from '../../shared/messages/sidebar.en.ts';
import type { SidebarContext } from '../server/actions/explain-row.ts';

/** The selected row, read down instead of across; and the two figures of its person. */
export function SelectedRow({ context, words }: { context: SidebarContext; words: SidebarWords }) {
  const { selection, person } = context;
  if (!selection) return <p class="muted">{words.selectARow}</p>;
  return (
    <>
      {person && (
        <section class="card">
          <h2>{person.name || person.staffId}</h2>
          <dl>
            <dt>{words.points}</dt>
            <dd class="number">
              {fill(words.pointsOf, { points: person.points.calendarHalf, limit: person.points.limit })}
            </dd>
            <dt>{words.score}</dt>
            <dd class="number">{person.score.total ?? words.notYet}</dd>
          </dl>
        </section>
      )}
      <section class="card">
        <h2>{fill(words.rowOf, { sheet: selection.sheet, row: selection.rowNumber })}</h2>
        {selection.fields.length === 0 && <p class="muted">{words.emptyRow}</p>}
        <dl>
          {selection.fields.map(({ title, value }) => (
            <Fragment key={title}>
              <dt>{title}</dt>
              <dd>{value}</dd>
            </Fragment>
          ))}
        </dl>
      </section>
    </>
  );
}
