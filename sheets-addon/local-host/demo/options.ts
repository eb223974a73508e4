import { parseArgs } from 'node:util';
import { DemoProblem } from './problem.ts';

export type DemoLanguage = 'zh-CN' | 'en';

export interface DemoOptions {
  readonly inbox: 'maildev' | 'roundcube';
  readonly headless: boolean;
  /** Walk the main job and end, instead of leaving it to the person. */
  readonly check: boolean;
  /** Renew the two pictures of the README while walking. */
  readonly pictures: boolean;
  /** Port of the local host; 0 for any free one. */
  readonly port: number;
  readonly language: DemoLanguage;
}

const INBOXES = ['maildev', 'roundcube'] as const;
const LANGUAGES = ['zh-CN', 'en'] as const;

/** Reads the command line of `npm start -- …`. Throws `badOption` for anything it does not know. */
export function readOptions(args: readonly string[], env: Readonly<Record<string, string | undefined>>): DemoOptions {
  const values = parse(args);
  return {
    inbox: oneOf('--inbox', INBOXES, values.inbox ?? 'maildev'),
    headless: values.headless ?? false,
    check: values.check ?? false,
    pictures: values.pictures ?? false,
    port: portOf(values.port ?? '0'),
    language: oneOf('--lang', LANGUAGES, values.lang ?? languageOf(env)),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        inbox: { type: 'string' },
        headless: { type: 'boolean' },
        check: { type: 'boolean' },
        pictures: { type: 'boolean' },
        port: { type: 'string' },
        lang: { type: 'string' },
      },
    }).values;
  } catch (error) {
    throw new DemoProblem('badOption', { option: String((error as Error).message).split('.')[0] ?? '' });
  }
}

function oneOf<const T extends string>(option: string, allowed: readonly T[], given: string): T {
  const found = allowed.find((one) => one === given);
  if (!found) throw new DemoProblem('badOption', { option: `${option} ${given} (${allowed.join(' | ')})` });
  return found;
}

function portOf(given: string): number {
  const port = Number(given);
  if (!/^\d+$/.test(given) || port > 65_535)
    throw new DemoProblem('badOption', { option: `--port ${given} (0–65535)` });
  return port;
}

/** The language of the shell. */
export function languageOf(env: Readonly<Record<string, string | undefined>>): DemoLanguage {
  return (env.LC_ALL || env.LC_MESSAGES || env.LANG || '').startsWith('zh') ? 'zh-CN' : 'en';
}
