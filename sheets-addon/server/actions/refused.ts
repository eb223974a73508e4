import type { ErrorCode } from '../../../shared/gateway/error-codes.ts';
import { RETRY_AFTER_MS } from '../../../shared/gateway/limits.ts';

/** Thrown where a request cannot be done; `answer-post.ts` makes the answer of it, in the workbook's language. */
export class Refused extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly values: Readonly<Record<string, string | number>> = {},
    readonly retryAfterMs: number | undefined = code === 'busy' ? RETRY_AFTER_MS : undefined,
  ) {
    super(code);
  }
}
