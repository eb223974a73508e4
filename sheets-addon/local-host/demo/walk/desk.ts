import type { CDPSession, Frame, Locator, Page } from 'playwright-core';
import { type DeskWords, deskWords } from '../../../../shared/messages/desk.ts';
import { extensionWords } from '../../../../shared/messages/extension.ts';
import type { DemoLanguage } from '../options.ts';
import { until } from './expect.ts';

/** The desk beside a page, and what it calls things. */
export interface OpenDesk {
  readonly frame: Frame;
  readonly words: DeskWords;
  /** One card of the desk, by its title. */
  card(title: keyof DeskWords): Locator;
  button(title: string): Locator;
  tab(title: 'tabCase' | 'tabCall' | 'tabToday' | 'tabSign'): Promise<void>;
  /** How many acts the footer says are not handed over yet. */
  waitingCount(): Promise<number>;
  /** Hands over what waits, now instead of at the next turn, and waits until nothing does. */
  handOver(): Promise<void>;
  /** Waits until the last act has been kept durably: only then the desk says "saved". */
  saved(): Promise<void>;
}

/** Opens the desk with a click on its dot, unless it is open. */
export async function openDesk(page: Page, language: DemoLanguage): Promise<OpenDesk> {
  const words = deskWords[language];
  if (!frameOf(page)) await clickDot(page, extensionWords[language].openDesk);
  const frame = await until(async () => frameOf(page), 'the desk beside the inbox');
  await frame.getByRole('tab').first().waitFor();
  const waitingCount = async () => {
    const [before = '', after = ''] = words.waitingActs.split('{count}');
    const text = (await frame.locator('footer').textContent()) ?? '';
    return Number(new RegExp(`${before}(\\d+)${after}`).exec(text)?.[1] ?? 0);
  };
  const button = (title: string) => frame.getByRole('button', { name: title });
  return {
    frame,
    words,
    button,
    card: (title) => frame.getByRole('region', { name: words[title], exact: true }),
    tab: async (title) => await frame.getByRole('tab', { name: words[title] }).click(),
    waitingCount,
    handOver: async () => {
      await frame.locator('footer').getByRole('button').first().click();
      await button(words.syncNow).click();
      await until(async () => (await waitingCount()) === 0, 'an empty outbox', 60_000);
      await button(words.close).first().click();
    },
    saved: async () => {
      const said = words.saved.split('{')[0] ?? '';
      await until(async () => (await frame.getByRole('status').textContent())?.startsWith(said), `“${said}…”`);
    },
  };
}

function frameOf(page: Page): Frame | undefined {
  return page.frames().find((frame) => new URL(frame.url() || 'about:blank').pathname === '/desk.html');
}

interface DomNode {
  readonly backendNodeId: number;
  readonly attributes?: readonly string[];
  readonly children?: readonly DomNode[];
  readonly shadowRoots?: readonly DomNode[];
}

/** The dot stands in a closed shadow root, which only the debugging protocol sees into; the click is a real one. */
async function clickDot(page: Page, label: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  try {
    const { x, y } = await until(() => centreOf(session, label), 'the dot that opens the desk');
    await page.mouse.click(x, y);
  } finally {
    await session.detach();
  }
}

async function centreOf(session: CDPSession, label: string): Promise<{ x: number; y: number } | undefined> {
  const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
  const dot = find(root as DomNode, (node) => node.attributes?.includes(label) ?? false);
  if (!dot) return undefined;
  const { model } = await session.send('DOM.getBoxModel', { backendNodeId: dot.backendNodeId });
  const [left = 0, top = 0] = model.content;
  return { x: left + model.width / 2, y: top + model.height / 2 };
}

function find(node: DomNode, wanted: (node: DomNode) => boolean): DomNode | undefined {
  if (wanted(node)) return node;
  for (const child of [...(node.children ?? []), ...(node.shadowRoots ?? [])]) {
    const found = find(child, wanted);
    if (found) return found;
  }
  return undefined;
}
