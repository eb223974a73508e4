import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useLab } from '../../support/lab.ts';
import { type Engine, type EngineLab, startEngineLab } from './with-engine.ts';

/** Text goes into every kind of reply box as if it had been typed: the page hears of it, its undo takes back just that. */
const labOf = useLab(startEngineLab);

const FRAME = (write: string): string => `<!doctype html><title>Compose message</title>
  <form class="reply"><iframe class="cke_wysiwyg_frame" title="Rich Text Editor"></iframe><button>Send reply</button></form>
  <script>const d = document.querySelector('iframe').contentDocument; d.open(); d.write('${write}'); d.close();</script>`;

const EDITABLE = (script: string): string => `<!doctype html><title>Compose message</title>
  <form class="reply"><input name="subject" value="Re: x"><div contenteditable="true" role="textbox" aria-multiline="true" aria-label="Message body"><p>old</p></div>
  <button>Send reply</button></form><script>const editor = document.querySelector('[contenteditable]'); ${script}</script>`;

const TEXTAREA = (attributes: string, script: string): string => `<!doctype html><title>Compose message</title>
  <form><input name="to" value="a@b.example"><input name="subject" value="Re: x">
  <textarea name="body" rows="12" ${attributes}>quoted</textarea><button>Send</button></form>
  <script>const area = document.querySelector('textarea'); ${script}</script>`;

/** The page, followed as the overlay follows it. */
const openWith = async (lab: EngineLab, html: string): Promise<Page> => {
  const page = await lab.open('about:blank');
  await page.setContent(html);
  await lab.enter(page);
  await page.evaluate(() => {
    const w = globalThis as unknown as { deskSites: Engine; site: ReturnType<Engine['openSite']> };
    w.site = w.deskSites.openSite(document, [], { now: () => Date.now() });
    w.site?.onChange(() => {}, { signal: new AbortController().signal });
  });
  return page;
};

const insert = (page: Page, text: string): Promise<boolean> =>
  page.evaluate(async (words) => {
    const { site } = globalThis as unknown as { site: ReturnType<Engine['openSite']> };
    const [box] = site?.replyBoxes() ?? [];
    if (!site || !box) throw new Error('no reply box');
    return await site.insertText(box, words);
  }, text);

const WORDS = '您好，\n我们今天答复。\n';

test('a textarea: above what stands there, heard by the page, one undo', async (context) => {
  const page = await openWith(labOf(context), TEXTAREA('', 'window.heard = 0; area.oninput = () => heard++'));
  expect(await insert(page, WORDS)).toBe(true);
  const area = page.locator('textarea');
  expect(await area.inputValue()).toBe(`${WORDS}quoted`);
  expect(await page.evaluate('heard')).toBeGreaterThan(0);
  await area.press('Control+z');
  expect(await area.inputValue()).toBe('quoted');
  await page.close();
});

test('a textarea the agent has been in: at his caret, in place of what he marked', async (context) => {
  const page = await openWith(labOf(context), TEXTAREA('', ''));
  const area = page.locator('textarea');
  await area.focus();
  await area.evaluate((field: HTMLTextAreaElement) => field.setSelectionRange(2, 4));
  await page.locator('input[name="subject"]').focus();
  expect(await insert(page, 'X')).toBe(true);
  expect(await area.inputValue()).toBe('quXed');
  await page.close();
});

test('a textarea filled by a script and never entered: at the beginning, not behind what the script wrote', async (context) => {
  const page = await openWith(labOf(context), TEXTAREA('', 'area.value = "On Monday Mara wrote:"'));
  expect(await insert(page, 'Dear Mara, ')).toBe(true);
  expect(await page.locator('textarea').inputValue()).toBe('Dear Mara, On Monday Mara wrote:');
  await page.close();
});

test('a textarea whose framework compares each value with the last one it has set hears of the new one', async (context) => {
  const tracked = `
    const own = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value');
    let last = area.value; window.state = last;
    Object.defineProperty(area, 'value', { configurable: true, get() { return own.get.call(this); }, set(v) { last = v; own.set.call(this, v); } });
    area.addEventListener('input', () => { if (area.value !== last) { last = area.value; state = last; } });`;
  const page = await openWith(labOf(context), TEXTAREA('', tracked));
  expect(await insert(page, 'Dear Mara, ')).toBe(true);
  expect(await page.evaluate('state')).toBe('Dear Mara, quoted');
  await page.locator('textarea').press('Control+z');
  expect(await page.evaluate('state')).toBe('quoted');
  await page.close();
});

