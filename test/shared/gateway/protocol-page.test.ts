import { readFile } from 'node:fs/promises';
import { p256 } from '@noble/curves/nist.js';
import { describe, expect, it } from 'vitest';
import { MAX_BODY_BYTES, MAX_EVENTS, PROTOCOL_VERSION } from '../../../shared/gateway/limits.ts';
import { enrolmentText, signingText } from '../../../shared/gateway/signing.ts';
import { keyIdOf, sha256Hex } from '../../../shared/kernel/ids.ts';
import { base64Url, utf8Bytes } from '../../../shared/kernel/text-bytes.ts';
import { isSignedBy } from '../../../sheets-addon/server/signatures.ts';
import { withTables } from '../../support/protocol-tables.ts';

const page = await readFile(new URL('../../../shared/gateway/README.md', import.meta.url), 'utf8');

/** The value in backticks after a label of the worked example. */
const given = (label: string): string => {
  const found = new RegExp(`${label}[^\`]*\`([^\`]+)\``).exec(page.split('<!-- example -->')[1]!);
  if (!found) throw new Error(`the example gives no ${label}`);
  return found[1]!;
};

describe('the protocol page', () => {
  it('lists every kind with its payload, and every code, as the code has them', () => {
    expect(withTables(page)).toBe(page);
  });

  it('has a worked example that holds byte by byte', () => {
    const privateKey = Uint8Array.from(given('private key `d`').match(/../g)!, (pair) => Number.parseInt(pair, 16));
    const publicKey = given('- `publicKey`:');
    const key = given('- `key`:');
    expect(base64Url(p256.getPublicKey(privateKey, false))).toBe(publicKey);
    expect(keyIdOf(publicKey)).toBe(key);
    const [, op, workbook, seq, at, body] =
      /`op` = `(.+)`, `workbook` = `(.+)`, `seq` = `(.+)`, `at` = `(.+)`, `body` = `(.+)`/.exec(page)!;
    expect(sha256Hex(body!)).toBe(given('SHA-256 of `body`:'));
    // Written out here as a client would, not taken from the code.
    const text = ['deskside-gateway-1', op, workbook, key, seq, at, given('SHA-256 of `body`:')].join('\n');
    expect(text).toBe(
      signingText({ op: op!, workbook: workbook!, key, seq: Number(seq), at: Number(at), body: body! }),
    );
    expect(sha256Hex(text)).toBe(given('SHA-256 of the signing text:'));
    const sig = given('a good `sig`');
    expect(isSignedBy(publicKey, text, sig)).toBe(true);
    expect(isSignedBy(publicKey, `${text}\n`, sig)).toBe(false);
    expect(utf8Bytes(text)).toHaveLength(text.length);
  });

  it('has an enrolment that holds', () => {
    const publicKey = given('- `publicKey`:');
    const code = /with `code` = `([^`]+)`/.exec(page)![1]!;
    const text = `deskside-enrol-1\n${publicKey}\n${code}`;
    expect(text).toBe(enrolmentText(publicKey, code));
    expect(sha256Hex(text)).toBe(given('SHA-256 of the text\n'));
    expect(isSignedBy(publicKey, text, given('a good `proof`:\n'))).toBe(true);
  });

  it('names the limits that hold', () => {
    expect(page).toContain(`protocol, version ${PROTOCOL_VERSION}`);
    expect(page).toContain(`at most ${MAX_BODY_BYTES.toLocaleString('en')} bytes`);
    expect(page).toContain(`at most ${MAX_EVENTS}, an empty list`);
  });
});
