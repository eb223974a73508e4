import { call, exception } from './bridge.ts';
import { contentOf } from './html-service.ts';
import { strict } from './strict.ts';

type Ui = GoogleAppsScript.Base.Ui;
type Menu = GoogleAppsScript.Base.Menu;

export interface MenuEntry {
  title?: string;
  functionName?: string;
  separator?: true;
  entries?: MenuEntry[];
}

const entriesOf = new WeakMap<object, { title: string; entries: MenuEntry[] }>();

/** Google gives each button a value of its own kind; scripts compare with `ui.Button.YES`. */
const BUTTONS = ['CLOSE', 'OK', 'CANCEL', 'YES', 'NO'] as const;
const SETS = ['OK', 'OK_CANCEL', 'YES_NO', 'YES_NO_CANCEL'] as const;

function newMenu(title: string): Menu {
  const own = { title, entries: [] as MenuEntry[] };
  const methods: Pick<Menu, 'addItem' | 'addSeparator' | 'addSubMenu' | 'addToUi'> = {
    addItem: (caption, functionName) => {
      own.entries.push({ title: String(caption), functionName: String(functionName) });
      return face;
    },
    addSeparator: () => {
      own.entries.push({ separator: true });
      return face;
    },
    addSubMenu: (menu) => {
      const inner = entriesOf.get(menu);
      if (!inner) throw exception('addSubMenu needs a menu made by createMenu');
      own.entries.push(inner);
      return face;
    },
    addToUi: () => {
      call('Ui.addMenu', own);
    },
  };
  const face = strict<Menu>('Menu', methods);
  entriesOf.set(face, own);
  return face;
}

/** The buttons a set offers, for the page to show. */
function alertArguments(args: unknown[]): { title: string; prompt: string; buttons: string } {
  const buttons = SETS.includes(args.at(-1) as (typeof SETS)[number]) && args.length > 1 ? String(args.at(-1)) : 'OK';
  const texts = args.slice(0, buttons === 'OK' && args.at(-1) !== 'OK' ? args.length : -1).map(String);
  if (args.length === 1) return { title: '', prompt: String(args[0]), buttons };
  return texts.length > 1
    ? { title: texts[0] ?? '', prompt: texts[1] ?? '', buttons }
    : { title: '', prompt: texts[0] ?? '', buttons };
}

export function newUi(): Ui {
  const methods = {
    Button: Object.fromEntries(BUTTONS.map((name) => [name, name])),
    ButtonSet: Object.fromEntries(SETS.map((name) => [name, name])),
    createMenu: newMenu,
    createAddonMenu: () => newMenu(''),
    showSidebar: (html: object) => {
      call('Ui.showSidebar', contentOf(html));
    },
    showModalDialog: (html: object, title: string) => {
      call('Ui.showDialog', contentOf(html), String(title), true);
    },
    showModelessDialog: (html: object, title: string) => {
      call('Ui.showDialog', contentOf(html), String(title), false);
    },
    alert: (...args: unknown[]) => call<string>('Ui.alert', alertArguments(args)),
  };
  return strict<Ui>('Ui', methods);
}
