import type { WorkbookWords } from '../../../shared/messages/workbook.en.ts';

/** `onOpen` of an add-on may run without any authorisation: the menu is built and nothing else is asked. */
export const addMenu = ({ menu }: WorkbookWords): void => {
  SpreadsheetApp.getUi()
    .createMenu(menu.title)
    .addItem(menu.sidebar, 'openSidebar')
    .addItem(menu.propose, 'openProposal')
    .addItem(menu.explain, 'openExplanation')
    .addSeparator()
    .addItem(menu.setUp, 'checkWorkbook')
    .addItem(menu.about, 'showAbout')
    .addToUi();
};

/** One html file a view: a sidebar has no address that could say which part to open. */
export const showSidebar = (file: 'sidebar' | 'proposal' | 'explanation', title: string): void => {
  SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutputFromFile(file).setTitle(title));
};

export const say = (sentence: string): void => {
  SpreadsheetApp.getUi().alert(sentence);
};
