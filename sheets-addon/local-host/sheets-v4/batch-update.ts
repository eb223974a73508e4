/** spreadsheets.batchUpdate: all requests are planned first; one wrong request and none is done. */
import type { LiveWorkbook } from '../store/live-workbook.ts';
import { ApiError } from './api-error.ts';
import { type Caller, Draft } from './draft.ts';
import { requestKinds } from './requests/index.ts';
import type { RequestKind } from './requests/request-kind.ts';
import { checkFields } from './schema.ts';

export interface BatchOutcome {
  replies: object[];
  cellsWritten: number;
}

export function batchUpdate(live: LiveWorkbook, caller: Caller, requests: unknown, origin: string): BatchOutcome {
  if (!Array.isArray(requests) || requests.length === 0) throw new ApiError(400, 'Must specify at least one request.');
  const draft = new Draft(live.model, caller);
  const replies = requests.map((request, index) => planOne(draft, request, index));
  live.transact(origin, () => draft.carryOut());
  return { replies, cellsWritten: draft.cellsWritten };
}

function planOne(draft: Draft, request: unknown, index: number): object {
  const names = typeof request === 'object' && request !== null ? Object.keys(request) : [];
  const [name] = names;
  if (name === undefined || names.length > 1)
    throw new ApiError(400, `Invalid requests[${index}]: exactly one kind of request is needed`);
  const kind = kindOf(name);
  if (!kind) {
    const message = `Unknown name "${name}" at 'requests[${index}]': Cannot find field (not implemented locally).`;
    throw new ApiError(400, `Invalid JSON payload received. ${message}`);
  }
  const body = (request as Record<string, object>)[name] as object;
  checkFields(body, kind.fields, `requests[${index}].${name}`);
  try {
    const reply = kind.plan(draft, body);
    return reply ? { [name]: reply } : {};
  } catch (problem) {
    if (problem instanceof ApiError)
      throw new ApiError(problem.code, `Invalid requests[${index}].${name}: ${problem.message}`);
    throw problem;
  }
}

const kindOf = (name: string): RequestKind | undefined =>
  Object.hasOwn(requestKinds, name) ? requestKinds[name as keyof typeof requestKinds] : undefined;
