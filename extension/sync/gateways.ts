import { base64Url, utf8Bytes } from '../../shared/kernel/text-bytes.ts';
import { type DesksideDatabase, durably, type GatewayRecord } from './database.ts';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const SIGNATURE = { name: 'ECDSA', hash: 'SHA-256' } as const;

/** `false`: nobody can take the private half out of this browser again. */
export const newKeys = (): Promise<CryptoKeyPair> =>
  crypto.subtle.generateKey(ALGORITHM, false, ['sign', 'verify']) as Promise<CryptoKeyPair>;

/** The raw point, 65 bytes, base64url. */
export const publicKeyOf = async ({ publicKey }: CryptoKeyPair): Promise<string> =>
  base64Url(new Uint8Array(await crypto.subtle.exportKey('raw', publicKey)));

/** Raw r‖s over the UTF-8 text, base64url. */
export const signWith = async ({ privateKey }: CryptoKeyPair, text: string): Promise<string> =>
  base64Url(new Uint8Array(await crypto.subtle.sign(SIGNATURE, privateKey, new Uint8Array(utf8Bytes(text)))));

export const currentGateway = async (database: DesksideDatabase): Promise<GatewayRecord | undefined> => {
  const keyId = await database.get('current', 'keyId');
  return keyId === undefined ? undefined : await database.get('gateways', keyId);
};

export const useGateway = async (database: DesksideDatabase, gateway: GatewayRecord): Promise<void> => {
  const transaction = database.transaction(['gateways', 'current'], 'readwrite', durably);
  await transaction.objectStore('gateways').put(gateway);
  await transaction.objectStore('current').put(gateway.keyId, 'keyId');
  await transaction.done;
};

/** Changes some fields of a record, in one transaction, so that two writers lose nothing of each other. */
export const changeGateway = async (
  database: DesksideDatabase,
  keyId: string,
  change: (gateway: GatewayRecord) => void,
): Promise<GatewayRecord | undefined> => {
  const transaction = database.transaction('gateways', 'readwrite', durably);
  const gateway = await transaction.store.get(keyId);
  if (gateway) {
    change(gateway);
    await transaction.store.put(gateway);
  }
  await transaction.done;
  return gateway;
};

/** The next number of this key's requests, kept before it is used. */
export const nextRequestNumber = async (database: DesksideDatabase, keyId: string, atLeast = 0): Promise<number> => {
  const gateway = await changeGateway(database, keyId, (record) => {
    record.lastRequestSeq = Math.max(record.lastRequestSeq + 1, atLeast);
  });
  if (!gateway) throw new Error('unknownKey');
  return gateway.lastRequestSeq;
};
