/** All open pages: sends snapshots and changes, takes edits, shows what scripts want shown. */
import { randomUUID } from 'node:crypto';
import type { WebSocket } from 'ws';
import type { UiHost } from '../apps-script/calls/ui-calls.ts';
import type { Executor, RunOutcome } from '../apps-script/executor.ts';
import type { Project } from '../apps-script/project.ts';
import { type Run, ScriptProblem } from '../apps-script/run.ts';
import type { HtmlWire } from '../apps-script/services/html-service.ts';
import type { MenuEntry } from '../apps-script/services/ui.ts';
import type { Block } from '../engine/grid.ts';
import type { Echo } from '../http/echo.ts';
import type { FromPage, Menu, MenuItem, Protection, ToPage } from '../page-protocol.ts';
import type { Committed, LiveWorkbook } from '../store/live-workbook.ts';
import { editEvent } from './edit-event.ts';
import { movesRows, refusalOf } from './edit-rules.ts';
import { RecentMutations } from './history.ts';

export interface HubOptions {
  live: LiveWorkbook;
  echo: Echo;
  workbookId: string;
  gatewayPath: string;
  /** The person at the pages, and the account that owns the workbook. */
  user: { email: string; name: string };
  owner: string;
  /** Known after the hub: runs need the hub for their sidebars. */
  executor: () => Executor;
  uiProject: Project | undefined;
  now: () => number;
  log: (level: string, text: string) => void;
}

interface Page {
  id: string;
  socket: WebSocket;
  selection: Block | undefined;
  menus: Menu[];
  frames: Set<string>;
  alerts: Map<string, (button: string) => void>;
  greeted: boolean;
}

const KEPT_EDIT_IDS = 300;
const SIMPLE_TRIGGER_MS = 30_000;
const RESULTS_WAIT_MS = 8_000;

export class PageHub implements UiHost {
  private readonly pages = new Map<string, Page>();
  private readonly recent = new RecentMutations();
  private editIds: string[];

  constructor(private readonly options: HubOptions) {
    const { live } = options;
    this.editIds = live.store.state<string[]>('editIds') ?? [];
    live.onCommitted((batch) => this.forward(batch));
    live.onReloaded(() => this.broadcast({ type: 'reload' }));
  }

  get pageCount(): number {
    return this.pages.size;
  }

  join(socket: WebSocket): void {
    const page: Page = {
      id: randomUUID(),
      socket,
      selection: undefined,
      menus: [],
      frames: new Set(),
      alerts: new Map(),
      greeted: false,
    };
    this.pages.set(page.id, page);
    socket.on('message', (data) => {
      void this.hear(page, String(data)).catch((problem) => this.options.log('error', `page: ${String(problem)}`));
    });
    socket.on('close', () => this.leave(page));
    socket.on('error', () => socket.terminate());
  }

  private leave(page: Page): void {
    this.pages.delete(page.id);
    for (const frame of page.frames) this.options.echo.closeFrame(frame);
    for (const answer of page.alerts.values()) answer('CLOSE');
  }

  private tell(page: Page, message: ToPage): void {
    if (page.socket.readyState === page.socket.OPEN) page.socket.send(JSON.stringify(message));
  }

  private broadcast(message: ToPage): void {
    for (const page of this.pages.values()) this.tell(page, message);
  }

  private forward({ seq, mutations, origin, sideChanged }: Committed): void {
    this.recent.add(seq, mutations);
    const text = `{"type":"mutations","seq":${seq},"mutations":[${mutations.join(',')}]}`;
    for (const page of this.pages.values()) {
      if (page.id !== origin && page.greeted && mutations.length > 0) page.socket.send(text);
      if (sideChanged && page.greeted) this.tell(page, { type: 'protections', protections: this.protections() });
    }
  }

  /** What keeps the person at the page from writing. */
  private protections(): Protection[] {
    const { user, live } = this.options;
    return live.model.side.protections
      .filter((item) => !item.warningOnly && !item.editors.includes(user.email))
      .map(({ range, unprotectedRanges, description }) => ({
        range,
        unprotectedRanges,
        ...(description !== undefined && { description }),
      }));
  }

  private async hear(page: Page, text: string): Promise<void> {
    const message = JSON.parse(text) as FromPage;
    switch (message.type) {
      case 'hello':
        return this.greet(page, message.epoch, message.seq);
      case 'edit':
        return this.edit(page, message);
      case 'selection':
        page.selection = blockOf(message);
        return;
      case 'runMenu':
        return this.runMenu(page, message.callId, message.functionName);
      case 'run':
        return this.runFromFrame(page, message);
      case 'closed':
        page.frames.delete(message.frameId);
        return this.options.echo.closeFrame(message.frameId);
      case 'answered':
        page.alerts.get(message.dialogId)?.(message.button);
    }
  }

