import { render } from 'preact';
import { extensionWords } from '../../../shared/messages/extension.ts';
import { createDeskApi, createPagesApi } from '../../platform/desk-caller.ts';
import { applyTheme } from '../../ui/theme.ts';
import '../../ui/theme.css';
import '../../ui/base.css';
import '../../ui/controls.css';
import './options.css';
import { OptionsPage } from './options-page.tsx';

const draw = async (root: HTMLElement): Promise<void> => {
  const desk = await createDeskApi('page');
  const pages = createPagesApi();
  // Drawn again, not loaded again, when the language changes: what was typed meanwhile stays.
  const show = async (): Promise<void> => {
    const language = await desk.language();
    const words = extensionWords[language];
    document.documentElement.lang = language;
    document.title = words.optionsTitle;
    const page = <OptionsPage desk={desk} pages={pages} words={words} language={language} redraw={show} />;
    render(page, root);
  };
  applyTheme(document.documentElement);
  await show();
};

const root = document.getElementById('root');
if (root) void draw(root);
