/** One WebSocket to the host, opened again and again until the signal says stop. Messages are JSON. */
import type { FromPage, ToPage } from '../../page-protocol.ts';

export interface HostLink {
  /** False when there is no connection; nothing is kept for later. */
  send: (message: FromPage) => boolean;
}

export interface LinkHooks {
  onOpen: () => void;
  onMessage: (message: ToPage) => void;
  onLost: () => void;
}

const FIRST_WAIT_MS = 300;
const LONGEST_WAIT_MS = 10_000;

export function openHostLink(address: string, hooks: LinkHooks, signal: AbortSignal): HostLink {
  let socket: WebSocket | undefined;
  let waitMs = FIRST_WAIT_MS;

  const open = () => {
    if (signal.aborted) return;
    const opened = new WebSocket(address);
    socket = opened;
    opened.onopen = () => {
      waitMs = FIRST_WAIT_MS;
      hooks.onOpen();
    };
    opened.onmessage = ({ data }) => hooks.onMessage(JSON.parse(String(data)) as ToPage);
    opened.onclose = () => {
      if (socket !== opened) return;
      socket = undefined;
      hooks.onLost();
      setTimeout(open, waitMs);
      waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS);
    };
  };

  signal.addEventListener('abort', () => socket?.close());
  open();
  return {
    send(message) {
      if (socket?.readyState !== WebSocket.OPEN) return false;
      socket.send(JSON.stringify(message));
      return true;
    },
  };
}
