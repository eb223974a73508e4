import { sha256 } from '@noble/hashes/sha2.js';
import { base64Url, hexOf, utf8Bytes } from './text-bytes.ts';

/** 64 hex digits. */
export const sha256Hex = (text: string): string => hexOf(sha256(utf8Bytes(text)));

/** 22 characters, 128 bits: short enough for a cell, long enough that two never meet. */
export const shortDigest = (text: string): string => base64Url(sha256(utf8Bytes(text)).slice(0, 16));

/** The id of a public key (raw P-256 point, base64url): whoever holds the same key has the same id. */
export const keyIdOf = (publicKey: string): string => shortDigest(`key ${publicKey}`);

/** What is stored of a one-time code; the code itself is kept nowhere. */
export const codeDigest = (code: string): string => shortDigest(`code ${code}`);

/** Spreads ids over the index buckets (FNV-1a, 32 bit). */
export const bucketOf = (id: string, buckets: number): number => {
  let hash = 0x811c9dc5;
  for (let index = 0; index < id.length; index++) {
    hash ^= id.charCodeAt(index);
    hash = Math.imul(hash, 0x01000193);
  }
  return (hash >>> 0) % buckets;
};
