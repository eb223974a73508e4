import { build } from 'esbuild';
import type { Frame, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useLab } from '../../support/lab.ts';
import { root } from '../../support/root.ts';
import type { PageParts } from './inbox-pages.ts';
import { deskFrame, startOverlayLab, waitForBadges } from './with-overlay.ts';

/** What pages do to their lists while badges stand in them. A badge is right when it is its row's own, and the only one. */
const labOf = useLab(startOverlayLab);
type Context = Parameters<typeof labOf>[0];

/**
 * The page's own means: `mail(n)` is what the n-th mail says, `rowOf` draws it, `fill` writes it into a row that is there.
 * `data-truth` is when it came, for the test alone.
 */
const LIST_SCRIPT = `
  const base = Date.now();
  const mail = (n) => ({ n, at: base - (n + 1) * 37 * 60_000, subject: (n % 3 ? '来信 ' : '投诉 ') + n });
  const timeOf = (at) => new Date(at + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ') + ' (+0800)';
  const fill = (row, n) => {
    const { at, subject } = mail(n);
    row.dataset.truth = at;
    row.querySelector('a').setAttribute('href', '#/email/m' + n);
    row.querySelector('.title').firstChild.nodeValue = subject;
    row.querySelector('.subline').firstChild.nodeValue = timeOf(at);
    return row;
  };
  const rowOf = (n) => {
    const row = document.createElement('li');
    row.className = 'email-item';
    row.innerHTML = '<a href="#"><span class="title">.</span><span class="subline">.</span></a>';
    return fill(row, n);
  };
  const list = () => document.querySelector('ul.email-list');
  const show = (...ns) => list().replaceChildren(...ns.map(rowOf));
  const upTo = (count, from = 0) => Array.from({ length: count }, (_, index) => from + index);
  const scrollRows = (to) => [...list().children].forEach((row, index) => fill(row, to + index));
`;

const SHELL = '<div class="sidebar"><ul class="email-list"></ul></div><main id="page"></main>';

const bodyWith = (script: string): string => `${SHELL}<script>${LIST_SCRIPT};${script}</script>`;

/** Rows whose badge is missing, doubled or another mail's, and badges outside of all rows. */
const wrongRows = (page: Page | Frame): Promise<string[]> =>
  page.evaluate(() => {
    const wrong: string[] = [];
    const HOUR_MS = 3_600_000;
    let inRows = 0;
    for (const row of document.querySelectorAll<HTMLElement>('[data-truth]')) {
      const badges = row.querySelectorAll('deskside-badge');
      inRows += badges.length;
      const words = row.textContent ?? '';
      const due = Math.floor(Number(row.dataset.truth) / 1_000) * 1_000 + (/投诉/.test(words) ? 48 : 24) * HOUR_MS;
      const shown = badges[0]?.getAttribute('due') ?? '';
      if (badges.length !== 1 || Math.abs(Date.parse(shown) - due) > 60_000)
        wrong.push(`${words}: ${badges.length} badges, due ${shown}, not ${new Date(due).toISOString()}`);
    }
    const all = document.querySelectorAll('deskside-badge').length;
    if (all !== inRows) wrong.push(`${all - inRows} badges outside of rows`);
    return wrong;
  });

const right = (page: Page | Frame): Promise<void> => expect.poll(() => wrongRows(page)).toEqual([]);
const none = (page: Page): Promise<void> => expect.poll(() => page.locator('deskside-badge').count()).toBe(0);

/** Opens a page of these parts, and waits until all its rows are badged rightly. */
const shown = async (context: Context, parts: PageParts): Promise<Page> => {
  const page = await labOf(context).open(parts);
  await waitForBadges(page);
  await right(page);
  return page;
};

const opened = (context: Context, script: string, style = ''): Promise<Page> =>
  shown(context, { body: bodyWith(script), style });

test('rows that are recycled by writing other words into the same text nodes', async (context) => {
  const page = await opened(context, 'show(...upTo(20))');
  for (const to of [7, 40, 0]) {
    await page.evaluate(`scrollRows(${to})`);
    await right(page);
  }
  await page.evaluate(
    '(async () => { for (let to = 0; to < 60; to++) { scrollRows(to); await new Promise(requestAnimationFrame); } })()',
  );
  await right(page);
  await page.close();
});

