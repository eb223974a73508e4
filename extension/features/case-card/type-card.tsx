import { fill } from '../../../shared/kernel/languages.ts';
import { ChoiceChips } from '../../ui/choice-chips.tsx';
import { canRecord, classify, correctBadge } from '../case-acts.ts';
import type { DeskCase } from '../case-state.ts';
import type { Desk } from '../desk.ts';

/** What kind of matter it is: recognised by words, corrected by one click or key; then the category (M3). */
export function TypeCard({ desk, known }: { desk: Desk; known: DeskCase }) {
  const { words, pack } = desk;
  const categories = pack.caseTypes.find(({ id }) => id === known.caseType)?.categories ?? [];
  const goesTo = categories.find(({ id }) => id === known.category)?.department;
  const isRecordable = canRecord(desk);
  return (
    <section class="card" aria-label={words.typeTitle}>
      <header>
        <h2>{words.typeTitle}</h2>
        {known.isTypeGuessed && <span class="muted small">{words.typeGuessed}</span>}
      </header>
      <ChoiceChips
        name={words.typeTitle}
        choices={pack.caseTypes.map(({ id, title }, index) => ({
          id,
          title,
          shortcut: index < 9 ? `⇧${index + 1}` : undefined,
        }))}
        chosen={known.caseType}
        onChoose={(id) => {
          if (!isRecordable) correctBadge(desk, id);
          else if (id !== known.caseType) void classify(desk, known, id, '');
        }}
      />
      {categories.length > 0 && (
        <>
          <h3 class="muted small">
            {words.categoryTitle}
            {goesTo ? ` · ${fill(words.categoryGoesTo, { department: goesTo })}` : ''}
          </h3>
          <ChoiceChips
            name={words.categoryTitle}
            choices={categories.map(({ id, title }, index) => ({
              id,
              title,
              shortcut: index < 9 ? `${index + 1}` : undefined,
            }))}
            chosen={known.category}
            onChoose={(id) => isRecordable && id !== known.category && void classify(desk, known, known.caseType, id)}
          />
        </>
      )}
    </section>
  );
}
