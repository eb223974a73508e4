/** What must be found on a saved page (the shape of `page.schema.json`). */
export interface ExpectedPage {
  view: 'list' | 'thread' | 'compose';
  site?: string;
  expect: {
    rows: number;
    list?: { subjects?: string[]; senders?: string[]; senderEmails?: string[] };
    open?: { subject?: string; sender?: string; senderEmail?: string };
    compose?: { bodies?: number; to?: string; subject?: string };
  };
}

/** What the engine found on it. */
export interface FoundPage {
  how: string;
  siteId: string;
  sureness: number;
  rows: { subject: string; senderName: string; senderAddress?: string; time: boolean }[];
  open?: { subject: string; senderName: string; senderAddress?: string };
  boxes: { to?: string; subject?: string }[];
  tookMs: number;
}

export interface Verdict {
  passed: boolean;
  /** One line for people. */
  line: string;
  /** What decides, after the rule for the page's view. */
  complaints: string[];
  /** What differs besides: it decides only where a caller is strict. */
  notes: string[];
}

const FOUND_SHARE = 0.95;
const WRONG_SHARE = 0.02;

const plain = (text: string | undefined): string => (text ?? '').normalize('NFC').replace(/\s+/g, ' ').trim();

const agreement = (
  wanted: string[] | undefined,
  found: (string | undefined)[],
): { agree: number; of: number; complaints: string[] } => {
  const complaints: string[] = [];
  (wanted ?? []).forEach((text, index) => {
    if (plain(found[index]) !== plain(text))
      complaints.push(`row ${index + 1}: "${plain(found[index])}" instead of "${text}"`);
  });
  return { agree: (wanted?.length ?? 0) - complaints.length, of: wanted?.length ?? 0, complaints };
};

interface Compared {
  complaints: string[];
  notes: string[];
  parts: string[];
}

const compareList = (wanted: ExpectedPage['expect'], rows: FoundPage['rows']): Compared => {
  const complaints: string[] = [];
  const found = Math.min(rows.length, wanted.rows);
  const wrong =
    Math.max(0, rows.length - wanted.rows) + rows.slice(0, wanted.rows).filter((row) => !row.subject).length;
  const parts = [`rows ${found} of ${wanted.rows}`, `${wrong} wrong`];
  if (wanted.rows > 0 && found / wanted.rows < FOUND_SHARE) complaints.push(`only ${found} of ${wanted.rows} rows`);
  if (wanted.rows > 0 && rows.length > 0 && wrong / rows.length > WRONG_SHARE)
    complaints.push(`${wrong} of ${rows.length} rows are wrong`);
  const subjects = agreement(
    wanted.list?.subjects,
    rows.map((row) => row.subject),
  );
  const senders = agreement(
    wanted.list?.senders,
    rows.map((row) => row.senderName),
  );
  const addresses = agreement(
    wanted.list?.senderEmails,
    rows.map((row) => row.senderAddress),
  );
  complaints.push(...subjects.complaints);
  if (subjects.of) parts.push(`subjects ${subjects.agree}/${subjects.of}`);
  if (senders.of) parts.push(`senders ${senders.agree}/${senders.of}`);
  if (addresses.of) parts.push(`addresses ${addresses.agree}/${addresses.of}`);
  return { complaints, notes: [...senders.complaints, ...addresses.complaints], parts };
};

const compareOpen = (wanted: NonNullable<ExpectedPage['expect']['open']>, open: FoundPage['open']): string[] => {
  if (!open) return ['no open message found'];
  const complaints: string[] = [];
  const same = (name: string, is: string | undefined, should: string | undefined): void => {
    if (should !== undefined && plain(is) !== plain(should))
      complaints.push(`${name} "${plain(is)}" instead of "${should}"`);
  };
  same('open subject', open.subject, wanted.subject);
  same('open sender', open.senderName, wanted.sender);
  same('open address', open.senderAddress, wanted.senderEmail);
  return complaints;
};

const compareCompose = (
  wanted: NonNullable<ExpectedPage['expect']['compose']>,
  boxes: FoundPage['boxes'],
): Compared => {
  const complaints: string[] = [];
  const notes: string[] = [];
  if (wanted.bodies !== undefined && boxes.length !== wanted.bodies)
    complaints.push(`${boxes.length} reply boxes instead of ${wanted.bodies}`);
  if (wanted.to && !boxes.some((box) => plain(box.to) === wanted.to))
    notes.push(`recipient "${plain(boxes[0]?.to)}" instead of "${wanted.to}"`);
  if (wanted.subject && !boxes.some((box) => plain(box.subject) === plain(wanted.subject))) {
    notes.push(`reply subject "${plain(boxes[0]?.subject)}" instead of "${wanted.subject}"`);
  }
  return { complaints, notes, parts: [`reply boxes ${boxes.length} of ${wanted.bodies ?? '?'}`] };
};

/**
 * A list page passes by its rows and subjects, a thread page by its open message, a compose page by its reply boxes; on
 * none of them may a list be seen that is not there. Whatever else differs is noted.
 */
export const compare = (wanted: ExpectedPage, found: FoundPage): Verdict => {
  const { view, expect } = wanted;
  const list = compareList(expect, found.rows);
  const open = expect.open && compareOpen(expect.open, found.open);
  const compose = expect.compose && compareCompose(expect.compose, found.boxes);
  const decides = (part: ExpectedPage['view'], complaints: string[]): string[] => (view === part ? complaints : []);
  const notes = (part: ExpectedPage['view'], complaints: string[]): string[] => (view === part ? [] : complaints);
  const complaints = [
    ...(expect.rows === 0 && found.rows.length > 0 ? [`${found.rows.length} rows seen where there is no list`] : []),
    ...decides('list', list.complaints),
    ...decides('thread', open ?? []),
    ...decides('compose', compose?.complaints ?? []),
  ];
  const parts = [
    ...list.parts,
    ...(open ? [`open ${open.length === 0 ? 'agrees' : 'differs'}`] : []),
    ...(compose?.parts ?? []),
  ];
  const passed = complaints.length === 0;
  return {
    passed,
    line: `${parts.join(', ')} (${found.how}${found.siteId ? ` ${found.siteId}` : ''}, ${Math.round(found.tookMs)} ms)`,
    complaints,
    notes: [
      ...notes('list', list.complaints),
      ...list.notes,
      ...notes('thread', open ?? []),
      ...notes('compose', compose?.complaints ?? []),
      ...(compose?.notes ?? []),
    ],
  };
};
