import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Say } from '../say.ts';
import { pictureFile, type Stage } from '../stage.ts';
import { README_PICTURES, takeSmallPicture } from './small-picture.ts';
import type { Snap, Step } from './step.ts';
import { steps } from './steps.ts';

/**
 * Walks all steps, each with a line and a picture. A step that does not hold does not keep the next from being tried.
 * `picturesFolder`: where the README's pictures are renewed, if they shall be.
 */
export async function walk(stage: Stage, folder: string, say: Say, picturesFolder?: string): Promise<boolean> {
  // Pictures of an earlier walk would pass for this one's.
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  let failed = 0;
  for (const [index, step] of steps.entries()) {
    const pictureOf = (name: string) => ({ path: pictureFile(folder, index + 1, name) });
    const snap: Snap = async (of, page = stage.shown()) => void (await page.screenshot(pictureOf(`${step.id}-${of}`)));
    const problem = await tryStep(step, stage, snap);
    await stage.shown().screenshot(pictureOf(step.id));
    const cut = README_PICTURES[step.id];
    if (cut && picturesFolder) await takeSmallPicture(stage.shown(), join(picturesFolder, cut.file), cut);
    say('step', { mark: problem ? '✗' : '✓', number: index + 1, title: say.text(step.title) });
    if (problem) say('stepFailed', { words: problem });
    if (problem) failed += 1;
  }
  if (failed === 0) say('walkHeld', { count: steps.length, folder });
  else say('walkFailed', { failed, count: steps.length, folder });
  return failed === 0;
}

async function tryStep(step: Step, stage: Stage, snap: Snap): Promise<string | undefined> {
  try {
    await step.run(stage, snap);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
