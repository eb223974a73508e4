import { sha256Hex } from '../kernel/ids.ts';

export interface SignedParts {
  op: string;
  workbook: string;
  key: string;
  seq: number;
  at: number;
  body: string;
}

/**
 * The text a request's signature covers, one part a line; the body by its SHA-256. The prefix names protocol and
 * version, so that a signature made for anything else is of no use here.
 */
export const signingText = ({ op, workbook, key, seq, at, body }: SignedParts): string =>
  ['deskside-gateway-1', op, workbook, key, String(seq), String(at), sha256Hex(body)].join('\n');

/** What a new key signs to prove that the browser holds its private half. */
export const enrolmentText = (publicKey: string, code: string): string =>
  ['deskside-enrol-1', publicKey, code].join('\n');
