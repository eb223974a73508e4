import { expect, test } from 'vitest';
import { readOptions } from '../../../../sheets-addon/local-host/demo/options.ts';
import { DemoProblem } from '../../../../sheets-addon/local-host/demo/problem.ts';
import { explain } from '../../../../sheets-addon/local-host/demo/say.ts';

const problemOf = (...args: string[]) => {
  try {
    readOptions(args, {});
  } catch (error) {
    return error;
  }
  return undefined;
};

test('without options the demo uses MailDev, a window and a free port', () => {
  expect(readOptions([], {})).toEqual({
    inbox: 'maildev',
    headless: false,
    check: false,
    pictures: false,
    port: 0,
    language: 'en',
  });
});

test('the language is the one of the shell unless one is asked for', () => {
  expect(readOptions([], { LANG: 'zh_CN.UTF-8' }).language).toBe('zh-CN');
  expect(readOptions(['--lang', 'en'], { LANG: 'zh_CN.UTF-8' }).language).toBe('en');
});

test.each([
  [['--inbox', 'outlook'], '--inbox outlook (maildev | roundcube)'],
  [['--port', '-1'], 'port'],
  [['--port', '70000'], '--port 70000'],
  [['--port', ''], '--port'],
  [['--lang', 'fr'], '--lang fr'],
  [['--fast'], '--fast'],
  [['today'], 'today'],
])('%j is answered with a sentence that names it', (args, named) => {
  const problem = problemOf(...args);
  expect(problem).toBeInstanceOf(DemoProblem);
  expect(explain('en', problem)).toContain(named);
});
