import { call } from './bridge.ts';
import { strict } from './strict.ts';

type CacheService = GoogleAppsScript.Cache.CacheService;
type Cache = GoogleAppsScript.Cache.Cache;

const DEFAULT_SECONDS = 600;

function newCache(scope: 'script' | 'user' | 'document'): Cache {
  const methods: Pick<Cache, 'get' | 'getAll' | 'put' | 'putAll' | 'remove' | 'removeAll'> = {
    get: (key) => call<Record<string, string>>('Cache.get', scope, [String(key)])[String(key)] ?? null,
    getAll: (keys) => call('Cache.get', scope, keys.map(String)),
    put: (key: string, value: string, seconds = DEFAULT_SECONDS) => {
      call('Cache.put', scope, { [String(key)]: String(value) }, Number(seconds));
    },
    putAll: (values: Record<string, unknown>, seconds = DEFAULT_SECONDS) => {
      const texts = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, String(value)]));
      call('Cache.put', scope, texts, Number(seconds));
    },
    remove: (key) => {
      call('Cache.remove', scope, [String(key)]);
    },
    removeAll: (keys) => {
      call('Cache.remove', scope, keys.map(String));
    },
  };
  return strict<Cache>('Cache', methods);
}

export const newCacheService = (isBound: boolean): CacheService =>
  strict<CacheService>('CacheService', {
    getScriptCache: () => newCache('script'),
    getUserCache: () => newCache('user'),
    getDocumentCache: () => (isBound ? newCache('document') : null),
  });
