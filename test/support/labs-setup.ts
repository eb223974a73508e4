import { explain, speak } from '../../sheets-addon/local-host/demo/say.ts';
import { buildAll } from './build.ts';
import { buildParts } from './build-parts.ts';
import { installForTests } from './install-for-tests.ts';

/**
 * Before the first test with a browser: what tests need is installed, and what they load is built from the present
 * sources. A part that cannot be built is missing afterwards, and the tests that need it say so.
 */
export default async function setup(): Promise<void> {
  const say = speak('en');
  await installForTests((names) => say('installing', { names }));
  for (const part of buildParts) await buildAll(say, [part]).catch((error) => console.error(explain('en', error)));
}
