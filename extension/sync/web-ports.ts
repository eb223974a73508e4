import type { GatewayPorts } from '../../shared/gateway/client.ts';

/** The gateway's surroundings in a browser. `text/plain` keeps the request simple, so no preflight is asked for. */
export const webPorts: GatewayPorts = {
  post: async (url, body, timeoutMs) => {
    const answer = await fetch(url, {
      method: 'POST',
      body,
      headers: { 'content-type': 'text/plain;charset=utf-8' },
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(timeoutMs),
    });
    return await answer.text();
  },
  now: () => Date.now(),
  pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};
