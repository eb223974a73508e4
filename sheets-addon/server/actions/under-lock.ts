import { LOCK_WAIT_MS } from '../../../shared/gateway/limits.ts';
import type { LockPort } from '../ports.ts';
import { Refused } from './refused.ts';

/** One writer at a time; `busy` when the lock cannot be had in time. */
export const underLock = <Result>(lock: LockPort, work: () => Result): Result => {
  if (!lock.tryLock(LOCK_WAIT_MS)) throw new Refused('busy');
  try {
    return work();
  } finally {
    lock.release();
  }
};
