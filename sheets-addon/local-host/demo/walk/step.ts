import type { Page } from 'playwright-core';
import type { DemoWords } from '../../../../shared/messages/demo.en.ts';
import type { Stage } from '../stage.ts';

/** Takes a picture in the middle of a step; `of` says what it shows beside the step's own last picture. */
export type Snap = (of: string, page?: Page) => Promise<void>;

/** One step of the walk through the main job. */
export interface Step {
  /** Names its picture, too. */
  readonly id: string;
  readonly title: keyof DemoWords;
  /** Does what a person would do and throws when the product does not answer as it should. */
  run(stage: Stage, snap: Snap): Promise<void>;
}
