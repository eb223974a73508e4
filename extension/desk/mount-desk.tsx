import { render } from 'preact';
import { fill, nearestLanguage } from '../../shared/kernel/languages.ts';
import { deskWords } from '../../shared/messages/desk.ts';
import { type DeskSeatPlace, openDesk } from '../features/desk.ts';
import type { DeskApi } from '../platform/desk-api.ts';
import { applyTheme } from '../ui/theme.ts';
import { DeskApp } from './desk-app.tsx';
import { featureList } from './feature-list.ts';
import '../ui/theme.css';
import '../ui/base.css';
import '../ui/controls.css';
import '../ui/cards.css';
import './desk.css';
import '../features/features.css';

/** Draws the desk into an element of an extension page; the returned function ends everything it started. */
export const mountDesk = (
  root: HTMLElement,
  api: DeskApi,
  { place, features = featureList }: { place: DeskSeatPlace; features?: typeof featureList },
): (() => void) => {
  const ended = new AbortController();
  applyTheme(document.documentElement);
  void begin(root, api, place, features, ended.signal);
  return () => {
    ended.abort();
    render(null, root);
  };
};

const begin = async (
  root: HTMLElement,
  api: DeskApi,
  place: DeskSeatPlace,
  features: typeof featureList,
  ended: AbortSignal,
): Promise<void> => {
  const language = nearestLanguage(navigator.language);
  render(<p class="empty">{deskWords[language].opening}</p>, root);
  try {
    const desk = await openDesk(api, place, ended);
    if (ended.aborted) return;
    document.documentElement.lang = desk.language;
    document.title = desk.words.deskName;
    desk.keys.listen(document, () => desk.shownTab.peek(), ended);
    render(<DeskApp desk={desk} features={features} />, root);
  } catch (reason) {
    const name = reason instanceof Error ? reason.message.slice(0, 80) : '';
    const words = fill(deskWords[language].cannotOpen, { reason: name });
    render(
      <p class="notice late" role="alert">
        {words}
      </p>,
      root,
    );
  }
};
