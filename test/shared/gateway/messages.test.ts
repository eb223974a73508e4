import { describe, expect, it } from 'vitest';
import { errorCodes, eventCodes } from '../../../shared/gateway/error-codes.ts';
import { languages } from '../../../shared/kernel/languages.ts';
import { errorSentence, eventSentence, gatewayWords } from '../../../shared/messages/gateway.ts';
import { proposalWords } from '../../../shared/messages/proposal.ts';
import { sidebarWords } from '../../../shared/messages/sidebar.ts';
import { workbookWords } from '../../../shared/messages/workbook.ts';

/** Every sentence with its path. */
const sentences = (words: object, path = ''): [string, string][] =>
  Object.entries(words).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[`${path}${name}`, value]] : sentences(value, `${path}${name}.`),
  );
const gaps = (sentence: string): string[] => (sentence.match(/\{\w+\}/g) ?? []).sort();

describe.each(Object.entries({ gatewayWords, workbookWords, sidebarWords, proposalWords }))('%s', (_name, all) => {
  it('say the same things in every language, with the same gaps to fill', () => {
    const english = sentences(all.en);
    for (const language of languages) {
      const own = new Map(sentences(all[language]));
      expect([...own.keys()].sort()).toEqual(english.map(([path]) => path).sort());
      for (const [path, sentence] of english) expect([path, gaps(own.get(path)!)]).toEqual([path, gaps(sentence)]);
    }
  });

  it('are written in their own characters', () => {
    const simplified = sentences(all['zh-CN'])
      .map(([, sentence]) => sentence)
      .join('');
    const traditional = sentences(all['zh-TW'])
      .map(([, sentence]) => sentence)
      .join('');
    expect(traditional).not.toMatch(/[这请为没个书发时员时间锁钥网关读过条选项据]/);
    expect(simplified).not.toMatch(/[這請為沒個書發時員間鎖鑰網關讀過條選項據]/);
  });
});

it('every code has a whole sentence in every language', () => {
  for (const language of languages) {
    for (const code of errorCodes) expect(errorSentence(code, language)).toMatch(/.{6,}[.。]$/);
    for (const code of eventCodes) expect(eventSentence(code, language)).toMatch(/.{6,}[.。]$/);
  }
});
