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
  const language = await desk.language();
  const words = extensionWords[language];
  document.documentElement.lang = language;
  document.title = words.optionsTitle;
  applyTheme(document.documentElement);
  render(<OptionsPage desk={desk} pages={pages} words={words} language={language} />, root);
};

const root = document.getElementById('root');
if (root) void draw(root);
