import type { DemoWords } from '../../../../shared/messages/demo.en.ts';
import type { Stage } from '../stage.ts';

/** One step of the walk through the main job. */
export interface Step {
  /** Names its picture, too. */
  readonly id: string;
  readonly title: keyof DemoWords;
  /** Does what a person would do and throws when the product does not answer as it should. */
  run(stage: Stage): Promise<void>;
}