test('a window of rows over ten thousand, placed absolutely and moved by transform', async (context) => {
  const page = await opened(
    context,
    `list().style.cssText = 'position:relative;height:480000px';
    show(...upTo(14));
    const place = (first) => [...list().children].forEach((row, index) => {
      const n = first + ((((index - first) % 14) + 14) % 14);
      fill(row, n).style.cssText = 'position:absolute;left:0;right:0;transform:translateY(' + n * 48 + 'px)';
    });
    place(0);
    addEventListener('scroll', () => place(Math.floor(scrollY / 48)));`,
  );
  for (const y of [480, 200_000, 199_990, 0]) {
    await page.evaluate((to) => scrollTo(0, to), y);
    await right(page);
  }
  await page.close();
});

test('all rows drawn anew every 300 ms', async (context) => {
  const page = await opened(
    context,
    'let drawn = 0; const draw = () => { drawn++; show(...upTo(15, drawn % 5)); }; draw(); setInterval(draw, 300)',
  );
  for (const count of [3, 6, 9]) {
    await page.waitForFunction(`drawn >= ${count}`);
    await right(page);
  }
  await page.close();
});

test('rows sorted, filtered away, brought back, moved to another list, and a list hidden and shown', async (context) => {
  const page = await opened(context, 'show(...upTo(30))');
  await page.evaluate('list().append(...[...list().children].reverse())');
  await right(page);
  await page.evaluate('list().replaceChildren()');
  await none(page);
  await page.evaluate('show(...upTo(10, 12))');
  await right(page);
  for (const [hide, show] of [
    ['hidden = true', 'hidden = false'],
    ['style.display = "none"', 'style.display = ""'],
    ['parentElement.style.display = "none", 0', 'parentElement.style.display = ""'],
  ]) {
    await page.evaluate(`list().${hide}; list().append(rowOf(40))`);
    await none(page);
    await page.evaluate(`list().${show}`);
    await right(page);
  }
  await page.evaluate(
    `document.querySelector('.sidebar').insertAdjacentHTML('beforeend', '<ul class="email-list" id="two"></ul>');
     document.getElementById('two').append(...upTo(5, 50).map(rowOf))`,
  );
  await right(page);
  await page.evaluate(
    'document.getElementById("two").append(list().children[1]); list().append(document.getElementById("two").children[0])',
  );
  await right(page);
  await page.evaluate('document.getElementById("two").remove()');
  await right(page);
  await page.close();
});

test('words written over the badge, and rows that take up no room themselves', async (context) => {
  const page = await opened(context, 'show(...upTo(5))');
  await page.evaluate(
    'for (const line of document.querySelectorAll(".subline")) line.textContent = line.firstChild.data',
  );
  await right(page);
  await page.evaluate(
    'for (const line of document.querySelectorAll(".subline")) line.innerHTML = line.firstChild.data',
  );
  await right(page);
  await page.close();
  // Longer lists are badged by nearness, and `display: contents` is near nothing.
  const grid = await labOf(context).open({
    body: bodyWith('show(...upTo(100))'),
    style: 'ul.email-list{display:grid;grid-auto-rows:40px} li.email-item{display:contents}',
  });
  await expect.poll(() => grid.locator('deskside-badge').count()).toBeGreaterThan(10);
  expect(await grid.locator('deskside-badge').count()).toBeLessThan(100);
  await grid.close();
});

const COUNTING = `window.taken = 0; const took = () => new MutationObserver((records) => {
  for (const { target, addedNodes } of records) for (const node of addedNodes)
    if (node.localName === 'deskside-badge') { taken++; take(node, target); }
}).observe(document.body, { subtree: true, childList: true }); took();`;

test('a page that takes every badge away at once, or draws the row anew for each, is not drawn into a race', async (context) => {
  for (const [take, most] of [
    ['(badge) => badge.remove()', 5 * 4],
    ['(_badge, line) => { line.textContent = line.firstChild.data; }', 5 * 31],
  ] as const) {
    const body = bodyWith(`show(...upTo(5)); const take = ${take}; ${COUNTING}`);
    const page = await labOf(context).open({ body });
    await page.waitForFunction('taken >= 5');
    const counts: unknown[] = [];
    // Until it rests: the same count twice, two seconds apart.
    await expect
      .poll(async () => counts.push(await page.evaluate('taken')) > 1 && counts.at(-1) === counts.at(-2), {
        interval: 2_000,
        timeout: 12_000,
      })
      .toBe(true);
    expect(counts.at(-1)).toBeLessThanOrEqual(most);
    await page.close();
  }
});

test('what a page copies out of its list takes no badge along', async (context) => {
  const page = await opened(context, 'show(...upTo(6))');
  await page.evaluate('document.getElementById("page").append(list().children[2].querySelector("a").cloneNode(true))');
  await right(page);
  await page.close();
});

