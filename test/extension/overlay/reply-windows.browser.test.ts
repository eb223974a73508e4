import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useLab } from '../../support/lab.ts';
import { rowHtml, someMails } from './inbox-pages.ts';
import { askDesk, deskFrame, startOverlayLab, unfoldDesk, waitForBadges } from './with-overlay.ts';

const labOf = useLab(startOverlayLab);

const FORM =
  '<form class="reply"><input name="to" value="mara@mail.example"><input name="subject" value="Re: Filter"><textarea name="body" rows="12">quoted</textarea><button>Send reply</button></form>';

const inbox = (click: string): string =>
  `<div class="sidebar"><ul class="email-list">${someMails.map((mail) => rowHtml(mail, Date.now())).join('')}</ul></div>
  <button id="reply">Reply</button><div id="here"></div><script>document.getElementById('reply').onclick = () => { ${click} }</script>`;

for (const [where, click] of [
  ['with an address of its site', "window.open('/reply', '', 'width=600,height=500')"],
  [
    'its page writes at once',
    `const w = window.open('', '', 'width=600,height=500'); w.document.write('<!doctype html><title>Compose</title>${FORM}'); w.document.close();`,
  ],
  [
    'its page fills later',
    `const w = window.open('about:blank', '', 'width=600,height=500'); setTimeout(() => { w.document.body.innerHTML = '${FORM}'; }, 700)`,
  ],
] as const) {
  test(`a reply in a window ${where}: text comes from the desk beside the list, and undo takes it back`, async (context) => {
    const lab = labOf(context);
    lab.pages.pages.set('/reply', { body: FORM });
    const page = await lab.open({ body: inbox(click) });
    await waitForBadges(page);
    await unfoldDesk(page);
    const opening = page.waitForEvent('popup');
    await page.locator('#reply').click();
    const window = await opening;
    // The overlay of the window has found the box once it shows its own dot.
    await expect.poll(() => carriers(window)).toBe(1);
    expect(await askDesk(page, 'insertReply', 'Dear Mara, ')).toBe(true);
    const area = window.locator('textarea');
    expect(await area.inputValue()).toBe('Dear Mara, quoted');
    await area.press('Control+z');
    expect(await area.inputValue()).toBe('quoted');
    await window.close();
    await page.close();
  });
}

const carriers = (page: Page): Promise<number> =>
  page.evaluate(() => document.querySelectorAll('html > div:empty').length);

test('a reply in an editor frame at about:blank, on a page no adapter knows, while the desk has the focus', async (context) => {
  const page = await labOf(context).open({
    body: `<form class="reply"><input name="subject" value="Re: Filter"><iframe class="cke_wysiwyg_frame" title="Rich Text Editor"></iframe><button>Send reply</button></form><script>
      const d = document.querySelector('iframe').contentDocument; d.open(); d.write('<body contenteditable="true"><p>quoted</p></body>'); d.close();
      d.addEventListener('input', () => document.body.setAttribute('data-draft', 'changed'));</script>`,
  });
  await expect.poll(() => carriers(page)).toBe(1);
  await unfoldDesk(page);
  await deskFrame(page)!
    .locator('body')
    .click({ position: { x: 150, y: 300 } });
  expect(await askDesk(page, 'insertReply', 'Dear Mara, ')).toBe(true);
  const body = page.frameLocator('form iframe').locator('body');
  expect(await body.innerText()).toMatch(/^Dear Mara, quoted\s*$/);
  expect(await page.locator('body').getAttribute('data-draft')).toBe('changed');
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await body.innerText()).trim()).toBe('quoted');
  // One overlay for the page and its editor.
  expect(await carriers(page)).toBe(1);
  await page.close();
});
