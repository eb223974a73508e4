import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useLab } from '../../support/lab.ts';
import { type Engine, type EngineLab, startEngineLab } from './with-engine.ts';

const labOf = useLab(startEngineLab);

const LIST = `<!doctype html><title>Inbox</title><div id="app"><div class="bar">Mail</div><ul class="email-list" id="list">${[
  1, 2, 3,
]
  .map(
    (id) =>
      `<li class="email-item"><a href="#/email/m${id}"><span class="title">Mail ${id}</span><span class="subline">2026-11-21 10:0${id}:00 (+0800)</span></a></li>`,
  )
  .join('')}</ul></div><div class="sidebar"><ul class="email-list" hidden></ul></div>`;

const openWith = async (lab: EngineLab, html: string): Promise<Page> => {
  const page = await lab.open('about:blank');
  await page.setContent(html);
  await lab.enter(page);
  return page;
};

/** Follows a page; the changes that were told, and what the rows say now, are kept on `window`. */
const follow = async (page: Page): Promise<void> => {
  await page.evaluate(() => {
    const w = globalThis as unknown as {
      deskSites: Engine;
      told: object[];
      subjects: () => string[];
      stop: AbortController;
    };
    const site = w.deskSites.openSite(document, [...w.deskSites.bundledAdapters], { now: () => Date.now() });
    w.told = [];
    w.stop = new AbortController();
    site?.onChange((change) => w.told.push(change), { signal: w.stop.signal });
    w.subjects = () => site?.rows().map((row) => `${row.key} ${row.subject}`) ?? [];
  });
  await expect.poll(() => toldCount(page)).toBeGreaterThan(0);
  await page.evaluate(() => {
    (globalThis as unknown as { told: object[] }).told.length = 0;
  });
};

const toldCount = async (page: Page): Promise<number> =>
  await page.evaluate(() => (globalThis as unknown as { told: object[] }).told.length);
/** What the engine has to tell of a change it tells in the next frame. */
const drawn = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
  });
const subjects = async (page: Page): Promise<string[]> =>
  await page.evaluate(() => (globalThis as unknown as { subjects: () => string[] }).subjects());

test('a recycled row becomes the other mail, with its key', async (context) => {
  const page = await openWith(labOf(context), LIST);
  await follow(page);
  await page.evaluate(() => {
    const row = document.querySelectorAll('li.email-item')[1] as HTMLElement;
    (row.querySelector('a') as HTMLAnchorElement).href = '#/email/m9';
    (row.querySelector('.title') as HTMLElement).firstChild!.nodeValue = 'Mail 9';
  });
  await expect.poll(() => toldCount(page)).toBeGreaterThan(0);
  expect(await subjects(page)).toEqual(['maildev:m1 Mail 1', 'maildev:m9 Mail 9', 'maildev:m3 Mail 3']);
});

test('our own badges wake nobody', async (context) => {
  const page = await openWith(labOf(context), LIST);
  await follow(page);
  await page.evaluate(() => {
    for (const row of document.querySelectorAll('li.email-item .subline'))
      row.append(document.createElement('deskside-badge'));
    for (const badge of document.querySelectorAll('deskside-badge')) {
      badge.textContent = '3 h';
      badge.setAttribute('state', 'late');
    }
  });
  await drawn(page);
  expect(await toldCount(page)).toBe(0);
  // Nor do they become part of what a row says.
  expect(await subjects(page)).toEqual(['maildev:m1 Mail 1', 'maildev:m2 Mail 2', 'maildev:m3 Mail 3']);
});

test('a list that is thrown away and drawn anew elsewhere is found again', async (context) => {
  const page = await openWith(labOf(context), LIST);
  await follow(page);
  await page.evaluate(() => {
    const list = document.getElementById('list') as HTMLElement;
    const copy = list.cloneNode(true) as HTMLElement;
    (copy.querySelector('.title') as HTMLElement).textContent = 'Mail new';
    const panel = document.createElement('section');
    panel.append(copy);
    (document.getElementById('app') as HTMLElement).replaceChildren(panel);
  });
  await expect.poll(() => toldCount(page)).toBeGreaterThan(0);
  expect((await subjects(page))[0]).toBe('maildev:m1 Mail new');
});

test('nothing is told after the signal', async (context) => {
  const page = await openWith(labOf(context), LIST);
  await follow(page);
  await page.evaluate(() => {
    (globalThis as unknown as { stop: AbortController }).stop.abort();
    document.getElementById('list')?.replaceChildren();
  });
  await drawn(page);
  expect(await toldCount(page)).toBe(0);
});

test('the report keeps the structure and no word of the page', async (context) => {
  const page = await openWith(
    labOf(context),
    '<!doctype html><title>Secret</title><ul class="rows"><li id="row123" data-customer="Mara Ellison" title="mara@x.example"><a href="/t/77?uid=5&token=abc">投诉 Parcel 88213</a></li></ul><input value="hidden text"><script>let secret = 1</script>',
  );
  const report = await page.evaluate(() =>
    (globalThis as unknown as { deskSites: Engine }).deskSites.censoredPage(document),
  );
  expect(report).toContain('<ul class="rows"><li id="row000"');
  expect(report).toContain('字字 Xxxxxx 00000');
  expect(report).not.toMatch(/Mara|mara|88213|投诉|Secret|secret|abc|hidden text|77/);
});

test('an adapter that no longer fits its page steps aside: recognition stands in, and says for whom', async (context) => {
  const rows = [1, 2, 3, 4, 5]
    .map(
      (id) =>
        `<li class="mail-row" data-uid="${id}"><span class="from" title="a${id}@b.example">Anna ${id}a</span><a class="subj" href="?uid=${id}">A question of customer ${id}</a><span class="date">2026-11-20 10:0${id}</span></li>`,
    )
    .join('');
  const page = await openWith(
    labOf(context),
    `<!doctype html><title>Inbox</title><div class="sidebar"><ul class="email-list"></ul></div><h1>Inbox</h1><ul class="mails">${rows}</ul>`,
  );
  const seen = await page.evaluate(() => {
    const { deskSites } = globalThis as unknown as { deskSites: Engine };
    const site = deskSites.openSite(document, [...deskSites.bundledAdapters], { now: () => Date.now() });
    return { how: site?.how, broken: site?.brokenAdapter?.id, rows: site?.rows().length };
  });
  expect(seen).toEqual({ how: 'recognised', broken: 'maildev', rows: 5 });
});
