/** CacheService: keys of 250 characters, values of 100 KB, at most six hours and 1,000 items; gone when the host stops. */
import { type Run, ScriptProblem } from '../run.ts';
import { type HostCalls, hostCall } from './host-call.ts';

const MAX_KEY_CHARACTERS = 250;
const MAX_VALUE_BYTES = 100 * 1024;
const MAX_SECONDS = 21_600;
const MAX_ITEMS = 1_000;
const KEPT_ITEMS = 900;

type Scope = 'script' | 'user' | 'document';
type Items = Map<string, { value: string; expiresAt: number }>;

export function cacheCalls(now: () => number): HostCalls {
  const caches = new Map<string, Items>();
  const itemsOf = (run: Run, scope: Scope): Items => {
    const key = `${run.project.kind}:${scope}${scope === 'user' ? `:${run.effectiveUser}` : ''}`;
    const items = caches.get(key) ?? new Map();
    caches.set(key, items);
    return items;
  };
  const counted = { counts: 'Cache', api: 'CacheService' };
  return {
    'Cache.get': hostCall<[Scope, string[]]>({
      ...counted,
      perform: (run, scope, keys) => {
        const items = itemsOf(run, scope);
        const alive = keys.flatMap((key) => {
          const item = items.get(key);
          return item && item.expiresAt > now() ? [[key, item.value]] : [];
        });
        return Object.fromEntries(alive) as Record<string, string>;
      },
    }),
    'Cache.put': hostCall<[Scope, Record<string, string>, number]>({
      ...counted,
      perform: (run, scope, values, seconds) => {
        const items = itemsOf(run, scope);
        for (const [key, value] of Object.entries(values)) {
          if (key.length > MAX_KEY_CHARACTERS) throw new ScriptProblem('Argument too large: key');
          if (Buffer.byteLength(value, 'utf8') > MAX_VALUE_BYTES) throw new ScriptProblem('Argument too large: value');
        }
        if (!(seconds >= 1 && seconds <= MAX_SECONDS)) throw new ScriptProblem('Invalid argument: expirationInSeconds');
        for (const [key, value] of Object.entries(values)) items.set(key, { value, expiresAt: now() + seconds * 1000 });
        makeRoom(items);
        return null;
      },
    }),
    'Cache.remove': hostCall<[Scope, string[]]>({
      ...counted,
      perform: (run, scope, keys) => {
        for (const key of keys) itemsOf(run, scope).delete(key);
        return null;
      },
    }),
  };
}

/** As documented: above 1,000 items the 900 that are farthest from expiry stay. */
function makeRoom(items: Items): void {
  if (items.size <= MAX_ITEMS) return;
  const byExpiry = [...items].sort(([, one], [, other]) => other.expiresAt - one.expiresAt);
  for (const [key] of byExpiry.slice(KEPT_ITEMS)) items.delete(key);
}
