/** The advanced service `Sheets`. */

import { apiMethods } from '../../sheets-v4/api.ts';
import { ApiError } from '../../sheets-v4/api-error.ts';
import { ScriptProblem } from '../run.ts';
import { type HostCalls, hostCall, SCOPES } from './host-call.ts';
import type { SpreadsheetHost } from './spreadsheet-calls.ts';

interface Target {
  spreadsheetId: string;
  range?: string;
  query?: Record<string, unknown>;
  body?: Record<string, unknown>;
}

export const sheetsCalls = (host: SpreadsheetHost): HostCalls => ({
  'Sheets.call': hostCall<[string, Target]>({
    api: 'Sheets.Spreadsheets',
    counts: 'Sheets',
    scopes: [SCOPES.spreadsheets],
    perform: async (run, method, { spreadsheetId, range = '', query = {}, body = {} }) => {
      try {
        if (spreadsheetId !== host.workbookId) throw new ApiError(404, 'Requested entity was not found.');
        const perform = apiMethods[method];
        if (!perform) throw new ApiError(501, `not implemented locally: ${method}`);
        const caller = host.callerOf(run);
        return await perform({
          live: host.live,
          caller,
          spreadsheetId,
          range,
          query,
          body,
          origin: run.id,
          meter: run.usage,
        });
      } catch (problem) {
        if (!(problem instanceof ApiError)) throw problem;
        const message = `API call to sheets.${method} failed with error: ${problem.message}`;
        throw new ScriptProblem(message, 'GoogleJsonResponseException', {
          code: problem.code,
          message: problem.message,
        });
      }
    },
  }),
});
