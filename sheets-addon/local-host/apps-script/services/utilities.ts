import { call, exception } from './bridge.ts';
import { strict } from './strict.ts';

type Utilities = GoogleAppsScript.Utilities.Utilities;

/** Bytes are signed in Apps Script (-128 to 127). */
type Bytes = number[];

const bytesOf = (data: unknown): Bytes =>
  typeof data === 'string' ? call('worker.utf8', data) : Array.from(data as Bytes);
const textOf = (bytes: Bytes): string => call('worker.text', bytes);

function newBlob(data: unknown, contentType = 'text/plain', name = ''): GoogleAppsScript.Base.Blob {
  const bytes = bytesOf(data);
  const methods = {
    getBytes: () => bytes.slice(),
    getDataAsString: () => textOf(bytes),
    getContentType: () => contentType,
    getName: () => name,
  };
  return strict<GoogleAppsScript.Base.Blob>('Blob', methods);
}

export function newUtilities(): Utilities {
  const digestOf = (algorithm: unknown, value: unknown): Bytes => {
    if (typeof algorithm !== 'string')
      throw exception("The parameters don't match the method signature for Utilities.computeDigest.");
    return call('worker.digest', algorithm, bytesOf(value));
  };
  const methods = {
    DigestAlgorithm: strict('DigestAlgorithm', { SHA_1: 'sha1', SHA_256: 'sha256', SHA_512: 'sha512', MD5: 'md5' }),
    Charset: strict('Charset', { UTF_8: 'UTF_8' }),
    getUuid: () => call<string>('worker.uuid'),
    base64Encode: (data: unknown) => call<string>('worker.base64Encode', bytesOf(data), false),
    base64EncodeWebSafe: (data: unknown) => call<string>('worker.base64Encode', bytesOf(data), true),
    base64Decode: (text: string) => call<Bytes>('worker.base64Decode', String(text)),
    base64DecodeWebSafe: (text: string) => call<Bytes>('worker.base64Decode', String(text)),
    newBlob,
    computeDigest: digestOf,
    computeHmacSha256Signature: (value: unknown, key: unknown) =>
      call<Bytes>('worker.hmac', bytesOf(value), bytesOf(key)),
    formatDate: (date: Date, timeZone: string, format: string) => {
      if (!(date instanceof Date))
        throw exception("The parameters don't match the method signature for Utilities.formatDate.");
      return call<string>('worker.formatDate', date.getTime(), String(timeZone), String(format));
    },
    sleep: (milliseconds: number) => {
      if (milliseconds > 300_000) throw exception('The maximum value for sleep is 300000 milliseconds.');
      call('worker.sleep', Number(milliseconds));
    },
  };
  return strict<Utilities>('Utilities', methods);
}
