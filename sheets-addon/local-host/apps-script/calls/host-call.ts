import type { Run } from '../run.ts';

const SCOPE = 'https://www.googleapis.com/auth/';
export const SCOPES = {
  spreadsheets: `${SCOPE}spreadsheets`,
  currentSpreadsheet: `${SCOPE}spreadsheets.currentonly`,
  containerUi: `${SCOPE}script.container.ui`,
  externalRequest: `${SCOPE}script.external_request`,
  scriptApp: `${SCOPE}script.scriptapp`,
  email: `${SCOPE}userinfo.email`,
} as const;

/** One service call as the host sees it. */
export interface HostCall<Args extends unknown[] = never[]> {
  /** The service under which it is counted; absent for what is no round trip on Google (handles, builders). */
  counts?: string;
  /** One of these must be in the manifest. Absent: no scope needed. */
  scopes?: readonly string[];
  /** What Google would name in its refusal. */
  api: string;
  /** May be called in AuthMode.NONE (an add-on's onOpen). */
  withoutAuthorization?: true;
  perform(run: Run, ...args: Args): unknown;
}

export const hostCall = <Args extends unknown[]>(call: HostCall<Args>): HostCall => call as unknown as HostCall;
export type HostCalls = Record<string, HostCall>;
