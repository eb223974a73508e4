import { expect, test } from 'vitest';
import type { DeskBrowser } from '../../../sheets-addon/local-host/demo/browser.ts';
import { builtExtension } from '../../support/browser.ts';
import { useLab } from '../../support/lab.ts';
import { badgesOf, deskFrame, disable, enable, pressDot, startOverlayLab, waitForBadges } from './with-overlay.ts';

const labOf = useLab(startOverlayLab);

/** Playwright's types know no `Extensions` domain. */
const extensionsCommand = async (browser: DeskBrowser, command: string, params: object): Promise<void> => {
  const session = await browser.context.browser()?.newBrowserCDPSession();
  const send = session?.send.bind(session) as unknown as (method: string, params: object) => Promise<unknown>;
  await send(`Extensions.${command}`, params);
};

/** The page's part: it defines our element first, and writes down everything it can hear and reach. */
const SPY = `
  globalThis.heard = [];
  customElements.define('deskside-badge', class extends HTMLElement {
    static observedAttributes = ['state', 'due', 'title', 'theme'];
    constructor() { super(); heard.push('made'); }
    connectedCallback() { heard.push('connected ' + [...this.attributes].map(({ name }) => name).join(' ')); }
  });
  for (const type of ['keydown', 'keyup', 'keypress', 'input', 'message', 'focusin'])
    addEventListener(type, (event) => heard.push(type + ' ' + (event.key ?? JSON.stringify(event.data ?? ''))), true);
  const attach = Element.prototype.attachShadow;
  globalThis.roots = [];
  Element.prototype.attachShadow = function (init) { const root = attach.call(this, { ...init, mode: 'open' }); roots.push(root); return root; };
`;

test('clicks and keys that a page makes up do nothing', async (context) => {
  const page = await labOf(context).open();
  await waitForBadges(page);
  const before = await badgesOf(page);
  await page.evaluate(() => {
    for (const badge of document.querySelectorAll<HTMLElement>('deskside-badge')) {
      badge.click();
      for (const type of ['pointerdown', 'mousedown', 'mouseup', 'click'])
        badge.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true, composed: true }));
    }
    const host = [...document.documentElement.children].find((child) => child.localName === 'div') as HTMLElement;
    const at = { clientX: innerWidth - 26, clientY: innerHeight / 2 + 18, bubbles: true, composed: true, pointerId: 1 };
    for (const target of [host, document.elementFromPoint(at.clientX, at.clientY) as HTMLElement]) {
      for (const type of ['pointerdown', 'pointerup']) target.dispatchEvent(new PointerEvent(type, at));
      target.click();
      target.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true }));
      target.dispatchEvent(new KeyboardEvent('keydown', { key: 'D', altKey: true, shiftKey: true, bubbles: true }));
    }
    window.postMessage({ deskside: 'corrected', order: 'toggleDesk' }, '*');
    document.dispatchEvent(new CustomEvent('wxt:content-script-started', { detail: { contentScriptName: 'overlay' } }));
  });
  await page.waitForTimeout(600);
  expect(await badgesOf(page)).toEqual(before);
  expect(deskFrame(page) === undefined).toBe(true);
});

test('a page that defines our element first, listens in the capture phase and searches its text learns nothing', async (context) => {
  const page = await labOf(context).open({ script: SPY });
  await waitForBadges(page);
  await page.keyboard.press('q');
  expect(await page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard)).toContain('keydown q');
  await pressDot(page);
  await expect.poll(() => deskFrame(page) !== undefined).toBe(true);
  await page.evaluate(() => {
    (globalThis as unknown as { heard: string[] }).heard.length = 0;
  });
  const desk = deskFrame(page)!;
  // The call panel has a field to type into: what is typed there is nobody else's.
  await desk.locator('body').click({ position: { x: 150, y: 300 } });
  await page.keyboard.type('secret 13800001234');
  await page.waitForTimeout(300);
  const learned = await page.evaluate(() => {
    const world = globalThis as unknown as { heard: string[]; roots: ShadowRoot[]; find: (text: string) => boolean };
    const hosts = [...document.documentElement.children].filter((child) => child.localName === 'div') as HTMLElement[];
    return {
      keys: world.heard.filter((line) => /^(key|input)/.test(line)),
      messages: world.heard.filter((line) => line.startsWith('message')),
      roots: world.roots.length,
      shadow: hosts.map((host) => host.shadowRoot),
      attributes: hosts.map((host) => host.getAttributeNames().join(' ')),
      inside: hosts.map((host) => host.childNodes.length),
      frames: window.length,
      iframes: document.querySelectorAll('iframe').length,
      found: ['最急', '来件', '未连接工作簿', 'secret'].filter((text) => world.find(text)),
      html: document.documentElement.outerHTML.includes('extension://'),
    };
  });
  expect(learned).toEqual({
    keys: [],
    messages: [],
    roots: 0,
    shadow: [null],
    attributes: ['style'],
    inside: [0],
    frames: 0,
    iframes: 0,
    found: [],
    html: false,
  });
  await page.reload();
  await waitForBadges(page);
  const badges = await page.evaluate(() =>
    (globalThis as unknown as { heard: string[] }).heard.filter((line) => line.startsWith('conn')),
  );
  expect(new Set(badges.flatMap((line) => line.split(' ').slice(1)))).toEqual(
    new Set(['state', 'due', 'title', 'theme']),
  );
});

