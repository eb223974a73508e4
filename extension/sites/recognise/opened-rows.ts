const MESSAGE_LENGTH = 350;
const MOST_OPEN = 4;
const OPENED = '[role="heading"],h1,h2,h3,h4,h5,h6,[aria-expanded="true"],[contenteditable="true"],textarea,iframe';

/** Rows that were opened where they stand: the message is in the list, and much longer than its neighbours. */
export const openedRows = (items: Element[][]): Element[] => {
  const lengths = items.map(([row]) => row?.textContent?.length ?? 0);
  const middle = [...lengths].sort((a, b) => a - b)[Math.floor(lengths.length / 2)] ?? 0;
  return items
    .flatMap(([row], index) => (row && (lengths[index] ?? 0) > Math.max(MESSAGE_LENGTH, middle * 2.5) ? [row] : []))
    .filter((row) => row.querySelector(OPENED) !== null)
    .slice(0, MOST_OPEN);
};
