import { call } from './bridge.ts';
import { strict } from './strict.ts';

const shown = (part: unknown): string => {
  if (typeof part === 'string') return part;
  if (part instanceof Error) return part.stack ?? part.message;
  return JSON.stringify(part) ?? String(part);
};

const write = (level: string, parts: unknown[]) => {
  call('worker.log', level, parts.map(shown).join(' '));
};

export const newConsole = (): object =>
  strict('console', {
    log: (...parts: unknown[]) => write('info', parts),
    info: (...parts: unknown[]) => write('info', parts),
    warn: (...parts: unknown[]) => write('warn', parts),
    error: (...parts: unknown[]) => write('error', parts),
    time: () => undefined,
    timeEnd: () => undefined,
  });

export const newLogger = (): GoogleAppsScript.Base.Logger => {
  const lines: string[] = [];
  const face = strict<GoogleAppsScript.Base.Logger>('Logger', {
    log: (...parts: unknown[]) => {
      lines.push(parts.map(shown).join(' '));
      write('info', parts);
      return face;
    },
    getLog: () => lines.join('\n'),
    clear: () => {
      lines.length = 0;
    },
  });
  return face;
};
