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
  await page.evaluate(async () => {
    for (const row of document.querySelectorAll('li.email-item .subline'))
      row.append(document.createElement('deskside-badge'));
    for (const badge of document.querySelectorAll('deskside-badge')) {
      badge.textContent = '3 h';
      badge.setAttribute('state', 'late');
    }
    await new Promise((resolve) => setTimeout(resolve, 300));
  });
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
  const count = await page.evaluate(async () => {
    const w = globalThis as unknown as { told: object[]; stop: AbortController };
    w.stop.abort();
    document.getElementById('list')?.replaceChildren();
    await new Promise((resolve) => setTimeout(resolve, 200));
    return w.told.length;
  });
  expect(count).toBe(0);
});

const COMPOSE = `<!doctype html><title>Compose message</title><form><input name="to" value="a@b.example"><input name="subject" value="Re: x">
<textarea name="body" rows="12">quoted</textarea><button>Send</button></form>
<form class="reply"><div contenteditable="true" role="textbox" aria-multiline="true" aria-label="Message body"><p>old</p></div><button>Send reply</button></form>
<form class="reply"><iframe class="cke_wysiwyg_frame" title="Rich Text Editor"></iframe><button>Send reply</button></form>
<script>const d=document.querySelector('iframe').contentDocument;d.open();d.write('<body contenteditable="true"><p>frame</p></body>');d.close();</script>`;

const insert = async (page: Page, index: number, text: string): Promise<boolean> =>
  await page.evaluate(
    ([at, words]) => {
      const { deskSites } = globalThis as unknown as { deskSites: Engine };
      const site = deskSites.openSite(document, [], { now: () => Date.now() });
      const box = site?.replyBoxes()[at as number];
      return Boolean(site && box && site.insertText(box, words as string));
    },
    [index, text] as const,
  );

test('text goes into a textarea as if typed: heard by the page, taken back by its undo', async (context) => {
  const page = await openWith(labOf(context), COMPOSE);
  await page.evaluate(() =>
    document
      .querySelector('textarea')
      ?.addEventListener('input', () => document.body.setAttribute('data-heard', 'yes')),
  );
  expect(await insert(page, 0, '您好，\n我们今天答复。\n')).toBe(true);
  const area = page.locator('textarea');
  expect(await area.inputValue()).toContain('您好，\n我们今天答复。\n');
  expect(await page.locator('body').getAttribute('data-heard')).toBe('yes');
  await area.press('Control+z');
  expect(await area.inputValue()).toBe('quoted');
});

test('text goes into an editable element above what stands there, and undo takes it back', async (context) => {
  const page = await openWith(labOf(context), COMPOSE);
  expect(await insert(page, 1, 'Dear Mara,\nwe are on it.')).toBe(true);
  const editor = page.locator('[contenteditable]').first();
  expect(await editor.innerText()).toMatch(/^Dear Mara,\s+we are on it\.\s*old/);
  await editor.press('Control+z');
  await expect.poll(async () => (await editor.innerText()).trim()).toBe('old');
});

test('text goes into the document of an editor frame', async (context) => {
  const page = await openWith(labOf(context), COMPOSE);
  expect(await insert(page, 2, 'in the frame ')).toBe(true);
  expect(await page.frameLocator('iframe').locator('body').innerText()).toContain('in the frame frame');
});

test('nothing is inserted while an input method composes, into a read-only box, or when the text is empty', async (context) => {
  const page = await openWith(labOf(context), COMPOSE);
  const results = await page.evaluate(() => {
    const { deskSites } = globalThis as unknown as { deskSites: Engine };
    const site = deskSites.openSite(document, [], { now: () => Date.now() });
    const stop = new AbortController();
    site?.onChange(() => {}, { signal: stop.signal });
    const box = site?.replyBoxes()[0];
    if (!site || !box) return [];
    const empty = site.insertText(box, '');
    box.element.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
    const during = site.insertText(box, 'x');
    box.element.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }));
    const after = site.insertText(box, 'y');
    (box.element as HTMLTextAreaElement).readOnly = true;
    const locked = site.insertText(box, 'z');
    stop.abort();
    return [empty, during, after, locked];
  });
  expect(results).toEqual([false, false, true, false]);
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
