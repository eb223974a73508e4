/** The browser's side of `shared/gateway/client.ts`: posting, and a key whose private half never leaves IndexedDB. */
import type { GatewayKey, GatewayPorts } from '../../../../shared/gateway/client.ts';
import { base64Url, utf8Bytes } from '../../../../shared/kernel/text-bytes.ts';
import { type Identity, nextRequest, type SigningDatabase } from './key-store.ts';

/** `text/plain` without credentials: a simple request, as a web app on Google demands. */
export const browserPorts: GatewayPorts = {
  async post(url, body, timeoutMs) {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'text/plain;charset=utf-8' },
      body,
      credentials: 'omit',
      signal: AbortSignal.timeout(timeoutMs),
    });
    return await response.text();
  },
  now: () => Date.now(),
  pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};

export interface NewKey {
  privateKey: CryptoKey;
  /** Raw point, 65 bytes, base64url. */
  publicKey: string;
}

export async function makeKey(): Promise<NewKey> {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);
  const raw = await crypto.subtle.exportKey('raw', pair.publicKey);
  return { privateKey: pair.privateKey, publicKey: base64Url(new Uint8Array(raw)) };
}

const signature: EcdsaParams = { name: 'ECDSA', hash: 'SHA-256' };

/** Raw r‖s over the text, base64url. */
export const signWith =
  (key: CryptoKey) =>
  async (text: string): Promise<string> =>
    base64Url(new Uint8Array(await crypto.subtle.sign(signature, key, Uint8Array.from(utf8Bytes(text)))));

export const gatewayKeyOf = (identity: Identity, database: SigningDatabase): GatewayKey => ({
  url: identity.url,
  workbook: identity.workbook,
  key: identity.keyId,
  sign: signWith(identity.privateKey),
  nextRequest: async (atLeast) => (await nextRequest(database, atLeast)).lastRequestSeq,
  clockOffset: identity.clockOffset,
});
