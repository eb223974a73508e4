import type { CDPSession, Page } from 'playwright-core';
import { startOverlayLab } from '../extension/overlay/with-overlay.ts';
import { type Bench, type BenchFigure, below } from './bench.ts';

/** Rows of the list, rows that a burst draws anew, and bursts. */
const ROWS = 1_000;
const BURST_ROWS = 100;
const BURSTS = 20;
const STILL_MS = 20_000;

const LIST_SCRIPT = `
  const base = Date.now();
  const timeOf = (at) => new Date(at + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
  const known = (n) => '<li class="email-item"><a href="#/email/m' + n + '"><span class="title">来信 ' + n + '</span><span class="subline">' + timeOf(base - n * 120_000) + ' (+0800)</span></a></li>';
  const unknown = (n) => '<li class="entry"><b class="who" title="p' + n + '@mail.example">' + ['李婷', 'Mara Ellison', '周强', 'Anna Müller'][n % 4] + '</b> <a class="what" href="/m/' + n + '">关于上门安装时间的来信 ' + n + '</a> <time>' + timeOf(base - n * 120_000).slice(0, 16) + '</time></li>';
  let row, from = 0;
  const html = () => { let all = ''; for (let n = from; n < from + ${ROWS}; n++) all += row(n); return all; };
  const start = (how) => { row = how; list.innerHTML = html(); };
  const list = document.querySelector('ul');
  const burst = () => { from++; for (let index = 0; index < ${BURST_ROWS}; index++) { const made = document.createElement('ul'); made.innerHTML = row(from + index); list.children[index].replaceWith(made.firstChild); } };
`;

const bodies = {
  'known list': `<div class="sidebar"><ul class="email-list"></ul></div><script>${LIST_SCRIPT} start(known)</script>`,
  'recognised list': `<main><h1>Post</h1><ul class="entries"></ul></main><script>${LIST_SCRIPT} start(unknown)</script>`,
};

interface TraceEvent {
  name: string;
  ph: string;
  ts: number;
  dur?: number;
  /** Processor time, where the browser knows it: other work on the machine does not count. */
  tdur?: number;
  args?: {
    data?: { url?: string; frame?: string; stackTrace?: { url?: string }[] };
    beginData?: { stackTrace?: { url?: string }[] };
  };
}

/** Everything the page's main thread does while `work` runs. */
const traced = async (page: Page, work: () => Promise<void>): Promise<TraceEvent[]> => {
  const session = await page.context().browser()!.newBrowserCDPSession();
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  const categories = [
    'devtools.timeline',
    'disabled-by-default-devtools.timeline',
    'disabled-by-default-devtools.timeline.stack',
    'v8.execute',
  ];
  await session.send('Tracing.start', { categories: categories.join(','), transferMode: 'ReportEvents' });
  await work();
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await complete;
  await session.detach();
  return events;
};

const isOurs = (url: string | undefined): boolean => url?.startsWith('chrome-extension:') === true;

/** Milliseconds of each call from the browser into our script; what it calls in turn is in it. */
const ownCalls = (events: TraceEvent[]): number[] =>
  events
    .filter(({ name, args }) => (name === 'FunctionCall' || name === 'EvaluateScript') && isOurs(args?.data?.url))
    .map(({ dur = 0, tdur = dur }) => tdur / 1_000);

/** Layouts that our script forced by asking for one in the middle of its work. */
const ownLayouts = (events: TraceEvent[]): number =>
  events.filter(({ name, args }) => name === 'Layout' && args?.beginData?.stackTrace?.some(({ url }) => isOurs(url)))
    .length;

const timing = (all: number[]) => {
  const sorted = [...all].sort((a, b) => a - b);
  return { min: sorted[0] ?? 0, median: sorted[sorted.length >> 1] ?? 0, max: sorted[sorted.length - 1] ?? 0 };
};

const sum = (all: number[]): number => all.reduce((total, each) => total + each, 0);

const count = (name: string, value: number, unit: string, most: number): BenchFigure => ({
  name,
  value,
  unit,
  baseline: null,
  ratio: null,
  aim: most === 0 ? 'none' : `≤ ${most} ${unit}`,
  ok: value <= most,
});

const framesOf = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    for (let frame = 0; frame < 4; frame++) await new Promise(requestAnimationFrame);
  });

const scriptMs = async (session: CDPSession): Promise<number> => {
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0) * 1_000;
};

const run = async (): Promise<BenchFigure[]> => {
  const lab = await startOverlayLab();
  const figures: BenchFigure[] = [];
  try {
    for (const [name, body] of Object.entries(bodies)) {
      const page = await lab.browser.openPage();
      lab.pages.pages.set('/list', { body });
      const opening = await traced(page, async () => {
        await page.goto(`${lab.pages.url}list`);
        await page.locator('deskside-badge').first().waitFor({ state: 'attached' });
        await framesOf(page);
      });
      const bursts: number[] = [];
      let layouts = ownLayouts(opening);
      for (let index = 0; index < BURSTS; index++) {
        const events = await traced(page, async () => {
          await page.evaluate('burst()');
          await framesOf(page);
        });
        bursts.push(sum(ownCalls(events)));
        layouts += ownLayouts(events);
      }
      const session = await page.context().newCDPSession(page);
      await session.send('Performance.enable');
      const before = await scriptMs(session);
      await page.waitForTimeout(STILL_MS);
      const stillMs = ((await scriptMs(session)) - before) * (60_000 / STILL_MS);
      figures.push(
        below(
          `${name}, ${ROWS} rows: longest piece of own work until it is badged`,
          timing(
            ownCalls(opening)
              .sort((a, b) => b - a)
              .slice(0, 1),
          ),
          'ms',
          50,
        ),
        below(`${name}: own work per burst of ${BURST_ROWS} rows drawn anew`, timing(bursts), 'ms', 10),
        count(`${name}: layouts forced by us, opened and ${BURSTS} bursts`, layouts, 'layouts', 0),
        count(`${name}: own work per minute while nothing happens`, stillMs, 'ms', 100),
      );
      await page.close();
    }
  } finally {
    await lab.stop();
  }
  return figures;
};

/** What the overlay does in a page, by the browser's own trace of the built extension. */
export const overlayBench: Bench = { name: 'overlay', run };
