import { effect } from '@preact/signals';
import { fill } from '../../../shared/kernel/languages.ts';
import { canRecord, claim, classify, isMine, reopen, resume } from '../case-acts.ts';
import type { Desk } from '../desk.ts';
import type { KeyBinding } from '../keys.ts';
import { type CaseForm, type CaseForms, toggleForm } from './case-forms.ts';

/** The card's letters: each does what the button beside it does. */
export const bindCaseKeys = (desk: Desk, forms: CaseForms, signal: AbortSignal): void => {
  const { words, atHand } = desk;
  const state = () => (canRecord(desk) ? atHand.known.peek() : undefined);
  const isOpen = () => state() !== undefined && state()?.status !== 'resolved';
  const add = (binding: Omit<KeyBinding, 'tab'>) => desk.keys.add({ ...binding, tab: 'case' }, signal);
  const form = (key: string, title: string, name: CaseForm, isReady: () => boolean) =>
    add({ key, title, isReady, press: () => toggleForm(forms, name) });

  form('p', words.promise, 'promise', isOpen);
  form('w', words.wait, 'wait', () => isOpen() && state()?.status === 'open');
  form('a', words.answered, 'answered', () => isOpen() && state()?.answeredAt === undefined);
  form('r', words.resolve, 'resolve', isOpen);
  add({
    key: 'w',
    title: words.resume,
    isReady: () => state()?.status === 'paused',
    press: () => void resume(desk, state()!),
  });
  add({
    key: 'r',
    title: words.reopen,
    isReady: () => state()?.status === 'resolved',
    press: () => void reopen(desk, state()!),
  });
  add({
    key: 'y',
    title: words.why,
    isReady: () => atHand.known.peek() !== undefined,
    press: () => (forms.isWhyOpen.value = !forms.isWhyOpen.peek()),
  });
  add({
    key: 'k',
    title: words.claim,
    isReady: () => isOpen() && !isMine(desk, state()!),
    press: () => void claim(desk),
  });
  add({
    key: 'escape',
    title: words.keyEscape,
    isReady: () => forms.open.peek() !== undefined,
    press: () => (forms.open.value = undefined),
  });

  desk.pack.caseTypes.slice(0, 9).forEach(({ id, title }, index) => {
    add({
      key: `shift+${index + 1}`,
      title: fill(words.keyType, { title }),
      isReady: () => state() !== undefined && state()?.caseType !== id,
      press: () => void classify(desk, state()!, id, ''),
    });
  });
  bindCategoryKeys(desk, signal);

  const stop = effect(() => {
    // Another case begins with no form open.
    atHand.caseKey.value;
    forms.open.value = undefined;
    forms.isWhyOpen.value = false;
  });
  signal.addEventListener('abort', stop);
};

const bindCategoryKeys = (desk: Desk, signal: AbortSignal): void => {
  const known = () => (canRecord(desk) ? desk.atHand.known.peek() : undefined);
  const categoryAt = (index: number) =>
    desk.pack.caseTypes.find(({ id }) => id === known()?.caseType)?.categories[index];
  for (let index = 0; index < 9; index++)
    desk.keys.add(
      {
        key: `${index + 1}`,
        tab: 'case',
        get title() {
          return fill(desk.words.keyCategory, { title: categoryAt(index)?.title ?? '' });
        },
        isReady: () => categoryAt(index) !== undefined && categoryAt(index)?.id !== known()?.category,
        press: () => void classify(desk, known()!, known()!.caseType, categoryAt(index)!.id),
      },
      signal,
    );
};
