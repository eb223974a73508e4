import { mkdir } from 'node:fs/promises';
import type { Say } from '../say.ts';
import { pictureFile, type Stage } from '../stage.ts';
import type { Step } from './step.ts';
import { steps } from './steps.ts';

/** Walks all steps, each with a line and a picture. A step that does not hold does not keep the next from being tried. */
export async function walk(stage: Stage, folder: string, say: Say): Promise<boolean> {
  await mkdir(folder, { recursive: true });
  let failed = 0;
  for (const [index, step] of steps.entries()) {
    const problem = await tryStep(step, stage);
    await stage.shown().screenshot({ path: pictureFile(folder, index + 1, step.id) });
    say('step', { mark: problem ? '✗' : '✓', number: index + 1, title: say.text(step.title) });
    if (problem) say('stepFailed', { words: problem });
    if (problem) failed += 1;
  }
  if (failed === 0) say('walkHeld', { count: steps.length, folder });
  else say('walkFailed', { failed, count: steps.length, folder });
  return failed === 0;
}

async function tryStep(step: Step, stage: Stage): Promise<string | undefined> {
  try {
    await step.run(stage);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
