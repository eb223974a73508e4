import { isInHidden } from '../dom.ts';
import { leafIn } from './columns.ts';
import { leavesOf } from './leaves.ts';
import type { Columns } from './pick-columns.ts';

const MOST_DATA_SHARE = 0.9;
const MOST_ROWS = 3_000;

/** The data attribute that tells one row from another: nearly all rows have it, each its own value. */
const identityOf = (items: Element[][]): string | undefined => {
  const values = new Map<string, Set<string>>();
  for (const [row] of items)
    for (const { name, value } of row?.attributes ?? [])
      if (name.startsWith('data-') && value) values.set(name, (values.get(name) ?? new Set()).add(value));
  for (const [name, distinct] of values)
    if (/(id|key|uid)$/.test(name) && distinct.size >= items.length * MOST_DATA_SHARE) return name;
  return undefined;
};

/** Says the same things in the same places as the rows around it. */
const readsAlike = (element: Element, { subject, sender, date, all }: Columns): boolean => {
  const leaves = leavesOf([element]);
  const has = (column: Columns['sender']): boolean =>
    column !== undefined && leaves.some((leaf) => column.slots.has(leaf.slot));
  return has(subject) && (has(sender) || has(date)) && leafIn(leaves, subject, all) !== undefined;
};

/**
 * Rows inside rows: an open bundle, the mails of a conversation under their first one. Given back with the others, in the
 * order of the page. Inside a row only what is a row by the same mark (or reads alike, and is the same kind of element) counts.
 */
export const nestedRows = (items: Element[][], root: Element, columns: Columns): Element[][] => {
  const [first] = items[0] ?? [];
  if (!first || items.length > MOST_ROWS || items.some((item) => item.length > 1)) return items;
  const role = first.getAttribute('role');
  const kind = `${first.localName.includes(':') ? '*' : first.localName}${role ? `[role="${CSS.escape(role)}"]` : ''}`;
  const identity = items.length > 2 ? identityOf(items) : undefined;
  // Without a role or a mark a row is one of thousands of nameless elements: then nothing inside it is looked at.
  if (!identity && !role && !/^(LI|TR|ARTICLE)$/.test(first.nodeName)) return items;
  const rows = new Set(items.map(([row]) => row as Element));
  const inner = [...root.querySelectorAll(identity ? `${kind}[${identity}]` : `${kind} ${kind}`)].filter((element) => {
    if (rows.has(element) || isInHidden(element)) return false;
    let up = element.parentElement;
    while (up && up !== root && !rows.has(up)) up = up.parentElement;
    return up !== null && up !== root && (identity !== undefined || readsAlike(element, columns));
  });
  if (inner.length === 0) return items;
  return [...rows, ...inner].sort((a, b) => (a.compareDocumentPosition(b) & 4 ? -1 : 1)).map((element) => [element]);
};
