import { build } from 'esbuild';

const ENTRY = `
export * from './extension/sites/open-site.ts';
export { bundledAdapters } from './extension/sites/adapters/index.ts';
export * as teach from './extension/sites/teach/index.ts';
export { censoredPage } from './extension/sites/report.ts';
export { gradeGroups, recogniseList } from './extension/sites/recognise/recognise-list.ts';
export { PageClock } from './extension/sites/page-clock.ts';
`;

/** The reading engine as one script that sets `deskSites`; for pages opened by tests without the extension. */
export const bundleSites = async (root = new URL('../..', import.meta.url).pathname): Promise<string> => {
  const result = await build({
    stdin: { contents: ENTRY, resolveDir: root, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'deskSites',
    target: 'chrome120',
    logLevel: 'silent',
  });
  // `var` at the top of an injected script becomes a property of window; evaluate() needs it said.
  return `${result.outputFiles[0]?.text ?? ''}\nglobalThis.deskSites = deskSites;`;
};
