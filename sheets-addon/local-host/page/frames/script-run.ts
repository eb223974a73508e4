/**
 * `google.script` inside a sidebar or dialog. The frame lies on another origin; the page behind it forwards calls to
 * the host. JSON only, as on Google: what JSON cannot carry makes the call fail.
 */
type Handler = (value: unknown, userObject?: unknown) => void;

interface Runner {
  success?: Handler;
  failure?: Handler;
  userObject?: unknown;
}

const waiting = new Map<string, Runner>();
let calls = 0;

/** Google's rule for arguments: primitives, null, plain objects and arrays of them. */
function problemOf(value: unknown, seen: Set<object>): string | undefined {
  if (value === null || value === undefined || ['string', 'number', 'boolean'].includes(typeof value)) return undefined;
  if (typeof value !== 'object') return typeof value;
  if (seen.has(value)) return 'circular';
  const prototype = Object.getPrototypeOf(value);
  if (!Array.isArray(value) && prototype !== Object.prototype && prototype !== null) {
    return value.constructor?.name ?? 'object';
  }
  seen.add(value);
  for (const inner of Object.values(value)) {
    const problem = problemOf(inner, seen);
    if (problem) return problem;
  }
  seen.delete(value);
  return undefined;
}

function call(functionName: string, args: unknown[], runner: Runner): void {
  for (const value of args) {
    const problem = problemOf(value, new Set());
    if (problem) throw new TypeError(`Failed due to illegal value in property: ${problem}`);
  }
  const callId = `${++calls}`;
  waiting.set(callId, runner);
  window.parent.postMessage({ deskside: 'run', callId, functionName, args: JSON.stringify(args) }, '*');
}

/** `google.script.run.withSuccessHandler(f).anyFunction(a, b)`: each step gives a new runner, as on Google. */
const runnerProxy = (runner: Runner): object =>
  new Proxy(
    {},
    {
      get(_target, name) {
        if (typeof name !== 'string') return undefined;
        if (name === 'withSuccessHandler') return (success: Handler) => runnerProxy({ ...runner, success });
        if (name === 'withFailureHandler') return (failure: Handler) => runnerProxy({ ...runner, failure });
        if (name === 'withUserObject') return (userObject: unknown) => runnerProxy({ ...runner, userObject });
        return (...args: unknown[]) => call(name, args, runner);
      },
    },
  );

interface ResultMessage {
  deskside: 'result';
  callId: string;
  ok: boolean;
  value?: unknown;
  error?: { name?: string; message: string };
}

window.addEventListener('message', ({ source, data }: MessageEvent<Partial<ResultMessage> | null>) => {
  if (source !== window.parent || data?.deskside !== 'result' || typeof data.callId !== 'string') return;
  const runner = waiting.get(data.callId);
  waiting.delete(data.callId);
  if (!runner) return;
  if (data.ok) {
    runner.success?.(data.value ?? null, runner.userObject);
    return;
  }
  const error = Object.assign(new Error(data.error?.message ?? ''), { name: data.error?.name ?? 'Error' });
  if (runner.failure) runner.failure(error, runner.userObject);
  else console.error(error);
});

const DARK = /prefers-color-scheme:\s*dark/;
const darkRules = new Set<CSSMediaRule>();

/** The page has a theme of its own, which `prefers-color-scheme` in a frame does not follow. */
function showTheme(dark: boolean): void {
  document.documentElement.style.colorScheme = dark ? 'dark' : 'light';
  for (const sheet of document.styleSheets) {
    for (const rule of sheet.cssRules)
      if (rule instanceof CSSMediaRule && DARK.test(rule.media.mediaText)) darkRules.add(rule);
  }
  for (const rule of darkRules) rule.media.mediaText = dark ? 'all' : 'not all';
}

window.addEventListener('message', ({ source, data }: MessageEvent<{ deskside?: string; dark?: boolean } | null>) => {
  if (source === window.parent && data?.deskside === 'theme') showTheme(data.dark === true);
});

const tellPage = (deskside: string, more: object = {}) => window.parent.postMessage({ deskside, ...more }, '*');

const google = {
  script: {
    run: runnerProxy({}),
    host: {
      close: () => tellPage('close'),
      setHeight: (height: number) => tellPage('size', { height }),
      setWidth: (width: number) => tellPage('size', { width }),
      editor: { focus: () => tellPage('focusEditor') },
      origin: document.referrer,
    },
  },
};

Object.assign(window, { google });
window.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') tellPage('escape');
});
document.addEventListener('DOMContentLoaded', () => tellPage('ready'));
