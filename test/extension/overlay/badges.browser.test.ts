import { expect, test } from 'vitest';
import { useLab } from '../../support/lab.ts';
import { rowHtml, type ShownMail, someMails } from './inbox-pages.ts';
import { badgesOf, startOverlayLab, waitForBadges } from './with-overlay.ts';

const labOf = useLab(startOverlayLab);

const many = (count: number): ShownMail[] =>
  Array.from({ length: count }, (_, index) => ({ id: `m${index}`, subject: `来信 ${index}`, ageMinutes: 30 + index }));

test('E7a, E7b: each row says how much of 24 h is left, a complaint of 48 h, and late ones by how much', async (context) => {
  const page = await labOf(context).open();
  await waitForBadges(page);
  const badges = await badgesOf(page);
  expect(badges.map((badge) => badge?.state)).toEqual(['soon', 'fine', 'late', 'soon']);
  expect(badges[0]?.text).toMatch(/^▲ 剩 (8:00|7:5\d) \/ 48 时$/);
  expect(badges[1]?.text).toMatch(/^● 剩 (23:00|22:5\d)$/);
  expect(badges[2]?.text).toMatch(/^! 迟 2:0\d$/);
  const dueInMs = new Date(badges[1]?.due ?? '').getTime() - Date.now();
  expect(Math.abs(dueInMs - 23 * 3_600_000)).toBeLessThan(120_000);
});

test('a click on a badge corrects complaint and ordinary matter; the page does not take it for a click on the row', async (context) => {
  const lab = labOf(context);
  const page = await lab.open();
  await waitForBadges(page);
  await page.evaluate(() => document.addEventListener('click', () => document.body.setAttribute('data-clicked', '')));
  await page.locator('deskside-badge').nth(1).click();
  await expect.poll(async () => (await badgesOf(page))[1]?.text).toMatch(/\/ 48 时$/);
  expect(new URL(page.url()).hash).toBe('');
  expect(await page.locator('body').getAttribute('data-clicked')).toBeNull();
  await page.reload();
  await waitForBadges(page);
  expect((await badgesOf(page))[1]?.text).toMatch(/\/ 48 时$/);
  await page.locator('deskside-badge').nth(1).click();
  await expect.poll(async () => (await badgesOf(page))[1]?.text).not.toMatch(/48/);
});

test('rows that are recycled, replaced, moved, cloned or emptied keep exactly their own badges', async (context) => {
  const page = await labOf(context).open();
  await waitForBadges(page);
  const now = Date.now();
  const list = page.locator('ul.email-list');
  const late = rowHtml({ id: 'b1', subject: '投诉：没有人来', ageMinutes: 50 * 60 }, now);

  // Recycled: the same element now stands for another mail.
  await list.evaluate((ul, html) => {
    const made = document.createElement('ul');
    made.innerHTML = html;
    const row = ul.children[1] as HTMLElement;
    const from = made.children[0] as HTMLElement;
    (row.querySelector('.title') as HTMLElement).textContent = from.querySelector('.title')?.textContent ?? '';
    (row.querySelector('.subline') as HTMLElement).firstChild!.nodeValue =
      from.querySelector('.subline')?.firstChild?.nodeValue ?? '';
    (row.querySelector('a') as HTMLAnchorElement).href = '#/email/b1';
  }, late);
  await expect.poll(async () => (await badgesOf(page))[1]?.text).toMatch(/^! 迟 2:0\d \/ 48 时$/);

  // Cloned together with its badge, as some lists do when they sort.
  await list.evaluate((ul) => ul.append(ul.children[0]!.cloneNode(true)));
  await expect
    .poll(async () => (await badgesOf(page)).map((badge) => badge?.state))
    .toEqual(['soon', 'late', 'late', 'soon', 'soon']);
  expect(await page.locator('deskside-badge').count()).toBe(5);

  // Moved to the top.
  await list.evaluate((ul) => ul.prepend(ul.children[2]!));
  await expect
    .poll(async () => (await badgesOf(page)).map((badge) => badge?.state))
    .toEqual(['late', 'soon', 'late', 'soon', 'soon']);

  // Drawn anew as a whole, and shorter.
  await list.evaluate(
    (ul, html) => {
      ul.innerHTML = html;
    },
    rowHtml(someMails[1]!, now),
  );
  await expect.poll(async () => (await badgesOf(page)).map((badge) => badge?.state)).toEqual(['fine']);

  await list.evaluate((ul) => ul.replaceChildren());
  await expect.poll(() => page.locator('deskside-badge').count()).toBe(0);
});

test('a page that sweeps badges away gets them back, but not for ever', async (context) => {
  const page = await labOf(context).open();
  await waitForBadges(page);
  await page.evaluate(() => {
    for (const badge of document.querySelectorAll('deskside-badge')) badge.remove();
  });
  await expect.poll(() => page.locator('deskside-badge').count(), { timeout: 8_000 }).toBe(someMails.length);
});

