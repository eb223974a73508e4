import type { CountdownParts } from '../../shared/sla/index.ts';

/** A clock's state: glyph and words, so that colour never stands alone. */
export function StateBadge({ state, glyph, words }: Pick<CountdownParts, 'state' | 'glyph' | 'words'>) {
  return (
    <span class={`badge state-${state}`}>
      <i aria-hidden="true">{glyph}</i>
      {words}
    </span>
  );
}
