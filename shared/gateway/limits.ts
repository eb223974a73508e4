/** What one request may be. A sender reads the same figures in the answer to `hello`. */
export const PROTOCOL_VERSION = 1;
export const MAX_BODY_BYTES = 1_000_000;
export const MAX_EVENTS = 200;
/** How far a sender's clock may be off before he must sign again with the offset. */
export const CLOCK_TOLERANCE_MS = 300_000;
export const CODE_LIFE_MS = 86_400_000;
/** At least 128 bits of randomness in a one-time code. */
export const CODE_MIN_CHARACTERS = 22;
export const LOCK_WAIT_MS = 8_000;
export const RETRY_AFTER_MS = 5_000;
export const REQUEST_TIMEOUT_MS = 25_000;
/** Look-ups that reveal or search a customer, per key and day (E9s). */
export const LOOKUPS_PER_DAY = 400;