test('a badge the page made itself is not ours: a click on it corrects nothing', async (context) => {
  const page = await labOf(context).open();
  await waitForBadges(page);
  const before = await badgesOf(page);
  await page.evaluate(() => {
    const fake = document.createElement('deskside-badge');
    fake.textContent = '● 剩 99:99';
    document.getElementById('page')?.append(fake);
  });
  await page.locator('#page deskside-badge').click();
  await page.waitForTimeout(300);
  expect(await badgesOf(page)).toEqual(before);
});

test('the desk cannot be opened at the fixed address of the extension, nor framed without its token', async (context) => {
  const { browser, open } = labOf(context);
  const page = await open();
  await waitForBadges(page);
  await page.evaluate((address) => {
    const frame = document.createElement('iframe');
    frame.src = address;
    document.body.append(frame);
  }, `chrome-extension://${browser.extensionId}/desk.html`);
  await page.waitForTimeout(800);
  // The overlay's own desk, open since an earlier test, has its token behind the #.
  const framed = page.frames().filter((frame) => frame !== page.mainFrame() && !frame.url().includes('#'));
  const texts = await Promise.all(
    framed.map((frame) => frame.evaluate(() => document.querySelector('#desk')?.textContent ?? '').catch(() => '')),
  );
  expect(texts.join('')).not.toMatch(/来件|today/);
});

test('the desk stays where it was put, folds to a dot, and comes back open on this site', async (context) => {
  const page = await labOf(context).open();
  await waitForBadges(page);
  await pressDot(page);
  await expect.poll(() => deskFrame(page) !== undefined).toBe(true);
  const at = async () => await (await deskFrame(page)!.frameElement()).boundingBox();
  const right = await at();
  expect(right?.x).toBeGreaterThan(1_000);
  await page.mouse.move(right!.x + 100, 6);
  await page.mouse.down();
  await page.mouse.move(300, 6, { steps: 4 });
  await page.mouse.up();
  await expect.poll(async () => (await at())?.x).toBe(0);
  await page.reload();
  await expect.poll(() => deskFrame(page) !== undefined).toBe(true);
  expect((await at())?.x).toBe(0);
  await page.mouse.move(100, 6);
  await page.mouse.down();
  await page.mouse.move(1_300, 6, { steps: 4 });
  await page.mouse.up();
  await page.mouse.click(1_200, 6);
  await expect.poll(async () => await at()).toBeNull();
  await page.reload();
  await waitForBadges(page);
  await page.waitForTimeout(300);
  expect(deskFrame(page) === undefined).toBe(true);
});

test('a site that was not switched on gets not one byte', async (context) => {
  const { browser, pages } = labOf(context);
  const page = await browser.context.newPage();
  const session = await browser.context.newCDPSession(page);
  const worlds: string[] = [];
  session.on('Runtime.executionContextCreated', ({ context: made }) => worlds.push(`${made.origin} ${made.name}`));
  await session.send('Runtime.enable');
  await page.goto(pages.otherUrl);
  const before = await page.content();
  await page.waitForTimeout(1_500);
  expect(await page.content()).toBe(before);
  expect(worlds.filter((world) => world.includes('chrome-extension'))).toEqual([]);
});

test('switching a site off takes everything out of open pages, and switching it on puts it back without a reload', async (context) => {
  const { browser, open, pages } = labOf(context);
  const page = await open();
  await waitForBadges(page);
  await disable(browser);
  // Which tab comes to the front when the options close is the browser's choice; a hidden page is left alone.
  await page.bringToFront();
  await expect.poll(() => page.locator('deskside-badge').count()).toBe(0);
  expect(await page.evaluate(() => [...document.documentElement.children].map((child) => child.localName))).toEqual([
    'head',
    'body',
  ]);
  await enable(browser, pages.url);
  await page.bringToFront();
  await expect.poll(() => page.locator('deskside-badge').count()).toBe(4);
});

test('after an update of the extension open pages are badged by the new one, once, and the console says nothing', async (context) => {
  const { browser, open } = labOf(context);
  const page = await open();
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(error.message));
  await waitForBadges(page);
  await page.evaluate(() => {
    for (const badge of document.querySelectorAll('deskside-badge')) badge.setAttribute('data-of', 'the old one');
  });
  // Loading the folder again is what an update is: the old version goes, the new one comes. (`runtime.reload` would leave
  // it disabled, for the browser of the tests is not in developer mode.)
  await extensionsCommand(browser, 'loadUnpacked', { path: await builtExtension('chrome-mv3-e2e') });
  await page.bringToFront();
  await expect.poll(() => page.locator('deskside-badge:not([data-of])').count()).toBe(4);
  await page.waitForTimeout(6_000);
  expect(await page.locator('deskside-badge').count()).toBe(4);
  expect((await badgesOf(page)).every((badge) => badge && badge.state !== 'doubled')).toBe(true);
  expect(said).toEqual([]);
});

test('when the extension itself goes away nothing of it stays, and the console says nothing', async (context) => {
  const { browser, open } = labOf(context);
  const page = await open();
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(error.message));
  await waitForBadges(page);
  await extensionsCommand(browser, 'uninstall', { id: browser.extensionId });
  await expect.poll(() => page.locator('deskside-badge').count(), { timeout: 9_000 }).toBe(0);
  expect(await page.evaluate(() => [...document.documentElement.children].map((child) => child.localName))).toEqual([
    'head',
    'body',
  ]);
  expect(said).toEqual([]);
});
