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
  complaints: string[];
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

const compareList = (
  wanted: ExpectedPage['expect'],
  rows: FoundPage['rows'],
): { complaints: string[]; parts: string[] } => {
  const complaints: string[] = [];
  const found = Math.min(rows.length, wanted.rows);
  const wrong =
    Math.max(0, rows.length - wanted.rows) + rows.slice(0, wanted.rows).filter((row) => !row.subject).length;
  const parts = [`rows ${found} of ${wanted.rows}`, `${wrong} wrong`];
  if (wanted.rows === 0 && rows.length > 0) complaints.push(`${rows.length} rows seen where there is no list`);
  if (wanted.rows > 0 && found / wanted.rows < FOUND_SHARE) complaints.push(`only ${found} of ${wanted.rows} rows`);
  if (rows.length > 0 && wrong / rows.length > WRONG_SHARE)
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
  complaints.push(...subjects.complaints, ...senders.complaints, ...addresses.complaints);
  if (subjects.of) parts.push(`subjects ${subjects.agree}/${subjects.of}`);
  if (senders.of) parts.push(`senders ${senders.agree}/${senders.of}`);
  if (addresses.of) parts.push(`addresses ${addresses.agree}/${addresses.of}`);
  return { complaints, parts };
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
): string[] => {
  const complaints: string[] = [];
  if (wanted.bodies !== undefined && boxes.length !== wanted.bodies)
    complaints.push(`${boxes.length} reply boxes instead of ${wanted.bodies}`);
  if (wanted.to && !boxes.some((box) => plain(box.to) === wanted.to))
    complaints.push(`recipient "${plain(boxes[0]?.to)}" instead of "${wanted.to}"`);
  if (wanted.subject && !boxes.some((box) => plain(box.subject) === plain(wanted.subject))) {
    complaints.push(`reply subject "${plain(boxes[0]?.subject)}" instead of "${wanted.subject}"`);
  }
  return complaints;
};

export const compare = (name: string, wanted: ExpectedPage, found: FoundPage): Verdict => {
  const { complaints, parts } = compareList(wanted.expect, found.rows);
  if (wanted.expect.open) {
    const open = compareOpen(wanted.expect.open, found.open);
    parts.push(`open ${open.length === 0 ? 'agrees' : 'differs'}`);
    complaints.push(...open);
  }
  if (wanted.expect.compose) {
    const compose = compareCompose(wanted.expect.compose, found.boxes);
    parts.push(`reply boxes ${found.boxes.length} of ${wanted.expect.compose.bodies ?? '?'}`);
    complaints.push(...compose);
  }
  const passed = complaints.length === 0;
  const line = `${passed ? 'ok  ' : 'FAIL'} ${name}: ${parts.join(', ')} (${found.how}${found.siteId ? ` ${found.siteId}` : ''}, ${Math.round(found.tookMs)} ms)`;
  return { passed, line, complaints };
};
