/** Menus, sidebars, dialogs, alerts and toasts go to the page that asked. */

import { type Run, ScriptProblem } from '../run.ts';
import type { HtmlWire } from '../services/html-service.ts';
import type { MenuEntry } from '../services/ui.ts';
import { type HostCalls, hostCall, SCOPES } from './host-call.ts';

export interface UiHost {
  addMenu(run: Run, menu: MenuEntry): void;
  showSidebar(run: Run, html: HtmlWire): void;
  showDialog(run: Run, html: HtmlWire, title: string, modal: boolean): void;
  toast(run: Run, message: string, title: string, seconds: number): void;
  /** Resolves with the button that was pressed; CLOSE when the page went away. */
  alert(run: Run, alert: { title: string; prompt: string; buttons: string }): Promise<string>;
}

const done = (_nothing: unknown): null => null;

export function uiCalls(ui: UiHost): HostCalls {
  const needsUi = { counts: 'Ui', scopes: [SCOPES.containerUi] } as const;
  return {
    'SpreadsheetApp.getUi': hostCall({
      api: 'SpreadsheetApp.getUi',
      withoutAuthorization: true,
      perform: (run) => {
        if (run.pageId === undefined) throw new ScriptProblem('Cannot call SpreadsheetApp.getUi() from this context.');
        return null;
      },
    }),
    'Ui.addMenu': hostCall<[MenuEntry]>({
      api: 'Menu.addToUi',
      withoutAuthorization: true,
      perform: (run, menu) => done(ui.addMenu(run, menu)),
    }),
    'Ui.showSidebar': hostCall<[HtmlWire]>({
      ...needsUi,
      api: 'Ui.showSidebar',
      perform: (run, html) => done(ui.showSidebar(run, html)),
    }),
    'Ui.showDialog': hostCall<[HtmlWire, string, boolean]>({
      ...needsUi,
      api: 'Ui.showModalDialog',
      perform: (run, html, title, modal) => done(ui.showDialog(run, html, title, modal)),
    }),
    'Ui.toast': hostCall<[string, string, number]>({
      api: 'Spreadsheet.toast',
      counts: 'SpreadsheetApp',
      scopes: [SCOPES.spreadsheets, SCOPES.currentSpreadsheet],
      perform: (run, message, title, seconds) => done(ui.toast(run, message, title, seconds)),
    }),
    'Ui.alert': hostCall<[{ title: string; prompt: string; buttons: string }]>({
      ...needsUi,
      api: 'Ui.alert',
      perform: (run, alert) => ui.alert(run, alert),
    }),
  };
}
