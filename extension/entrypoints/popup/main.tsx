import { render } from 'preact';
import { extensionWords } from '../../../shared/messages/extension.ts';
import { activeTab } from '../../platform/ask-for-site.ts';
import { createDeskApi, createPagesApi } from '../../platform/desk-caller.ts';
import { applyTheme } from '../../ui/theme.ts';
import '../../ui/theme.css';
import '../../ui/base.css';
import '../../ui/controls.css';
import './popup.css';
import { PopupPage } from './popup-page.tsx';

const draw = async (root: HTMLElement): Promise<void> => {
  const desk = await createDeskApi('page');
  const pages = createPagesApi();
  const [language, tab, sites, status] = await Promise.all([
    desk.language(),
    activeTab(),
    pages.sites(),
    desk.status(),
  ]);
  const [report, dropped, known] = await Promise.all([
    tab ? pages.report(tab.id) : undefined,
    pages.droppedAdapters(),
    pages.generalAdapters(),
  ]);
  document.documentElement.lang = language;
  applyTheme(document.documentElement);
  render(
    <PopupPage
      pages={pages}
      words={extensionWords[language]}
      tab={tab}
      sites={sites}
      status={status}
      report={report}
      dropped={dropped}
      known={known}
    />,
    root,
  );
};

const root = document.getElementById('root');
if (root) void draw(root);