  private async greet(page: Page, epoch: string | undefined, seq: number | undefined): Promise<void> {
    const { live, workbookId, gatewayPath, user } = this.options;
    const missed = epoch === workbookId && seq !== undefined ? this.recent.since(seq, live.seq) : undefined;
    if (missed) {
      this.tell(page, { type: 'protections', protections: this.protections() });
      page.socket.send(`{"type":"mutations","seq":${live.seq},"mutations":[${missed.join(',')}]}`);
    } else {
      await this.resultsFor(page);
      this.tell(page, {
        type: 'snapshot',
        epoch: workbookId,
        seq: live.seq,
        workbook: live.model.save(),
        protections: this.protections(),
        gatewayPath,
        userName: user.name,
      });
    }
    const isFirst = !page.greeted;
    page.greeted = true;
    if (isFirst) await this.openFor(page);
  }

  /**
   * A page takes the results in its snapshot for right and calculates only what changes after that, so they must be.
   * When they take long, it is shown what there is, and reads the workbook again later.
   */
  private async resultsFor(page: Page): Promise<void> {
    const { model } = this.options.live;
    if (!model.calculationIsDue) return;
    const settled = model.settled();
    await Promise.race([settled, new Promise((resolve) => setTimeout(resolve, RESULTS_WAIT_MS).unref())]);
    if (model.calculationIsDue) void settled.then(() => this.tell(page, { type: 'reload' }));
  }

  /** onOpen of an add-on: it builds the menu and has no other rights. */
  private async openFor(page: Page): Promise<void> {
    page.menus = [];
    if (this.has('onOpen')) {
      const outcome = await this.runUi(page, 'onOpen', [{ authMode: 'NONE' }], 'NONE');
      if (!outcome.ok) this.options.log('error', `onOpen: ${outcome.problem.name}`);
    }
    this.tell(page, { type: 'menu', menus: page.menus });
  }

  private has(functionName: string): boolean {
    return new RegExp(`^function ${functionName}\\s*\\(`, 'm').test(this.options.uiProject?.code ?? '');
  }

  private runUi(
    page: Page,
    functionName: string,
    args: unknown[],
    authMode: 'NONE' | 'LIMITED' | 'FULL',
    range?: Block,
  ) {
    const { user, uiProject } = this.options;
    const isSimpleTrigger = authMode !== 'FULL';
    return this.options.executor().run({
      kind: 'event',
      project: uiProject as Project,
      functionName,
      args,
      ...(isSimpleTrigger && { event: { source: true, ...(range && { range }) }, limitMs: SIMPLE_TRIGGER_MS }),
      effectiveUser: user.email,
      activeUser: user.email,
      authMode,
      pageId: page.id,
    });
  }

  private async edit(page: Page, { editId, baseSeq, mutations }: Extract<FromPage, { type: 'edit' }>): Promise<void> {
    const { live, user, owner } = this.options;
    if (this.editIds.includes(editId)) return this.tell(page, { type: 'accepted', editId, seq: 0 });
    const refuse = (code: string) => this.tell(page, { type: 'refused', editId, code });
    const code = refusalOf(live.model, mutations, { email: user.email, owner });
    if (code) return refuse(code);
    const isMove = mutations.some(movesRows);
    const isStale = isMove ? baseSeq !== live.seq : this.recent.rowsMovedSince(baseSeq, live.seq);
    if (isStale) return refuse('stale');
    const edited = editEvent(live.model, mutations);
    const editIds = [...this.editIds, String(editId)].slice(-KEPT_EDIT_IDS);
    try {
      live.applyForeign(page.id, mutations, { editIds });
    } catch (problem) {
      this.options.log('error', `edit refused by engine: ${String(problem)}`);
      return refuse('badMutation');
    }
    this.editIds = editIds;
    this.tell(page, { type: 'accepted', editId, seq: live.seq });
    if (edited && this.has('onEdit')) {
      await this.runUi(page, 'onEdit', [{ authMode: 'LIMITED', ...edited.values }], 'LIMITED', edited.range);
    }
  }

  private async runMenu(page: Page, callId: string, functionName: string): Promise<void> {
    const offered = page.menus.flatMap(({ items }) => functionsOf(items));
    if (!offered.includes(functionName)) {
      const error = { name: 'Exception', message: `Script function not found: ${functionName}` };
      return this.tell(page, { type: 'result', callId, ok: false, error });
    }
    this.tellResult(page, callId, await this.runUi(page, functionName, [], 'FULL'));
  }

