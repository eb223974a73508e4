import { expect, test } from 'vitest';
import { useLab } from '../../support/lab.ts';
import { startOverlayLab } from './with-overlay.ts';

const labOf = useLab(startOverlayLab);
const FORM = '<form class="reply"><input name="to" value="mara@mail.example"><input name="subject" value="Re: Filter"><textarea name="body" rows="12">quoted</textarea><button>Send reply</button></form>';

const probe = async (context: Parameters<typeof labOf>[0], open: string) => {
  const lab = labOf(context);
  lab.pages.pages.set('/reply', { body: FORM });
  const page = await lab.open({ body: `<div class="sidebar"><ul class="email-list"></ul></div><button id="go">Reply</button><script>document.getElementById('go').onclick = () => { ${open} }</script>` });
  const popup = page.waitForEvent('popup');
  await page.locator('#go').click();
  const window = await popup;
  await window.locator('textarea').waitFor();
  await window.waitForTimeout(4000);
  const background = await lab.browser.background();
  const tabs = await background.evaluate(async () => { const c = (globalThis as any).chrome; return (await c.tabs.query({})).map((t: any) => [t.id, t.url, t.openerTabId, t.windowId]); });
  console.log(open.slice(0, 40), window.url(), 'carriers', await window.evaluate(() => document.querySelectorAll('html > div').length), JSON.stringify(tabs));
  const answers = await background.evaluate(async () => { const c = (globalThis as any).chrome; const out: unknown[] = []; for (const t of await c.tabs.query({})) out.push([t.id, await c.tabs.sendMessage(t.id, { order: 'insert', text: 'Hello ' }).catch((e: Error) => e.message)]); return out; });
  console.log(JSON.stringify(answers), await window.locator('textarea').inputValue());
  await window.close(); await page.close();
};
test('a', async (c) => probe(c, "window.open('/reply', 'reply', 'width=600,height=500')"));
test('b', async (c) => probe(c, `const w = window.open('', 'reply', 'width=600,height=500'); w.document.write('<!doctype html><title>Compose</title>' + ${JSON.stringify(FORM)}); w.document.close();`));
test('c', async (c) => probe(c, `const w = window.open('about:blank', '', 'width=600,height=500'); setTimeout(() => { w.document.body.innerHTML = ${JSON.stringify(FORM)}; }, 500)`));
