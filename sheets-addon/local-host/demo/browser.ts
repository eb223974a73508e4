import { setTimeout as pause } from 'node:timers/promises';
import { type BrowserContext, chromium, type Page, type Worker } from 'playwright-core';
import { beforeEnd } from './clean-up.ts';
import { findBrowser } from './find-browser.ts';
import { DemoProblem } from './problem.ts';
import { temporaryFolder } from './processes.ts';

export interface BrowserWish {
  /** The unpacked extension's folder. */
  readonly extension?: string;
  readonly headless: boolean;
  /** For pictures that look the same everywhere; without it the machine's own. */
  readonly language?: string;
  readonly timeZone?: string;
  readonly size?: { readonly width: number; readonly height: number };
  /** A profile to keep; without it a fresh one that is thrown away. */
  readonly profile?: string;
  /** Names that lead to loopback, such as `mail.test`. */
  readonly hosts?: readonly string[];
}

export interface DeskBrowser {
  readonly context: BrowserContext;
  readonly headless: boolean;
  /** Only with an extension. */
  readonly extensionId: string;
  /** A new tab. */
  openPage(): Promise<Page>;
  /** Opens a page of the extension, such as `options.html`, in a new tab. */
  openExtensionPage(path: string): Promise<Page>;
  /** The background's worker; starts it when it sleeps. */
  background(): Promise<Worker>;
  stop(): Promise<void>;
}

/** How long a page may take to show what is looked for. */
const PATIENCE_MS = 15_000;

const QUIET = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--disable-features=Translate',
];

/** Chromium's sandbox refuses to run as root, so root does without it. */
export function runsWithoutSandbox(): boolean {
  return process.getuid?.() === 0;
}

/**
 * Starts Chromium in a profile of its own, with the unpacked extension if one is given.
 * Throws `noBrowser`, `noDisplay` or `browserDidNotStart`.
 */
export async function startBrowser(wish: BrowserWish): Promise<DeskBrowser> {
  const executablePath = await findBrowser();
  if (!executablePath) throw new DemoProblem('noBrowser');
  if (!wish.headless && !hasDisplay()) throw new DemoProblem('noDisplay');
  const profile = wish.profile ? undefined : temporaryFolder('profile');
  const context = await launch(executablePath, wish.profile ?? profile?.path ?? '', wish);
  context.setDefaultTimeout(PATIENCE_MS);
  let closed = false;
  context.once('close', () => {
    closed = true;
  });
  const close = async () => {
    if (!closed) await within(context.close(), PATIENCE_MS);
    await profile?.remove();
  };
  // Playwright itself kills the browser when this process exits.
  const done = beforeEnd({ gently: close, atOnce: () => {} });
  const extensionId = wish.extension ? await loadExtension(context, wish.extension) : '';
  return {
    context,
    headless: wish.headless,
    extensionId,
    openPage: () => openPage(context),
    openExtensionPage: async (path) => {
      const page = await openPage(context);
      await page.goto(`chrome-extension://${extensionId}/${path}`);
      return page;
    },
    background: () => backgroundOf(context, extensionId),
    stop: async () => {
      await close();
      done();
    },
  };
}

async function launch(executablePath: string, profile: string, wish: BrowserWish): Promise<BrowserContext> {
  const size = wish.size ?? { width: 1440, height: 900 };
  try {
    return await chromium.launchPersistentContext(profile, {
      executablePath,
      // Playwright's own headless mode leaves extensions out; the browser's new one does not.
      headless: false,
      args: [...QUIET, ...switches(wish, size)],
      ignoreDefaultArgs: ['--disable-extensions', '--disable-component-extensions-with-background-pages'],
      chromiumSandbox: !runsWithoutSandbox(),
      // We end it ourselves, in order.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      viewport: wish.headless ? size : null,
      locale: wish.language,
      timezoneId: wish.timeZone,
    });
  } catch (error) {
    // DISPLAY may name one that is not there.
    if (!wish.headless && /X server|open display|Ozone platform/i.test(String(error)))
      throw new DemoProblem('noDisplay');
    throw new DemoProblem('browserDidNotStart', { path: executablePath, words: firstLine(error) });
  }
}

function switches(wish: BrowserWish, size: { width: number; height: number }): string[] {
  const list = ['--enable-unsafe-extension-debugging', `--window-size=${size.width},${size.height}`];
  if (wish.headless) list.push('--headless=new', '--disable-gpu');
  if (wish.language) list.push(`--lang=${wish.language}`);
  if (wish.hosts?.length)
    list.push(`--host-resolver-rules=${wish.hosts.map((host) => `MAP ${host} 127.0.0.1`).join(',')}`);
  return list;
}

/** By the debugging protocol: branded Chrome ignores the `--load-extension` switch. */
async function loadExtension(context: BrowserContext, path: string): Promise<string> {
  const session = await context.browser()?.newBrowserCDPSession();
  if (!session) throw new DemoProblem('browserDidNotStart', { path, words: 'no debugging session' });
  // Playwright's types know no `Extensions` domain.
  const send = session.send.bind(session) as unknown as (method: string, params: object) => Promise<{ id: string }>;
  const { id } = await send('Extensions.loadUnpacked', { path });
  // A tab opened while the extension's worker is still starting may never be announced.
  await backgroundOf(context, id).catch(() => undefined);
  return id;
}

/** Under load a new tab is now and then never announced; Playwright knows no time limit for that, and another one comes. */
async function openPage(context: BrowserContext, attempts = 3): Promise<Page> {
  const page = await within(context.newPage(), PATIENCE_MS);
  if (page) return page;
  if (attempts === 1) throw new DemoProblem('browserDidNotStart', { path: 'Chromium', words: 'no new tab' });
  return await openPage(context, attempts - 1);
}

/** What is waited for, or nothing when it takes too long. */
async function within<T>(promise: Promise<T>, limitMs: number): Promise<T | undefined> {
  const limit = new AbortController();
  try {
    return await Promise.race([promise, pause(limitMs, undefined, { signal: limit.signal })]);
  } finally {
    limit.abort();
  }
}

async function backgroundOf(context: BrowserContext, extensionId: string): Promise<Worker> {
  const ours = (worker: Worker) => worker.url().startsWith(`chrome-extension://${extensionId}/`);
  const awake = context.serviceWorkers().find(ours);
  if (awake) return awake;
  return await context.waitForEvent('serviceworker', { predicate: ours, timeout: 10_000 });
}

/** Whether a window can be shown at all. */
export function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

function firstLine(error: unknown): string {
  return String(error instanceof Error ? error.message : error).split('\n')[0] ?? '';
}
