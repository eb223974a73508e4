import { webcrypto } from 'node:crypto';
import { enrolmentText, signingText } from '../../shared/gateway/signing.ts';
import { keyIdOf } from '../../shared/kernel/ids.ts';
import { base64Url } from '../../shared/kernel/text-bytes.ts';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' } as const;

export interface EnvelopeParts {
  op: string;
  key: string;
  workbook: string;
  seq: number;
  at: number;
  body: string;
}

export interface Signer {
  keyId: string;
  publicKey: string;
  staffId: string;
  /** The last number used. */
  seq: number;
  sign(text: string): Promise<string>;
  enrolment(code: string): Promise<{ op: 'enrol'; code: string; publicKey: string; proof: string }>;
  /** A signed envelope with the next number; `changes` are made before signing. */
  envelope(op: string, body: unknown, changes?: Partial<EnvelopeParts>): Promise<EnvelopeParts & { sig: string }>;
}

/** A key as a browser makes it: WebCrypto ECDSA P-256, not exportable; S is not normalised. */
export const newSigner = async (workbook: string, clock: { now: number }): Promise<Signer> => {
  const pair = await webcrypto.subtle.generateKey(ALGORITHM, false, ['sign', 'verify']);
  const publicKey = base64Url(new Uint8Array(await webcrypto.subtle.exportKey('raw', pair.publicKey)));
  const sign = async (text: string): Promise<string> => {
    const bytes = new TextEncoder().encode(text);
    return base64Url(
      new Uint8Array(await webcrypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, pair.privateKey, bytes)),
    );
  };
  const signer: Signer = {
    keyId: keyIdOf(publicKey),
    publicKey,
    staffId: '',
    seq: 0,
    sign,
    enrolment: async (code) => ({ op: 'enrol', code, publicKey, proof: await sign(enrolmentText(publicKey, code)) }),
    envelope: async (op, body, changes = {}) => {
      signer.seq += 1;
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      const parts = { op, key: signer.keyId, workbook, seq: signer.seq, at: clock.now, body: text, ...changes };
      return { ...parts, sig: await sign(signingText(parts)) };
    },
  };
  return signer;
};
