import { fileURLToPath } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** What the content script imports for a 24×7 clock. */
const code = `
  export { countdown } from './shared/sla/countdown.ts';
  export { countdownParts } from './shared/sla/countdown-text.ts';
  export { aroundTheClock } from './shared/work-time/work-clock.ts';
`;
const withWords = `${code} export { slaZhCn } from './shared/messages/sla.zh-CN.ts';`;

const bundle = async (target: string, contents: string) => {
  const result = await build({
    stdin: { contents, resolveDir: root, loader: 'ts' },
    bundle: true,
    minify: true,
    format: 'esm',
    target,
    write: false,
    metafile: true,
  });
  return { bytes: result.outputFiles[0]!.contents, inputs: Object.keys(result.metafile.inputs) };
};

describe('what a page pays for a 24×7 countdown', () => {
  it('is at most 3.5 kB minified, 1.7 kB gzipped', async () => {
    const { bytes } = await bundle('es2022', code);
    expect(bytes.length).toBeLessThanOrEqual(3_500);
    expect(gzipSync(bytes).length).toBeLessThanOrEqual(1_700);
  });

  it('with all words of one language at most 6 kB, 2.7 kB gzipped', async () => {
    const { bytes } = await bundle('es2022', withWords);
    expect(bytes.length).toBeLessThanOrEqual(6_000);
    expect(gzipSync(bytes).length).toBeLessThanOrEqual(2_700);
  });

  it('holds neither the calendar index, nor Intl, nor holiday data', async () => {
    const { bytes, inputs } = await bundle('es2022', withWords);
    expect(
      inputs.filter((path) => /segment-index|zone-offsets|calendars|holidays|prepare-calendar/.test(path)),
    ).toEqual([]);
    expect(new TextDecoder().decode(bytes)).not.toMatch(/Intl/);
  });
});

describe('the whole of work-time and sla', () => {
  it('bundles for Apps Script (es2019) without a helper for class fields on the hot path', async () => {
    const { bytes } = await bundle(
      'es2019',
      `export * from './shared/work-time/index.ts'; export * from './shared/sla/index.ts';`,
    );
    const text = new TextDecoder().decode(bytes);
    // Private names would become WeakMaps, lookups that cost more than the arithmetic.
    expect(text).not.toMatch(/WeakMap|\bfetch\(|setTimeout|structuredClone|new URL\(/);
    expect(bytes.length).toBeLessThanOrEqual(40_000);
  });

  it('runs in a bare context without Intl, and says that the zone is a constant', async () => {
    const result = await build({
      stdin: {
        contents: `
          import { dueAt, prepareCalendar } from './shared/work-time/index.ts';
          import { calendarNotes } from './shared/sla/index.ts';
          import { slaZhCn } from './shared/messages/sla.zh-CN.ts';
          const spec = { id: 'a', version: 1, timeZone: 'Asia/Shanghai', hours: { wed: [['09:00', '18:00']] } };
          const calendar = prepareCalendar(spec);
          const due = dueAt({ startedAt: Date.parse('2026-06-03T16:00:00+08:00'), targetMinutes: 180 }, calendar);
          export const answer = JSON.stringify({ due, notes: calendarNotes(due.at, calendar, slaZhCn) });
        `,
        resolveDir: root,
        loader: 'ts',
      },
      bundle: true,
      format: 'iife',
      globalName: 'bundle',
      target: 'es2019',
      write: false,
    });
    const context = createContext({});
    runInContext('delete globalThis.Intl;', context);
    runInContext(result.outputFiles[0]!.text, context);
    expect(JSON.parse(runInContext('bundle.answer', context))).toEqual({
      due: { kind: 'due', at: Date.parse('2026-06-10T10:00:00+08:00') },
      notes: ['此处无法取得时区规则，按固定的 +08:00 计算'],
    });
  });
});
