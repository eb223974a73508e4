/** What a step that may fail returns where throwing would lose the rest of the batch. `code` is stable English; people read `message`. */
export type Outcome<Value, Problem> = { ok: true; value: Value } | { ok: false; problem: Problem };

export const ok = <Value>(value: Value): { ok: true; value: Value } => ({ ok: true, value });
export const failed = <Problem>(problem: Problem): { ok: false; problem: Problem } => ({ ok: false, problem });
