import { call, exception } from './bridge.ts';
import { strict } from './strict.ts';

type LockService = GoogleAppsScript.Lock.LockService;
type Lock = GoogleAppsScript.Lock.Lock;

function newLock(scope: 'script' | 'user' | 'document'): Lock {
  let held = false;
  const take = (timeoutMs: number): boolean => {
    if (!held) held = call<boolean>('Lock.try', scope, Number(timeoutMs));
    return held;
  };
  const methods: Pick<Lock, 'hasLock' | 'releaseLock' | 'tryLock' | 'waitLock'> = {
    hasLock: () => held,
    tryLock: take,
    waitLock: (timeoutMs) => {
      if (!take(timeoutMs)) throw exception('Lock timeout: another process was holding the lock for too long.');
    },
    releaseLock: () => {
      if (held) call('Lock.release', scope);
      held = false;
    },
  };
  return strict<Lock>('Lock', methods);
}

/** Locks end with the run. There is no document lock in a standalone project or a web app: null, as on Google. */
export const newLockService = (isBound: boolean): LockService =>
  strict<LockService>('LockService', {
    getScriptLock: () => newLock('script'),
    getUserLock: () => newLock('user'),
    getDocumentLock: () => (isBound ? newLock('document') : null),
  });
