import type { SidebarContext } from '../server/actions/explain-row.ts';
import type { ProposalChoices } from '../server/actions/proposal-choices.ts';
import type { ProposalForm, ProposalResult } from '../server/actions/propose-deduction.ts';

/** What the add-on's server offers its pages. */
interface ServerCalls {
  sidebarSelection(): { tableId: string; rowNumber: number } | null;
  sidebarContext(): SidebarContext;
  sidebarChoices(): ProposalChoices;
  proposeDeduction(form: ProposalForm): ProposalResult;
}

type Runner = {
  withSuccessHandler(handler: (value: unknown) => void): Runner;
  withFailureHandler(handler: (error: Error) => void): Runner;
} & { [Name in keyof ServerCalls]: (...args: Parameters<ServerCalls[Name]>) => void };

declare const google: { script: { run: Runner } };

/**
 * With several Google accounts in one browser the page may run as another one than the sheet shows, and then nothing is
 * allowed (issuetracker.google.com/69270374, open for years).
 */
export const isWrongAccount = (error: unknown): boolean =>
  error instanceof Error && /PERMISSION_DENIED|authorization is required/i.test(error.message);

/** Calls the server; rejects with its error. */
export const callServer = <Name extends keyof ServerCalls>(
  name: Name,
  ...args: Parameters<ServerCalls[Name]>
): Promise<ReturnType<ServerCalls[Name]>> =>
  new Promise((resolve, reject) => {
    const runner = google.script.run
      .withSuccessHandler((value) => resolve(value as ReturnType<ServerCalls[Name]>))
      .withFailureHandler(reject);
    (runner[name] as (...given: unknown[]) => void)(...args);
  });
