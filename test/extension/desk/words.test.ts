import { expect, test } from 'vitest';
import { languages } from '../../../shared/kernel/languages.ts';
import { type DeskWords, deskWords } from '../../../shared/messages/desk.ts';

const placesOf = (sentence: string) => [...sentence.matchAll(/\{\w+\}/g)].map(([place]) => place).sort();
const names = Object.keys(deskWords.en) as (keyof DeskWords)[];

test('every sentence of the desk stands in every language, with the same places to fill', () => {
  for (const language of languages)
    for (const name of names) {
      const sentence = deskWords[language][name];
      expect(sentence.trim(), `${language} ${name}`).not.toBe('');
      expect(placesOf(sentence), `${language} ${name}`).toEqual(placesOf(deskWords.en[name]));
    }
});

test('the traditional words hold no simplified characters that are met most often', () => {
  const simplified = /[来电话这为办结时说账档习册单误应户记录还页点击权码钥进设编没复]/;
  const found = names.filter((name) => simplified.test(deskWords['zh-TW'][name]));
  expect(found).toEqual([]);
});
