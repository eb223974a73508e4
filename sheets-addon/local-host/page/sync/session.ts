/** Joins the grid to the host: snapshot, both directions of change, refusals, and what happens when the line is cut. */
import type { Language } from '../../../../shared/kernel/languages.ts';
import { fill } from '../../../../shared/kernel/languages.ts';
import type { FromPage, Protection, ToPage } from '../../page-protocol.ts';
import type { Grid, GridHooks, Place } from '../grid/open-grid.ts';
import type { Mutation } from '../grid/shared-mutations.ts';
import { words } from '../shell/preferences.ts';
import * as state from '../shell/state.ts';
import { Calls } from './calls.ts';
import { type Edit, EditQueue } from './edit-queue.ts';
import { type HostLink, openHostLink } from './host-link.ts';
import { barringProtection, isWholeSheet } from './protections.ts';

const SELECTION_WAIT_MS = 150;

export class Session {
  private readonly queue = new EditQueue(() => crypto.randomUUID());
  private readonly calls = new Calls((waiting) => {
    state.running.value = waiting;
  });
  private link: HostLink | undefined;
  private isReady: () => void = () => undefined;
  /** The first snapshot is there, and with it the address of the gateway. */
  readonly ready = new Promise<void>((resolve) => {
    this.isReady = resolve;
  });
  private grid: Grid | undefined;
  private protections: Protection[] = [];
  private sheetNames = new Map<string, string>();
  private epoch: string | undefined;
  /** Where this host answers signed requests; told with the snapshot. */
  gatewayPath = '/gateway';
  private wasLost = false;
  /** What arrives until the snapshot does is contained in it. */
  private isAwaitingSnapshot = false;
  private readonly sayWhenRestored: string[] = [];
  private selectionTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly address: string,
    private readonly language: Language,
    private readonly signal: AbortSignal,
  ) {}

  readonly gridHooks: GridHooks = {
    onEdit: (mutations) => this.edited(mutations),
    onSelection: (place) => this.selected(place),
    onCell: (cell) => {
      state.cellAtHand.value = cell;
    },
    whyBarred: (place, change) => this.whyBarred(place, change),
    onRefused: (reason, isHalfDone) => {
      state.notify(words[reason as keyof typeof words] ?? reason, 'warning');
      if (isHalfDone) this.askForSnapshot();
    },
  };

  start(grid: Grid): void {
    this.grid = grid;
    this.link = openHostLink(
      this.address,
      { onOpen: () => this.greet(), onMessage: (message) => this.receive(message), onLost: () => this.lost() },
      this.signal,
    );
    addEventListener('beforeunload', (event) => {
      if (this.queue.pendingCount > 0) event.preventDefault();
    });
  }

  private send(message: FromPage): boolean {
    return this.link?.send(message) ?? false;
  }

  private greet(): void {
    // A snapshot that was asked for and did not arrive is asked for again.
    const known = this.epoch && !this.isAwaitingSnapshot ? { epoch: this.epoch, seq: this.queue.seq } : {};
    this.send({ type: 'hello', language: this.language, ...known });
  }

  private lost(): void {
    this.wasLost = true;
    state.link.value = state.isLoaded.value ? 'offline' : 'connecting';
    this.queue.connectionLost();
    this.calls.failAll(words.offline);
  }

  private receive(message: ToPage): void {
    switch (message.type) {
      case 'snapshot':
        this.restart(message);
        break;
      case 'mutations':
        this.foreign(message.seq, message.mutations);
        break;
      case 'accepted':
        this.queue.accepted(message.editId, message.seq);
        this.sendNext();
        break;
      case 'refused':
        this.refused(message.editId, message.code, message.message);
        break;
      case 'protections':
        this.protections = message.protections;
        break;
      case 'reload':
        this.askForSnapshot();
        break;
      case 'result':
        this.calls.finish(message);
        break;
      default:
        showOnPage(message);
    }
  }

  private restart({ epoch, seq, workbook, protections, gatewayPath }: Extract<ToPage, { type: 'snapshot' }>): void {
    if (this.epoch !== undefined && this.epoch !== epoch) this.sayLost(this.queue.drop(), words.otherWorkbook);
    this.isAwaitingSnapshot = false;
    this.epoch = epoch;
    this.protections = protections;
    this.gatewayPath = gatewayPath;
    this.sheetNames = new Map(Object.values(workbook.sheets).map((sheet) => [sheet.id ?? '', sheet.name ?? '']));
    state.workbookName.value = workbook.name;
    this.grid?.show(workbook);
    this.grid?.apply(this.queue.restarted(seq));
    for (const sentence of this.sayWhenRestored.splice(0)) state.notify(sentence, 'warning');
    state.isLoaded.value = true;
    this.isReady();
    this.live();
  }

  private live(): void {
    state.link.value = 'live';
    if (this.wasLost && this.queue.pendingCount > 0) {
      state.notify(fill(words.reconnected, { count: this.queue.pendingCount }));
    }
    this.wasLost = false;
    this.sendNext();
  }

  private askForSnapshot(): void {
    this.isAwaitingSnapshot = true;
    this.send({ type: 'hello', language: this.language });
  }

  private foreign(seq: number, mutations: Mutation[]): void {
    if (this.isAwaitingSnapshot) return;
    const incoming = this.queue.foreign(seq, mutations);
    if (incoming.kind === 'apply') this.grid?.apply(incoming.mutations);
    else this.askForSnapshot();
    if (incoming.kind !== 'gap')
      this.sayLost(incoming.lost, incoming.kind === 'conflict' ? words.stale : words.rowGone);
    if (state.link.value !== 'live' && incoming.kind === 'apply') this.live();
    else this.sendNext();
  }

  private refused(editId: string, code: string, message: string | undefined): void {
    const lost = this.queue.refused(editId, code);
    if (lost.length === 0) {
      this.sendNext();
      return;
    }
    const why = message ?? words[code as keyof typeof words] ?? code;
    // The grid already shows the edit; the host's own state is the only sure way back, and said when it is shown.
    this.sayWhenRestored.push(fill(words.editRefused, { why }));
    this.askForSnapshot();
    this.showPending();
  }

  private sayLost(lost: readonly Edit[], what: string): void {
    if (lost.length > 0) state.notify(fill(words.editsLost, { count: lost.length, what }), 'warning', 0);
    this.showPending();
  }

  private edited(mutations: Mutation[]): void {
    this.queue.add(mutations);
    this.sendNext();
  }

  private sendNext(): void {
    if (state.link.value === 'live') {
      const next = this.queue.next();
      if (next && !this.send({ type: 'edit', ...next })) this.queue.connectionLost();
    }
    this.showPending();
  }

  private showPending(): void {
    state.pendingCount.value = this.queue.pendingCount;
  }

  private selected(place: Place): void {
    clearTimeout(this.selectionTimer);
    this.selectionTimer = setTimeout(() => {
      const { sheet, ...range } = place;
      this.send({ type: 'selection', sheetId: Number(sheet), ...range });
    }, SELECTION_WAIT_MS);
  }

  private whyBarred(place: Place, change: 'cells' | 'rows'): string | undefined {
    if (change === 'rows' && state.link.value !== 'live') return words.rowsWhileOffline;
    const protection = barringProtection(this.protections, place, change);
    if (!protection) return undefined;
    const why = protection.description ?? '';
    if (!isWholeSheet(protection)) return fill(words.protectedRange, { why });
    return fill(words.protected, { sheet: this.sheetNames.get(place.sheet) ?? '', why });
  }

  /** A function of the add-on, from a menu or a frame. Rejects with what the script threw. */
  readonly run = (frameId: string | undefined, functionName: string, args: unknown[]): Promise<unknown> =>
    this.calls.start(
      (callId) =>
        this.send(
          frameId === undefined
            ? { type: 'runMenu', callId, functionName }
            : { type: 'run', callId, frameId, functionName, args },
        ),
      words.offline,
    );

  readonly closeFrame = (frameId: string): void => {
    hideFrame(frameId);
    this.send({ type: 'closed', frameId });
  };

  readonly answerQuestion = (dialogId: string, button: string, text: string): void => {
    state.question.value = undefined;
    this.send({ type: 'answered', dialogId, button, text });
  };
}

function hideFrame(frameId: string): void {
  if (state.sidebar.value?.frameId === frameId) state.sidebar.value = undefined;
  if (state.dialogFrame.value?.frameId === frameId) state.dialogFrame.value = undefined;
}

/** What the add-on shows: menus, sidebar, dialogs, toasts. */
function showOnPage(message: ToPage): void {
  if (message.type === 'menu') state.menus.value = message.menus;
  if (message.type === 'sidebar') {
    state.sidebar.value = { ...message, isDialog: false, isModal: false };
    state.signingIsOpen.value = false;
  }
  if (message.type === 'modal') state.dialogFrame.value = { ...message, isDialog: true, isModal: message.modal };
  if (message.type === 'closeFrame') hideFrame(message.frameId);
  if (message.type === 'toast') state.notify(message.message, 'plain', message.seconds, message.title);
  if (message.type === 'dialog') state.question.value = { ...message, hasText: message.prompt };
}
