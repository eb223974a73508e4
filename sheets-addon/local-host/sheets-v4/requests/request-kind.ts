import type { Draft } from '../draft.ts';
import type { Fields } from '../schema.ts';

/** One kind of batchUpdate request. `plan` throws an ApiError or gives what belongs into the reply (nothing: an empty one). */
export interface RequestKind<Request extends object = object> {
  readonly fields: Fields;
  plan(draft: Draft, request: Request): object | undefined;
}

export const defineRequest = <Request extends object>(kind: RequestKind<Request>): RequestKind<Request> => kind;