test('folders by pushState, back, and by hash; a list taken out of the page and put back', async (context) => {
  const page = await opened(
    context,
    `show(...upTo(8));
    addEventListener('popstate', () => show(...(history.state?.ns ?? upTo(8))));
    const go = (ns, url) => { history.pushState({ ns }, '', url); show(...ns); };`,
  );
  await page.evaluate('go(upTo(6, 20), "/folder/b")');
  await right(page);
  await page.goBack();
  await right(page);
  await page.evaluate('location.hash = "#/folder/c"; document.querySelector(".sidebar").remove()');
  await none(page);
  await page.evaluate(
    `document.body.insertAdjacentHTML('afterbegin', '<div class="sidebar"><ul class="email-list"></ul></div>'); show(...upTo(4, 9))`,
  );
  await right(page);
  await page.close();
});

test('a framework keeps drawing its keyed rows through its own nodes with badges in them, without an error', async (context) => {
  const { outputFiles } = await build({
    stdin: { contents: "export * from 'preact'", resolveDir: root },
    bundle: true,
    minify: true,
    format: 'iife',
    globalName: 'preact',
    write: false,
  });
  const preact = outputFiles[0]?.text;
  const page = await labOf(context).open({
    body: `<div class="sidebar"><div id="app"></div></div><script>${preact}</script><script>${LIST_SCRIPT};
      const { h, render } = preact;
      const row = (n) => { const { at, subject } = mail(n); return h('li', { key: n, class: 'email-item', 'data-truth': at },
        h('a', { href: '#/email/m' + n }, h('span', { class: 'title' }, subject), h('span', { class: 'subline' }, timeOf(at), n % 2 ? h('b', null, '!') : null))); };
      const draw = (ns) => render(h('ul', { class: 'email-list' }, ns.map(row)), document.getElementById('app'));
      draw(upTo(12));</script>`,
  });
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await waitForBadges(page);
  for (const ns of ['upTo(12).reverse()', '[3, 1, 7]', '[]', 'upTo(12, 5)', '[16, 5, 99, 6]', 'upTo(40)', 'upTo(12)']) {
    await page.evaluate(`draw(${ns})`);
    await right(page);
  }
  expect(errors).toEqual([]);
  await page.close();
});

/** A list that no adapter knows. */
const ENTRIES_SCRIPT = `
  const entryOf = (n) => { const { at, subject } = mail(n); const iso = new Date(at).toISOString();
    return '<div class="entry" role="row" data-truth="' + at + '"><span class="who"><b title="p' + n + '@mail.example">' + ['李婷', 'Mara Ellison', '周强', 'Anna Müller'][n % 4] +
      '</b></span><span class="what"><a href="/m/' + n + '">' + subject + ' 关于上门安装的时间</a></span><time datetime="' + iso + '">' + iso.slice(11, 16) + '</time></div>'; };
  const entries = (from, count) => '<div role="table" class="entries">' + upTo(count, from).map(entryOf).join('') + '</div>';
`;

test('a list in a frame that loads anew, in a page that no adapter knows', async (context) => {
  const lab = labOf(context);
  const inner = (from: number): PageParts => ({
    body: `<main></main><script>${LIST_SCRIPT}${ENTRIES_SCRIPT} document.querySelector('main').innerHTML = entries(${from}, 9)</script>`,
  });
  lab.pages.pages.set('/inner', inner(0));
  const page = await lab.open({ body: '<h1>Post</h1><iframe src="/inner" width="900" height="600"></iframe>' });
  const frame = (): Frame | undefined => page.frames().find((each) => each.url().endsWith('/inner'));
  await expect.poll(async () => frame()?.locator('deskside-badge').count()).toBe(9);
  await right(frame()!);
  lab.pages.pages.set('/inner', inner(30));
  await frame()?.evaluate(() => location.reload());
  await expect.poll(async () => frame()?.locator('[data-truth] a').first().innerText()).toContain('30');
  await expect.poll(async () => frame()?.locator('deskside-badge').count()).toBe(9);
  await right(frame()!);
  await page.close();
});

test('two lists on a page that no adapter knows, one of which is filled anew', async (context) => {
  const page = await labOf(context).open({
    body: `<h2>Mine</h2><section id="one"></section><h2>Unowned</h2><section id="two"></section><script>${LIST_SCRIPT}${ENTRIES_SCRIPT}
      document.getElementById('one').innerHTML = entries(0, 8); document.getElementById('two').innerHTML = entries(20, 7);</script>`,
  });
  await expect.poll(() => page.locator('deskside-badge').count()).toBe(15);
  await right(page);
  await page.evaluate('document.querySelector("#two .entries").innerHTML = upTo(5, 60).map(entryOf).join("")');
  await right(page);
  await page.close();
});

