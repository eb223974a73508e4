import type { LocalHostWords } from '../../shared/messages/local-host.ts';

/** A mistake of the person who typed the command; `word` is the sentence for it. */
export class UsageProblem extends Error {
  constructor(
    readonly word: keyof LocalHostWords,
    readonly values: Record<string, string> = {},
  ) {
    super(word);
  }
}

/** A function of the add-on threw: its own words. */
export class ScriptRefused extends Error {}