test('in a list of a thousand rows only those near the window are badged, and the others when they come near', async (context) => {
  const page = await labOf(context).open({ mails: many(1_000) });
  await waitForBadges(page);
  const first = await page.locator('deskside-badge').count();
  expect(first).toBeGreaterThan(10);
  expect(first).toBeLessThan(120);
  await page.evaluate(() => scrollTo(0, 20_000));
  const middle = page.locator('li.email-item').nth(Math.round(20_000 / 48) + 3);
  await expect.poll(() => middle.locator('deskside-badge').count()).toBe(1);
});

test('rows that are loaded later are badged, and a message that is opened doubles nothing', async (context) => {
  const page = await labOf(context).open();
  await waitForBadges(page);
  const html = many(30)
    .map((mail) => rowHtml(mail, Date.now()))
    .join('');
  await page.locator('ul.email-list').evaluate((ul, more) => ul.insertAdjacentHTML('beforeend', more), html);
  await expect.poll(() => page.locator('deskside-badge').count()).toBe(34);
  await page.evaluate(() => {
    location.hash = '#/email/a1';
  });
  await page.evaluate("document.querySelector('ul.email-list').lastElementChild.remove()");
  // The overlay has read the page since: the badge of the row that went is gone with it.
  await expect.poll(() => page.locator('deskside-badge').count()).toBe(33);
  expect((await badgesOf(page)).every((badge) => badge && badge.state !== 'doubled')).toBe(true);
});

test('on a dark page the badges are dark, too', async (context) => {
  const page = await labOf(context).open({ style: 'body{background:#111;color:#eee}' });
  await waitForBadges(page);
  const badge = page.locator('deskside-badge').first();
  expect(await badge.getAttribute('theme')).toBe('dark');
  expect(await badge.evaluate((element) => getComputedStyle(element).backgroundColor)).toBe('rgb(53, 41, 15)');
});

test('a list that lets nothing through (default-src none) is badged all the same, and styled', async (context) => {
  const page = await labOf(context).open({ csp: "default-src 'none'" });
  await waitForBadges(page);
  expect(
    await page
      .locator('deskside-badge')
      .first()
      .evaluate((element) => getComputedStyle(element).display),
  ).toBe('inline-flex');
});

test('styles of the page for everything in a row do not reach the badges', async (context) => {
  const page = await labOf(context).open({ style: 'li *{display:block;color:red;font-size:40px;visibility:hidden}' });
  await waitForBadges(page);
  const style = await page
    .locator('deskside-badge')
    .first()
    .evaluate((element) => {
      const { display, fontSize, visibility } = getComputedStyle(element);
      return { display, fontSize, visibility };
    });
  expect(style).toEqual({ display: 'inline-flex', fontSize: '11.5px', visibility: 'visible' });
});

test('a page that is not an inbox is left exactly as it was', async (context) => {
  const body =
    '<nav><a href="#one">One</a><a href="#two">Two</a></nav><h1>Holiday plan</h1><p>Nothing here is a mail.</p>';
  const page = await labOf(context).open({ body });
  const before = await page.content();
  await page.waitForTimeout(4_500);
  expect(await page.content()).toBe(before);
});

test('a subject that looks like markup or a formula stays text', async (context) => {
  const hostile = '&lt;img src=x onerror="document.body.dataset.ran=1"&gt; =IMPORTXML("http://x","//a")';
  const page = await labOf(context).open({ mails: [{ id: 'h1', subject: hostile, ageMinutes: 5 }] });
  await waitForBadges(page);
  expect(await page.locator('deskside-badge').first().locator('*').count()).toBe(0);
  expect(await page.locator('body').getAttribute('data-ran')).toBeNull();
});

test('a mail list that no adapter knows is recognised and badged, each row at its own', async (context) => {
  const names = ['李婷', 'Mara Ellison', '周强', 'Tomasz Wolski', '刘洋', 'Anna Müller', '赵文斌', 'Priya Nair'];
  const subjects = [
    '投诉：没有人来',
    'Parcel arrived with a broken seal',
    '发动机异响',
    'Re: Refund',
    '回执联已寄回',
    'Quote for spare parts',
    '保修期问题',
    'Spare remote controls',
  ];
  const rows = names.map((name, index) => {
    const at = new Date(Date.now() - (index + 1) * 3_600_000).toISOString();
    return `<div class="entry" role="row"><span class="who"><b title="p${index}@mail.example">${name}</b></span>
      <span class="what"><a href="/m/${index}">${subjects[index]}</a></span><time datetime="${at}">${at.slice(11, 16)}</time></div>`;
  });
  const page = await labOf(context).open({
    body: `<main><h1>Post</h1><div role="table" class="entries">${rows.join('')}</div></main>`,
  });
  await page.locator('deskside-badge').first().waitFor({ timeout: 10_000 });
  const counts = await page
    .locator('.entry')
    .evaluateAll((all) => all.map((row) => row.querySelectorAll('deskside-badge').length));
  expect(counts).toEqual(names.map(() => 1));
  expect(await page.locator('.entry').first().locator('deskside-badge').textContent()).toMatch(/ \/ 48 时$/);
});