  private async runFromFrame(page: Page, message: Extract<FromPage, { type: 'run' }>): Promise<void> {
    const { callId, frameId, functionName, args } = message;
    const { user, uiProject } = this.options;
    if (!page.frames.has(frameId) || !uiProject) {
      return this.tell(page, {
        type: 'result',
        callId,
        ok: false,
        error: { name: 'Exception', message: 'frame is closed' },
      });
    }
    const outcome = await this.options.executor().run({
      kind: 'json',
      project: uiProject,
      functionName,
      args: Array.isArray(args) ? args : [],
      effectiveUser: user.email,
      activeUser: user.email,
      authMode: 'FULL',
      pageId: page.id,
    });
    this.tellResult(page, callId, outcome);
  }

  private tellResult(page: Page, callId: string, outcome: RunOutcome): void {
    if (outcome.ok) {
      this.tell(page, { type: 'result', callId, ok: true, value: outcome.answer.value ?? null });
      return;
    }
    const { name, message } = outcome.problem;
    this.tell(page, { type: 'result', callId, ok: false, error: { name, message } });
  }

  selectionOf(run: Run): Block {
    const page = run.pageId === undefined ? undefined : this.pages.get(run.pageId);
    const [first] = this.options.live.model.sheets();
    const start = { sheetId: first?.sheetId ?? 0, startRow: 0, endRow: 1, startColumn: 0, endColumn: 1 };
    const selected = page?.selection;
    return selected && this.options.live.model.sheetFacts(selected.sheetId) ? selected : start;
  }

  select(run: Run, block: Block): void {
    const page = run.pageId === undefined ? undefined : this.pages.get(run.pageId);
    if (page) page.selection = block;
  }

  private pageOf(run: Run): Page {
    const page = run.pageId === undefined ? undefined : this.pages.get(run.pageId);
    if (!page) throw new ScriptProblem('Cannot call SpreadsheetApp.getUi() from this context.');
    return page;
  }

  addMenu(run: Run, menu: MenuEntry): void {
    this.pageOf(run).menus.push({ title: menu.title ?? '', items: (menu.entries ?? []).map(menuItem) });
  }

  private newFrame(page: Page, { content }: HtmlWire): { frameId: string; url: string } {
    const frameId = randomUUID();
    page.frames.add(frameId);
    return { frameId, url: this.options.echo.openFrame(frameId, content) };
  }

  showSidebar(run: Run, html: HtmlWire): void {
    const page = this.pageOf(run);
    this.tell(page, { type: 'sidebar', title: html.title, ...this.newFrame(page, html) });
  }

  showDialog(run: Run, html: HtmlWire, title: string, modal: boolean): void {
    const page = this.pageOf(run);
    const size = { width: html.width ?? 600, height: html.height ?? 400 };
    this.tell(page, { type: 'modal', title, modal, ...size, ...this.newFrame(page, html) });
  }

  toast(run: Run, message: string, title: string, seconds: number): void {
    const page = run.pageId === undefined ? undefined : this.pages.get(run.pageId);
    if (page) this.tell(page, { type: 'toast', message, title, seconds });
  }

  alert(run: Run, { title, prompt, buttons }: { title: string; prompt: string; buttons: string }): Promise<string> {
    const page = this.pageOf(run);
    const dialogId = randomUUID();
    return new Promise((resolve) => {
      const answer = (button: string) => {
        page.alerts.delete(dialogId);
        resolve(button);
      };
      page.alerts.set(dialogId, answer);
      run.ended.signal.addEventListener('abort', () => answer('CLOSE'), { once: true });
      this.tell(page, { type: 'dialog', dialogId, title, message: prompt, buttons: buttons.split('_'), prompt: false });
    });
  }

  closeAll(): void {
    for (const { socket } of this.pages.values()) socket.close(1001);
  }
}

const blockOf = ({ sheetId, startRow, endRow, startColumn, endColumn }: Block): Block => ({
  sheetId,
  startRow,
  endRow: endRow + 1,
  startColumn,
  endColumn: endColumn + 1,
});

function menuItem(entry: MenuEntry): MenuItem {
  if (entry.separator) return { separator: true };
  if (entry.entries) return { title: entry.title ?? '', items: entry.entries.map(menuItem) };
  return { title: entry.title ?? '', functionName: entry.functionName ?? '' };
}

const functionsOf = (items: MenuItem[]): string[] =>
  items.flatMap((item) =>
    'items' in item ? functionsOf(item.items) : 'functionName' in item ? [item.functionName] : [],
  );
