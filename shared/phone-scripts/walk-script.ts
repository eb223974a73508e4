import type { PhoneScript, ScriptNode } from '../packs/pack.ts';

/** Where an agent stands in a script. A new object per step: the old one stays what it was. */
export interface ScriptWalk {
  scriptId: string;
  /** Ids of the nodes walked, the current one last. */
  path: readonly string[];
  /** Set when a branch ended the walk; `''` when it ended without one. */
  outcome?: string;
}

/** As many steps as a call's record holds; a longer walk (a script with a loop) keeps its latest ones. */
export const MAX_PATH_STEPS = 60;

const CASE_OUTCOME = 'case:';

export const startWalk = (script: PhoneScript): ScriptWalk => ({ scriptId: script.id, path: [script.start] });

/** The node whose line is said now; undefined when the pack names one that is not there. */
export const currentNode = (script: PhoneScript, walk: ScriptWalk): ScriptNode | undefined => {
  const id = walk.path[walk.path.length - 1];
  return script.nodes.find((node) => node.id === id);
};

/** Takes the branch of a key. An unknown key, or any key after the end, leaves the walk as it is. */
export const takeBranch = (script: PhoneScript, walk: ScriptWalk, key: string): ScriptWalk => {
  if (walk.outcome !== undefined) return walk;
  const branch = currentNode(script, walk)?.branches.find((each) => each.key === key);
  if (!branch) return walk;
  const next = script.nodes.find((node) => node.id === branch.to);
  const path = next ? [...walk.path, next.id].slice(-MAX_PATH_STEPS) : walk.path;
  if (branch.outcome !== undefined) return { ...walk, path, outcome: branch.outcome };
  return next ? { ...walk, path } : { ...walk, outcome: '' };
};

/** One step back: first out of an outcome, then to the node before; at the start nothing changes. */
export const stepBack = (script: PhoneScript, walk: ScriptWalk): ScriptWalk => {
  const { outcome, ...open } = walk;
  const endedWithoutNode = outcome !== undefined && (currentNode(script, walk)?.branches.length ?? 0) > 0;
  if (endedWithoutNode) return open;
  return open.path.length > 1 ? { ...open, path: open.path.slice(0, -1) } : open;
};

/** The case type an outcome such as `case:complaint` opens; undefined for every other outcome. */
export const caseTypeOfOutcome = (outcome: string | undefined): string | undefined =>
  outcome?.startsWith(CASE_OUTCOME) ? outcome.slice(CASE_OUTCOME.length) || undefined : undefined;
