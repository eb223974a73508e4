import type { Frame, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { SiteAdapter } from '../../../shared/site-adapters/adapter.ts';
import { checkAdapter } from '../../../shared/site-adapters/adapter-schema.ts';
import { useLab } from '../../support/lab.ts';
import { type Engine, type EngineLab, see, startEngineLab } from './with-engine.ts';

/** Pages on which a list is hard to point at; written here, taught by mouse or keyboard, read by what was taught alone. */
const labOf = useLab(startEngineLab);
const HOST = 'http://mail.example.test';

const SUBJECTS = [
  'Filter is loose',
  'Fitter came late twice',
  'Please send the quote',
  'Remote is dead',
  'When can you come',
];
const at = (index: number): string =>
  new Date(Date.now() - (index + 2) * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
const page = (body: string): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><body>${body}</body></html>`;
const divs = SUBJECTS.map(
  (subject, index) =>
    `<div class="tk"><b class="s">${subject}</b> <i class="w">${at(index)}</i> <u class="p">c${index}@example.com</u></div>`,
).join('');

const open = async (lab: EngineLab, pages: Record<string, string>): Promise<Page> => {
  const tab = await lab.browser.context.newPage();
  await tab.route(`${HOST}/**`, (route) =>
    route.fulfill({ contentType: 'text/html', body: pages[new URL(route.request().url()).pathname] ?? page('') }),
  );
  await tab.goto(`${HOST}/`);
  await lab.enter(tab);
  await tab.evaluate(() => {
    const w = globalThis as unknown as { deskSites: Engine; taught?: object };
    w.deskSites.teach.startTeaching({
      document,
      messages: new Proxy({} as import('../../../extension/sites/teach/index.ts').TeachMessages, {
        get: (_words, name) => String(name),
      }),
      id: 'taught-here',
      name: 'Taught here',
      now: () => Date.now(),
      signal: new AbortController().signal,
      onDone: (adapter) => {
        w.taught = adapter;
      },
      onCancel: () => {},
    });
  });
  return tab;
};

const point = async (
  tab: Page,
  where: Page | Frame,
  selector: string,
  index = 0,
  keys: 'Shift'[] = [],
): Promise<void> => {
  const box = await where.locator(selector).nth(index).boundingBox();
  if (!box) throw new Error(`nothing to point at: ${selector}`);
  for (const key of keys) await tab.keyboard.down(key);
  await tab.mouse.move(box.x + 5, box.y + box.height / 2);
  await tab.mouse.click(box.x + 5, box.y + box.height / 2);
  for (const key of keys) await tab.keyboard.up(key);
};

/** The adapter that was made, as the extension would take it, and what it alone reads. */
const taughtOn = async (tab: Page) => {
  const made = await tab.evaluate(() => (globalThis as unknown as { taught?: SiteAdapter }).taught);
  expect(checkAdapter(made)).toMatchObject({ ok: true });
  const seen = await see(tab, made ? [made] : []);
  return {
    list: made?.views.list,
    how: seen?.how,
    rows: seen?.rows.map(({ subject, senderAddress, at: receivedAt }) => [
      subject,
      senderAddress,
      receivedAt !== undefined,
    ]),
  };
};
const expected = SUBJECTS.map((subject, index) => [subject, `c${index}@example.com`, true]);

const teachByClicks = async (
  tab: Page,
  where: Page | Frame,
  places: { subject: string; sender: string; time: string },
  index = 1,
) => {
  await point(tab, where, places.subject, index);
  await tab.keyboard.press('Enter');
  await point(tab, where, places.subject, index);
  await point(tab, where, places.sender, index);
  await point(tab, where, places.time, index);
  await tab.keyboard.press('Enter');
};

test('a list in a frame within a frame is taught by clicks, and read through both', async (context) => {
  const tab = await open(labOf(context), {
    '/': page(
      '<h1>Mail</h1><iframe name="main" src="/main" style="width:900px;height:500px;margin:40px;border:7px solid"></iframe>',
    ),
    '/main': page(
      '<p>Folders</p><iframe id="mainFrame" src="/list" style="width:700px;height:300px;padding:9px"></iframe>',
    ),
    '/list': page(divs),
  });
  const list = tab.frame({ url: `${HOST}/list` });
  if (!list) throw new Error('no frame');
  await list.locator('.tk').first().waitFor();
  await teachByClicks(tab, list, { subject: '.s', sender: '.p', time: '.w' });
  const { how, rows, list: view } = await taughtOn(tab);
  expect({ how, rows }).toEqual({ how: 'taught', rows: expected });
  expect(view?.container[0]).toEqual(
    ['iframe[name="main"]', 'iframe[id="mainFrame"]'].map(() => expect.any(String)).concat('body'),
  );
  await tab.close();
});

test('a list in a frame is taught by the keyboard alone', async (context) => {
  const tab = await open(labOf(context), {
    '/': page('<h1>Mail</h1><iframe name="main" src="/list" style="width:900px;height:500px"></iframe>'),
    '/list': page(divs),
  });
  for (const key of ['Tab', 'Enter', 'Enter', 'Enter', 'Enter', 'Enter', 'Enter']) await tab.keyboard.press(key);
  expect(await taughtOn(tab)).toMatchObject({ how: 'taught', rows: expected });
  await tab.close();
});

const inShadow = (script: string): string => page(`<mail-app></mail-app><script>${script}</script>`);
const CARDS = JSON.stringify(
  SUBJECTS.map((subject, index) => ({ subject, at: at(index), address: `c${index}@example.com` })),
);

test('rows that stand directly in an open shadow root are taught', async (context) => {
  const script = `document.querySelector('mail-app').attachShadow({ mode: 'open' }).innerHTML = ${JSON.stringify(divs)};`;
  const tab = await open(labOf(context), { '/': inShadow(script) });
  await teachByClicks(tab, tab, { subject: '.s', sender: '.p', time: '.w' });
  expect(await taughtOn(tab)).toMatchObject({ how: 'taught', rows: expected });
  await tab.close();
});

test('rows that are components of their own, with their texts in open shadow roots, are taught', async (context) => {
  const script = `for (const { subject, at, address } of ${CARDS}) {
      const card = document.createElement('mail-card');
      card.style.display = 'block';
      const inner = document.createElement('mail-line');
      inner.attachShadow({ mode: 'open' }).innerHTML = '<b class="s"></b> <i class="w"></i>';
      inner.shadowRoot.querySelector('b').textContent = subject;
      inner.shadowRoot.querySelector('i').textContent = at;
      card.attachShadow({ mode: 'open' }).append(Object.assign(document.createElement('u'), { className: 'p', textContent: address }), inner);
      document.querySelector('mail-app').append(card);
    }`;
  const tab = await open(labOf(context), { '/': inShadow(script) });
  await teachByClicks(tab, tab, { subject: '.s', sender: '.p', time: '.w' });
  expect(await taughtOn(tab)).toMatchObject({ how: 'taught', rows: expected });
  await tab.close();
});

/** Two table rows a ticket, with nothing around each pair and no class of their own. */
const pairs = (plain: boolean): string =>
  page(
    `<table><tbody>${SUBJECTS.map(
      (subject, index) =>
        `<tr><td>${index + 41}</td><td>${plain ? `<span>${subject}</span>` : `<a href="?t=${index}">${subject}</a>`}</td><td>open</td></tr>
       <tr><td></td><td><small>c${index}@example.com</small></td><td><small>${at(index)}</small></td></tr>`,
    ).join('')}</tbody></table>`,
  );
const inPairs = {
  subject: 'tr:nth-child(2n+1) td:nth-child(2) > *',
  sender: 'tr:nth-child(2n) td:nth-child(2) > *',
  time: 'tr:nth-child(2n) td:nth-child(3) > *',
};

test('tickets of two table rows, known as pairs by recognition, are taught as pairs', async (context) => {
  const tab = await open(labOf(context), { '/': pairs(false) });
  await teachByClicks(tab, tab, inPairs);
  const { rows, list } = await taughtOn(tab);
  expect(rows).toEqual(expected);
  expect(list?.continues).toBeDefined();
  await tab.close();
});

test('pairs that nothing tells apart are learned from a sender pointed at in the row below the subject', async (context) => {
  const tab = await open(labOf(context), {
    '/': pairs(true).replaceAll('<small>', '<span>').replaceAll('</small>', '</span>'),
  });
  await teachByClicks(tab, tab, inPairs);
  const { rows, list } = await taughtOn(tab);
  expect(rows).toEqual(expected);
  expect(list?.continues).toBeDefined();
  await tab.close();
});

test('a row that is none is taken out; a place pointed at in a second mail counts beside the first', async (context) => {
  const odd = divs.replace(/<i class="w">([^<]+)<\/i>(?=[^/]+c3@)/, '<em><time>$1</time></em>');
  const tab = await open(labOf(context), {
    '/': page(`<div id="list">${odd}<div class="tk ad"><b>Buy now</b> <u>ads</u></div></div>`),
  });
  await point(tab, tab, '.s', 1);
  await point(tab, tab, '.ad b', 0, ['Shift']);
  await tab.keyboard.press('Enter');
  await point(tab, tab, '.s', 1);
  await point(tab, tab, '.p', 1);
  await point(tab, tab, '.w', 1);
  await tab.keyboard.press('Backspace');
  await point(tab, tab, 'time', 0);
  await tab.keyboard.press('Enter');
  expect(await taughtOn(tab)).toMatchObject({ how: 'taught', rows: expected });
  await tab.close();
});

test('a place that no other mail has is refused, with words', async (context) => {
  const tab = await open(labOf(context), { '/': page(`${divs}<p id="foot">The end</p>`) });
  await point(tab, tab, '.s', 1);
  await tab.keyboard.press('Enter');
  await point(tab, tab, '#foot');
  const surface = tab.frames().find((frame) => frame.parentFrame() === tab.mainFrame());
  expect(await surface?.locator('.note').textContent()).toBe('notFound');
  await point(tab, tab, '.s', 1);
  expect(await surface?.locator('.note').count()).toBe(0);
  await tab.close();
});

test('one mail a day, and nothing that recognition knows: the mails of all days are rows', async (context) => {
  const days = SUBJECTS.map(
    (subject, index) => `<section class="day"><h4>Day ${index}</h4><div class="line"><p class="s">${subject}</p>
      <p class="p">c${index}@example.com</p><p class="w">${at(index)}</p></div></section>`,
  );
  const tab = await open(labOf(context), { '/': page(`<div id="list">${days.join('')}</div>`) });
  await point(tab, tab, '.s', 1);
  const surface = tab.frames().find((frame) => frame.parentFrame() === tab.mainFrame());
  await expect.poll(() => surface?.locator('.taken').count()).toBe(SUBJECTS.length);
  await tab.keyboard.press('Enter');
  for (const place of ['.s', '.p', '.w']) await point(tab, tab, place, 1);
  await tab.keyboard.press('Enter');
  expect(await taughtOn(tab)).toMatchObject({ how: 'taught', rows: expected });
  await tab.close();
});

test('an inbox of one mail is taught; later mails are found as well', async (context) => {
  const tab = await open(labOf(context), {
    '/': page(`<div id="list">${divs.slice(0, divs.indexOf('</div>') + 6)}</div>`),
  });
  await teachByClicks(tab, tab, { subject: '.s', sender: '.p', time: '.w' }, 0);
  await tab.evaluate((all) => {
    const list = document.querySelector('#list');
    if (list) list.innerHTML = all;
  }, divs);
  expect(await taughtOn(tab)).toMatchObject({ how: 'taught', rows: expected });
  await tab.close();
});
