import { describe, test } from 'vitest';
import type { DemoOptions } from '../../sheets-addon/local-host/demo/options.ts';
import { speak } from '../../sheets-addon/local-host/demo/say.ts';
import { setTheStage } from '../../sheets-addon/local-host/demo/stage.ts';
import { steps } from '../../sheets-addon/local-host/demo/walk/steps.ts';
import { builtExtension } from '../support/browser.ts';
import { useLab } from '../support/lab.ts';

const say = speak('en');
const noPicture = async () => {};

// The walk of `npm start -- --headless --check`; a step builds on the ones before it.
describe.each(['maildev', 'roundcube'] as const)('the main job in %s', (inbox) => {
  const options: DemoOptions = { inbox, headless: true, check: true, pictures: false, port: 0, language: 'zh-CN' };
  const stageOf = useLab(async () => await setTheStage(options, await builtExtension('chrome-mv3-e2e'), say));

  for (const step of steps) {
    test(say.text(step.title), async (context) => await step.run(stageOf(context), noPicture), 120_000);
  }
});