const themesOf = (page: Page): Promise<(string | null)[]> =>
  page
    .locator('deskside-badge')
    .evaluateAll((badges) => [...new Set(badges.map((badge) => badge.getAttribute('theme')))]);

test('a page turned dark or light while it is open, by class, by the system, or only around its list', async (context) => {
  const page = await opened(
    context,
    'show(...upTo(4))',
    'html.night body{background:#111;color:#eee} @media (prefers-color-scheme:dark){html.system body{background:oklch(0.2 0.02 250)}}',
  );
  expect(await themesOf(page)).toEqual(['light']);
  await page.evaluate('document.documentElement.classList.add("night")');
  await expect.poll(() => themesOf(page)).toEqual(['dark']);
  await page.evaluate('document.documentElement.className = "system"');
  await expect.poll(() => themesOf(page)).toEqual(['light']);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(() => themesOf(page)).toEqual(['dark']);
  await page.close();
  for (const [style, theme] of [
    ['.sidebar{background:rgb(20 22 24 / 95%)}', 'dark'],
    ['html{color-scheme:dark}', 'dark'],
    ['body{background:oklch(0.98 0 0)}', 'light'],
    ['body{background:color(display-p3 0.1 0.1 0.12)} .sidebar{background:rgba(0,0,0,.1)}', 'dark'],
  ] as const) {
    const other = await opened(context, 'show(...upTo(2))', style);
    expect(await themesOf(other)).toEqual([theme]);
    await other.close();
  }
});

test('print shows no badge and no desk; in forced colours a badge has an outline', async (context) => {
  const page = await opened(context, 'show(...upTo(4))');
  const badge = page.locator('deskside-badge').first();
  await page.emulateMedia({ forcedColors: 'active' });
  expect(await badge.evaluate((element) => getComputedStyle(element).borderTopWidth)).toBe('1px');
  await page.emulateMedia({ forcedColors: 'none', media: 'print' });
  expect(await badge.isVisible()).toBe(false);
  await page.close();
});

test('at 50, 150 and 200 % the badges stay inside their rows, and the dot where it can be pressed', async (context) => {
  const lab = labOf(context);
  const page = await opened(context, 'show(...upTo(8))');
  const background = await lab.browser.background();
  for (const zoom of [0.5, 1.5, 2, 1]) {
    await background.evaluate(
      async ([address, factor]) => {
        const { tabs } = (globalThis as unknown as { chrome: { tabs: TabsWithZoom } }).chrome;
        const [tab] = await tabs.query({ url: address as string });
        await tabs.setZoom(tab!.id, factor as number);
      },
      [page.url(), zoom] as const,
    );
    await expect.poll(() => page.evaluate('devicePixelRatio')).toBe(zoom);
    await right(page);
    const outside = await page.locator('li.email-item').evaluateAll((rows) =>
      rows.filter((row) => {
        const [outer, inner] = [row, row.querySelector('deskside-badge')!].map((each) => each.getBoundingClientRect());
        return inner!.top < outer!.top - 1 || inner!.bottom > outer!.bottom + 1 || inner!.right > innerWidth;
      }),
    );
    expect(outside).toEqual([]);
  }
  await page.close();
});

interface TabsWithZoom {
  query(wanted: { url: string }): Promise<{ id: number }[]>;
  setZoom(tabId: number, factor: number): Promise<void>;
}

test('in a page written from right to left badges read from left to right, and the desk opens away from the subjects', async (context) => {
  const page = await shown(context, {
    dir: 'rtl',
    body: bodyWith(
      'show(...upTo(6)); for (const t of document.querySelectorAll(".title")) t.firstChild.data = "שאלה על מסנן";',
    ),
  });
  expect(
    await page
      .locator('deskside-badge')
      .first()
      .evaluate((badge) => getComputedStyle(badge).direction),
  ).toBe('ltr');
  const { width, height } = page.viewportSize()!;
  await page.mouse.click(26, height / 2 + 18);
  await expect.poll(() => deskFrame(page) !== undefined).toBe(true);
  const box = await (await deskFrame(page)!.frameElement()).boundingBox();
  expect(box!.x + box!.width).toBeLessThan(width / 2);
  await page.mouse.click(100, 6);
  await page.close();
});
