/** One execution of a script: who runs it, what it may do, and what it has used so far. */
import type { Project } from './project.ts';

export type AuthMode = 'NONE' | 'LIMITED' | 'FULL' | 'CUSTOM_FUNCTION';

export interface Usage {
  calls: number;
  byService: Record<string, number>;
  cellsRead: number;
  cellsWritten: number;
}

export interface Run {
  id: string;
  project: Project;
  functionName: string;
  /** Whose rights the script has: the role account in the gateway, the signed-in person in the bound copy. */
  effectiveUser: string;
  /** Who asked; '' for an anonymous web request. */
  activeUser: string;
  authMode: AuthMode;
  /** The page that is answered by sidebars, dialogs and toasts; undefined when there is none. */
  pageId?: string | undefined;
  startedAt: number;
  usage: Usage;
  /** Aborted when the run has ended, however it did. */
  ended: AbortController;
}

export const newUsage = (): Usage => ({ calls: 0, byService: {}, cellsRead: 0, cellsWritten: 0 });

/** An error the script gets to see. `name` as on Google. */
export class ScriptProblem extends Error {
  constructor(
    message: string,
    readonly scriptName = 'Exception',
    readonly details?: unknown,
  ) {
    super(message);
  }
}
