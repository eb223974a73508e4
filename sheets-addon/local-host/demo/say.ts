import { fill } from '../../../shared/kernel/languages.ts';
import { type DemoWords, demoEn } from '../../../shared/messages/demo.en.ts';
import { demoZhCn } from '../../../shared/messages/demo.zh-CN.ts';
import type { DemoLanguage } from './options.ts';
import { DemoProblem } from './problem.ts';

type Values = Readonly<Record<string, string | number>>;

/** Prints a sentence in the language chosen; `text` only makes it. */
export interface Say {
  (word: keyof DemoWords, values?: Values): void;
  text(word: keyof DemoWords, values?: Values): string;
}

const WORDS: Readonly<Record<DemoLanguage, DemoWords>> = { en: demoEn, 'zh-CN': demoZhCn };

export function speak(language: DemoLanguage, print: (line: string) => void = console.log): Say {
  const text = (word: keyof DemoWords, values: Values = {}) => fill(WORDS[language][word], values);
  return Object.assign((word: keyof DemoWords, values: Values = {}) => print(text(word, values)), { text });
}

/** The one sentence for a problem; anything unexpected keeps its own words. */
export function explain(language: DemoLanguage, error: unknown): string {
  if (error instanceof DemoProblem) return speak(language).text(error.code, error.details);
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
