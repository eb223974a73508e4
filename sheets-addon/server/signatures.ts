import { p256 } from '@noble/curves/nist.js';
import { bytesOfBase64Url, utf8Bytes } from '../../shared/kernel/text-bytes.ts';

/** Raw public point: 0x04, x, y. */
const PUBLIC_KEY_BYTES = 65;
/** r‖s, as WebCrypto signs. */
const SIGNATURE_BYTES = 64;

const decoded = (text: string, length: number): Uint8Array | undefined => {
  const bytes = bytesOfBase64Url(text);
  return bytes?.length === length ? bytes : undefined;
};

/** Is this a point on the curve? A key that is none could never sign anything. */
export const isPublicKey = (publicKey: string): boolean => {
  const bytes = decoded(publicKey, PUBLIC_KEY_BYTES);
  if (!bytes) return false;
  try {
    p256.Point.fromBytes(bytes);
    return true;
  } catch {
    return false;
  }
};

/** Did the holder of this key sign this text? False for anything malformed. */
export const isSignedBy = (publicKey: string, text: string, signature: string): boolean => {
  const key = decoded(publicKey, PUBLIC_KEY_BYTES);
  const bytes = decoded(signature, SIGNATURE_BYTES);
  if (!key || !bytes) return false;
  try {
    // Browsers do not normalise S: with `lowS` half of all good signatures would fail.
    return p256.verify(bytes, utf8Bytes(text), key, { lowS: false, prehash: true });
  } catch {
    return false;
  }
};
