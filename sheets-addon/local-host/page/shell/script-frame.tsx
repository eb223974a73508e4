/**
 * A sidebar or dialog of the add-on: its html lies on the host's second origin in a sandbox, so that nothing in it
 * reaches this page. It asks for functions by message; only its own window is listened to.
 */
import { useEffect, useRef } from 'preact/hooks';
import { isDark } from './preferences.ts';
import type { Frame } from './state.ts';

export interface FrameHooks {
  /** Runs a function of the add-on; rejects with the error the script threw. */
  run: (frameId: string, functionName: string, args: unknown[]) => Promise<unknown>;
  close: (frameId: string) => void;
  focusGrid: () => void;
}

interface FrameMessage {
  deskside?: string;
  callId?: unknown;
  functionName?: unknown;
  args?: unknown;
}

export function ScriptFrame({ frame, hooks }: { frame: Frame; hooks: FrameHooks }) {
  const element = useRef<HTMLIFrameElement>(null);

  useEffect(() => {
    const stop = new AbortController();
    const origin = new URL(frame.url, location.href).origin;
    const onMessage = ({ source, data, origin: from }: MessageEvent<FrameMessage | null>) => {
      const inner = element.current?.contentWindow;
      if (!inner || source !== inner || from !== origin || typeof data?.deskside !== 'string') return;
      if (data.deskside === 'run') void answer(inner, origin, frame.frameId, data, hooks);
      else if (data.deskside === 'ready') inner.postMessage({ deskside: 'theme', dark: isDark.value }, origin);
      else if (data.deskside === 'close') hooks.close(frame.frameId);
      // A dialog closes on Escape; a sidebar gives the keyboard back to the cells and stays.
      else if (data.deskside === 'escape') frame.isDialog ? hooks.close(frame.frameId) : hooks.focusGrid();
      else if (data.deskside === 'focusEditor') hooks.focusGrid();
    };
    window.addEventListener('message', onMessage, { signal: stop.signal });
    return () => stop.abort();
  }, [frame.frameId, frame.url, frame.isDialog, hooks]);

  const dark = isDark.value;
  useEffect(() => {
    const { origin } = new URL(frame.url, location.href);
    element.current?.contentWindow?.postMessage({ deskside: 'theme', dark }, origin);
  }, [dark, frame.url]);

  // On this page's own origin the sandbox would be none.
  if (new URL(frame.url, location.href).origin === location.origin) return null;
  return (
    <iframe
      ref={element}
      src={frame.url}
      title={frame.title}
      sandbox="allow-scripts allow-forms allow-modals allow-popups allow-downloads allow-same-origin"
      referrerpolicy="origin"
    />
  );
}

async function answer(
  inner: Window,
  origin: string,
  frameId: string,
  { callId, functionName, args }: FrameMessage,
  hooks: FrameHooks,
): Promise<void> {
  if (typeof callId !== 'string' || typeof functionName !== 'string') return;
  const reply = (result: object) => inner.postMessage({ deskside: 'result', callId, ...result }, origin);
  try {
    const parsed: unknown = JSON.parse(String(args));
    reply({ ok: true, value: await hooks.run(frameId, functionName, Array.isArray(parsed) ? parsed : []) });
  } catch (problem) {
    const { name, message } = problem instanceof Error ? problem : new Error(String(problem));
    reply({ ok: false, error: { name, message } });
  }
}
