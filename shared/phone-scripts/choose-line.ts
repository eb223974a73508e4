import type { ScriptLine, ScriptNode } from '../packs/pack.ts';

/** What is known of the caller and the hour when a line is chosen. */
export interface LineSituation {
  surnameKnown: boolean;
  /** He has been here before: the greeting may say so (D11). */
  returning: boolean;
  /** Id of the pack's time of day. */
  timeOfDay?: string | undefined;
}

const holds = (line: ScriptLine, situation: LineSituation): boolean => {
  const { surnameKnown, returning, timeOfDay } = line.when ?? {};
  if (surnameKnown !== undefined && surnameKnown !== situation.surnameKnown) return false;
  if (returning !== undefined && returning !== situation.returning) return false;
  return timeOfDay === undefined || timeOfDay === situation.timeOfDay;
};

/** The first line whose conditions hold; else the plain one without conditions; undefined when a node says nothing. */
export const chooseLine = (node: Pick<ScriptNode, 'lines'>, situation: LineSituation): ScriptLine | undefined =>
  node.lines.find((line) => holds(line, situation));
