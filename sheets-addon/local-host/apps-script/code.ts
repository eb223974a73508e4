/** The two scripts every worker needs, bundled when the host starts (about 50 ms). */
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const pathOf = (file: string) => fileURLToPath(new URL(file, import.meta.url));

export interface WorkerCode {
  worker: string;
  services: string;
}

export async function workerCode(): Promise<WorkerCode> {
  const common = { bundle: true, write: false, logLevel: 'silent', charset: 'utf8' } as const;
  const [worker, services] = await Promise.all([
    build({ ...common, entryPoints: [pathOf('worker.ts')], platform: 'node', format: 'cjs', target: 'node20' }),
    // The services run where the script runs: the language of the bundle, no platform at all.
    build({
      ...common,
      entryPoints: [pathOf('services/install.ts')],
      platform: 'neutral',
      format: 'iife',
      globalName: 'localHostServices',
      target: 'es2022',
    }),
  ]);
  const text = ({ outputFiles }: { outputFiles?: { text: string }[] }) => outputFiles?.[0]?.text ?? '';
  return { worker: text(worker), services: wrapped(text(services)) };
}

/** Leaves no name behind in the script's global scope. */
const wrapped = (code: string) => `(() => { ${code}\nreturn localHostServices; })()`;