test('a text that is longer than the box allows is not cut: nothing is inserted', async (context) => {
  const page = await openWith(labOf(context), TEXTAREA('maxlength="20"', ''));
  expect(await insert(page, 'x'.repeat(15))).toBe(false);
  expect(await page.locator('textarea').inputValue()).toBe('quoted');
  expect(await insert(page, 'x'.repeat(14))).toBe(true);
  await page.close();
});

test('a page that refuses an input refuses this one, too', async (context) => {
  const refusing = 'addEventListener("beforeinput", (event) => event.preventDefault());';
  const area = await openWith(labOf(context), TEXTAREA('', refusing));
  expect(await insert(area, 'no')).toBe(false);
  expect(await area.locator('textarea').inputValue()).toBe('quoted');
  await area.close();
  const editor = await openWith(labOf(context), EDITABLE(refusing));
  expect(await insert(editor, 'no')).toBe(false);
  expect((await editor.locator('[contenteditable]').innerText()).trim()).toBe('old');
  await editor.close();
});

test('an editable element: above what stands there, heard, one undo', async (context) => {
  const page = await openWith(
    labOf(context),
    EDITABLE('window.heard = []; editor.oninput = (event) => heard.push(event.inputType)'),
  );
  expect(await insert(page, 'Dear Mara,\nwe are on it.')).toBe(true);
  const editor = page.locator('[contenteditable]');
  expect(await editor.innerText()).toMatch(/^Dear Mara,\s+we are on it\.\s*old/);
  expect(await page.evaluate('heard')).toContain('insertText');
  await editor.press('Control+z');
  await expect.poll(async () => (await editor.innerText()).trim()).toBe('old');
  await page.close();
});

for (const [when, draw] of [
  ['at once', 'draw()'],
  ['in a microtask', 'queueMicrotask(draw)'],
  ['in the next frame', 'requestAnimationFrame(draw)'],
]) {
  test(`an editor with a model of its own, drawn ${when}: inserted once, by the editor itself`, async (context) => {
    const page = await openWith(
      labOf(context),
      EDITABLE(`window.model = 'old';
        const draw = () => { editor.innerHTML = '<p></p>'; editor.firstChild.textContent = model; };
        editor.addEventListener('beforeinput', (event) => { event.preventDefault(); model = (event.data ?? '') + model; ${draw}; });
        editor.addEventListener('input', () => { window.surprised = true; });`),
    );
    expect(await insert(page, 'Dear Mara, ')).toBe(true);
    expect(await page.evaluate('[model, editor.textContent, window.surprised]')).toEqual([
      'Dear Mara, old',
      'Dear Mara, old',
      undefined,
    ]);
    await page.close();
  });
}

for (const [name, write] of [
  ['a body that can be edited', '<body contenteditable="true"><p>frame</p></body>'],
  ['design mode', '<body><p>frame</p><script>document.designMode = "on"<\\/script></body>'],
]) {
  test(`an editor frame at about:blank with ${name}: heard, one undo`, async (context) => {
    const page = await openWith(labOf(context), FRAME(write as string));
    await page.evaluate(() => {
      document
        .querySelector('iframe')
        ?.contentDocument?.addEventListener('input', () => document.body.setAttribute('data-heard', ''));
    });
    const body = page.frameLocator('iframe').locator('body');
    expect(await insert(page, 'in the frame ')).toBe(true);
    expect((await body.innerText()).trim()).toBe('in the frame frame');
    expect(await page.locator('body[data-heard]').count()).toBe(1);
    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await body.innerText()).trim()).toBe('frame');
    await page.close();
  });
}

test('nothing is inserted while an input method composes, into a read-only box, or when the text is empty', async (context) => {
  const page = await openWith(labOf(context), TEXTAREA('', ''));
  expect(await insert(page, '')).toBe(false);
  const area = page.locator('textarea');
  await area.dispatchEvent('compositionstart');
  expect(await insert(page, 'x')).toBe(false);
  await area.dispatchEvent('compositionend');
  expect(await insert(page, 'y')).toBe(true);
  const locked = await page.evaluate(async () => {
    const { site } = globalThis as unknown as { site: ReturnType<Engine['openSite']> };
    const [box] = site?.replyBoxes() ?? [];
    (box?.element as HTMLTextAreaElement).readOnly = true;
    return site && box && (await site.insertText(box, 'z'));
  });
  expect(locked).toBe(false);
  expect(await area.inputValue()).toBe('yquoted');
  await page.close();
});
