import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { useLab } from '../../support/lab.ts';
import { type Engine, see, startEngineLab } from './with-engine.ts';

/** Every list page written here, taught by one row and by where its subject and sender stand; the time as suggested. */
const labOf = useLab(startEngineLab);
const folder = new URL('pages/', import.meta.url);
const ADDRESS = 'http://mail.example.test/list';

interface Expected {
  view: string;
  expect: { rows: number; list?: { subjects: string[]; senders?: string[] } };
}

/** What a row shows stands outside it there, in slots: no adapter can say so, recognition alone reads it. */
const BEYOND_ADAPTERS = ['cells-in-slots.json'];

const listPages = readdirSync(folder)
  .filter((name) => name.endsWith('.json') && !BEYOND_ADAPTERS.includes(name))
  .map((name) => ({
    name: name.replace('.json', ''),
    ...(JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Expected),
  }))
  .filter(({ view, expect: { rows, list } }) => view === 'list' && rows > 1 && list);

/** Runs in the page: points at the second mail as a person would. */
const teach = ([subject, sender]: string[]) => {
  const { Lesson } = (globalThis as unknown as { deskSites: Engine }).deskSites.teach;
  const lesson = new Lesson(document, { now: () => Date.now(), url: location.href });
  const inside = (root: ParentNode): Element[] =>
    [...root.querySelectorAll('*')].flatMap((each) => [each, ...(each.shadowRoot ? inside(each.shadowRoot) : [])]);
  const textOf = (element: Element): string => ((element as HTMLElement).innerText ?? '').replace(/\s+/g, ' ');
  const placeOf = (text: string | undefined, among: Element[]): Element | undefined =>
    among.find(
      (each) =>
        text !== undefined &&
        textOf(each).includes(text.slice(0, 30)) &&
        ![...each.children].some((child) => textOf(child).includes(text.slice(0, 30))),
    );
  const target = placeOf(subject, inside(document));
  const [row] = target ? lesson.rowsAround(target) : [];
  if (!target || !row || !lesson.addRow(row)) return undefined;
  const within = (lesson.rowAt(target) ?? []).flatMap(inside);
  lesson.point('subject', placeOf(subject, within) ?? target);
  const from = placeOf(sender, within);
  if (from) lesson.point('sender', from);
  return lesson.adapter('taught-here', 'Taught here');
};

for (const { name, expect: wanted } of listPages) {
  test(`${name} is taught by one row: every mail is found, and nothing else`, async (context) => {
    const lab = labOf(context);
    const page = await lab.browser.context.newPage();
    const body = readFileSync(new URL(`${name}.html`, folder), 'utf8');
    await page.route(/^http/, (route) =>
      route.request().url() === ADDRESS
        ? route.fulfill({ contentType: 'text/html; charset=utf-8', body })
        : route.fulfill({ status: 204, body: '' }),
    );
    await page.goto(ADDRESS);
    await lab.enter(page);
    const { subjects = [], senders = [] } = wanted.list ?? {};
    const taught = await page.evaluate(teach, [subjects[1] ?? '', senders[1] ?? '']);
    const seen = await see(page, taught ? [taught] : []);
    expect(seen?.how).toBe('taught');
    expect(seen?.rows.length).toBe(wanted.rows);
    expect(
      seen?.rows.slice(0, subjects.length).map(({ subject }, index) => subject.includes(subjects[index] ?? ' ')),
    ).toEqual(subjects.map(() => true));
    // As many times as recognition reads, where the list shows them.
    const timesIn = (read: typeof seen) => read?.rows.filter(({ at }) => at !== undefined).length ?? 0;
    const shown = timesIn(await see(page, []));
    if (shown > wanted.rows / 2) expect(timesIn(seen)).toBe(shown);
    await page.close();
  });
}
