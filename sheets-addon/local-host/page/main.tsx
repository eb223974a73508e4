import './page.css';
import { effect } from '@preact/signals';
import { render } from 'preact';
import { fill } from '../../../shared/kernel/languages.ts';
import { type Grid, openGrid } from './grid/open-grid.ts';
import { App } from './shell/app.tsx';
import { isDark, language, words } from './shell/preferences.ts';
import * as state from './shell/state.ts';
import { SigningDesk } from './signing/signing-state.ts';
import { Session } from './sync/session.ts';

const life = new AbortController();
const root = document.documentElement;
root.lang = language;

const session = new Session(new URL('/page/socket', location.href.replace(/^http/, 'ws')).href, language, life.signal);
const desk = new SigningDesk(() => new URL(session.gatewayPath, location.href), language, words);

let grid: Grid | undefined;
const command = (id: string, params?: object) => () => void grid?.run(id, params);

async function startGrid(place: HTMLElement): Promise<void> {
  try {
    grid = await openGrid(place, language, isDark.value, session.gridHooks);
    session.start(grid);
  } catch (problem) {
    state.loadProblem.value = fill(words.cannotLoad, { words: String(problem) });
  }
}

effect(() => {
  root.dataset.theme = isDark.value ? 'dark' : 'light';
  grid?.setDark(isDark.value);
});
effect(() => {
  const name = state.workbookName.value;
  document.title = name ? `${name} · ${words.product}` : words.product;
});

render(
  <App
    session={session}
    desk={desk}
    commands={{
      undo: command('univer.command.undo'),
      redo: command('univer.command.redo'),
      insertRow: command('sheet.command.insert-row-before', { value: 1 }),
      deleteRow: command('sheet.command.remove-row-confirm'),
      filter: command('sheet.command.smart-toggle-filter'),
    }}
    frames={{ run: session.run, close: session.closeFrame, focusGrid: () => grid?.focus() }}
    onGridPlace={(place) => void startGrid(place)}
  />,
  document.getElementById('app') as HTMLElement,
);

/** The code stands in the fragment; it is taken out of the address at once, so that it is not left in the history. */
async function takeInvitation(): Promise<void> {
  const { hash } = location;
  if (!/[#&]deskside=1(&|$)/.test(hash)) return;
  history.replaceState(null, '', location.pathname + location.search);
  await session.ready;
  state.signingIsOpen.value = true;
  await desk.readLink(hash);
}

addEventListener('hashchange', () => void takeInvitation());
void desk.start(life.signal).then(takeInvitation);
