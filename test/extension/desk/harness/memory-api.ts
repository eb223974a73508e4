import type {
  DeskApi,
  DeskStatus,
  NewAct,
  OwnAct,
  Problem,
  RejectedAct,
  TabView,
} from '../../../../extension/platform/desk-api.ts';
import { canonicalCaseId, caseStateOf } from '../../../../shared/cases/case-state.ts';
import type { AtHandAnswer, CaseSummary, DueTask, PointsAnswer } from '../../../../shared/gateway/answers.ts';
import { caseSummaryOf } from '../../../../shared/gateway/case-summary.ts';
import { eventKind } from '../../../../shared/gateway/event-kinds.ts';
import { detailOf } from '../../../../shared/gateway/fold/case-history.ts';
import { type TrailEntry, withEntry } from '../../../../shared/kernel/event.ts';
import { MINUTE_MS } from '../../../../shared/kernel/instants.ts';
import type { Language } from '../../../../shared/kernel/languages.ts';
import type { Role } from '../../../../shared/kernel/roles.ts';
import { zhCN } from '../../../../shared/packs/zh-CN/index.ts';
import { liTing, someProposals, zhouQiang } from './samples.ts';

const refused = (code: string, message: string): { ok: false; problem: Problem } => ({
  ok: false,
  problem: { code, message },
});

/**
 * A background and a gateway in memory, for the desk's own tests: payloads pass the real schemas, cases fold by the
 * real rules, acts wait until a sync takes them.
 */
export class MemoryApi implements DeskApi {
  readonly acts: OwnAct[] = [];
  readonly asked: string[] = [];
  readonly corrected: { typeKeys: readonly string[]; caseType: string }[] = [];
  failNextAct: Problem | undefined;
  /** An act resolves only when this is settled: what a slow disk looks like. */
  actGate: Promise<void> = Promise.resolve();
  rejectedActs: RejectedAct[] = [];
  private trails = new Map<string, TrailEntry[]>();
  private statusListeners = new Set<(status: DeskStatus) => void>();
  private tabListeners = new Set<(view: TabView) => void>();
  private keysWaiting = [{ keyId: 'k7Qd0oWb2Yl1', name: '周主任', role: 'supervisor' as const }];

  constructor(
    private readonly lang: Language,
    private current: DeskStatus,
    private view: TabView,
  ) {}

  async act(act: NewAct) {
    await this.actGate;
    if (this.failNextAct) {
      const problem = this.failNextAct;
      this.failNextAct = undefined;
      return { ok: false as const, problem };
    }
    const checked = eventKind(act.kind, 1)?.payload.safeParse(act.payload);
    if (!checked?.success) return refused('payloadWrong', `${act.kind}: ${JSON.stringify(checked?.error?.issues)}`);
    const saved = { ...structuredClone(act), id: crypto.randomUUID(), at: Date.now(), state: 'waiting' as const };
    this.acts.push(saved);
    this.setStatus({ waiting: this.current.waiting + 1 });
    return { ok: true as const, value: { id: saved.id, at: saved.at } };
  }

  async ownActs(subjectIds: readonly string[]) {
    return this.acts.filter(({ subjectId }) => subjectIds.includes(subjectId)).map((act) => structuredClone(act));
  }

  /** Hands every waiting act over, as a sync does. */
  async syncNow() {
    for (const act of this.acts.filter(({ state }) => state === 'waiting')) {
      act.state = 'delivered';
      this.enter(act);
    }
    this.setStatus({ waiting: 0, lastSyncAt: Date.now() });
    return this.current;
  }

  /** Another agent's act, known to the gateway at once. */
  enter(act: OwnAct, by = this.current.gateway?.staffId ?? '', byName = this.current.gateway?.name ?? '') {
    const slot = eventKind(act.kind, 1)?.slot?.(act.payload);
    const entry = { at: act.at, id: act.id, by, byName, kind: act.kind, payload: act.payload, ...(slot && { slot }) };
    this.trails.set(act.subjectId, withEntry(this.trails.get(act.subjectId) ?? [], entry));
  }

  private stateOf(subjectId: string) {
    return caseStateOf(canonicalCaseId([subjectId]), this.trails.get(subjectId) ?? [], zhCN, Date.now());
  }

  private caseIds(): string[] {
    return [...this.trails].filter(([, trail]) => trail.some(({ kind }) => kind === 'caseOpened')).map(([id]) => id);
  }

  async atHand({ address, keys }: { address: string; keys: readonly string[] }) {
    this.asked.push(`atHand ${address}`);
    if (this.current.connection !== 'active') return refused('notConnected', 'not connected');
    const customer = address === liTing.plain.email ? publicCard(liTing) : undefined;
    const id = keys.find((key) => this.caseIds().includes(key));
    const history = (this.trails.get(id ?? '') ?? []).map(({ at, byName, kind, payload }) => ({
      at,
      staffName: byName ?? '',
      kind,
      detail: detailOf({ kind, payload } as Parameters<typeof detailOf>[0], {
        pack: zhCN,
        serial: (each) => each / 1e9,
      }),
    }));
    const answer: AtHandAnswer = {
      ok: true,
      serverAt: Date.now(),
      ...(customer && { customer }),
      ...(id && { serviceCase: { ...caseSummaryOf(this.stateOf(id), true), history } }),
    };
    return { ok: true as const, value: answer };
  }

  async caller(number: string) {
    this.asked.push(`caller ${number}`);
    const digits = number.replace(/\D/g, '');
    const found = [liTing, zhouQiang].find(({ plain }) => plain.phone === digits);
    return { ok: true as const, value: found ? { customer: publicCard(found) } : {} };
  }

  async reveal({ customerId, field }: { customerId: string; field: 'phone' | 'email' | 'address' }) {
    this.asked.push(`reveal ${customerId} ${field}`);
    return { ok: true as const, value: { value: liTing.plain[field] } };
  }

  async awaitingSignature() {
    this.asked.push('awaitingSignature');
    const taken = new Set(this.acts.map(({ payload }) => payload.proposalId));
    const proposals = someProposals.filter(({ proposalId }) => !taken.has(proposalId));
    return { ok: true as const, value: { ok: true as const, serverAt: Date.now(), proposals, keys: this.keysWaiting } };
  }

  async points(staffId: string) {
    this.asked.push(`points ${staffId}`);
    const value: PointsAnswer = {
      ok: true,
      serverAt: Date.now(),
      calendarHalfPoints: 3,
      rollingHalfPoints: 5,
      dismissAtPoints: 30,
      entries: [
        {
          entryId: 'e1',
          clauseNo: 'III-2',
          points: 2,
          factOn: '2026-09-04',
          evidence: '回访名单晚交一天',
          confirmedBy: '赵倩',
        },
      ],
    };
    return { ok: true as const, value };
  }

  async status() {
    return this.current;
  }
  onStatus(listener: (status: DeskStatus) => void, signal: AbortSignal) {
    this.statusListeners.add(listener);
    signal.addEventListener('abort', () => this.statusListeners.delete(listener));
    listener(this.current);
  }
  setStatus(next: Partial<DeskStatus>) {
    this.current = { ...this.current, ...next };
    for (const listener of this.statusListeners) listener(this.current);
  }
  async pack() {
    return zhCN;
  }
  async language() {
    return this.lang;
  }
  async myCases(): Promise<CaseSummary[]> {
    const mine = this.caseIds().map((id) => this.stateOf(id));
    return mine
      .filter(({ status, ownerId }) => status !== 'resolved' && ownerId === this.current.gateway?.staffId)
      .map((state) => caseSummaryOf(state, false));
  }
  async tasks(): Promise<DueTask[]> {
    return this.caseIds().flatMap((id) => {
      const state = this.stateOf(id);
      if (state.status !== 'resolved' || state.satisfaction !== undefined) return [];
      const dueAt = state.resolvedAt! + zhCN.followUp.afterResolveMinutes * MINUTE_MS;
      return [{ taskId: `f:${id}`, kind: 'followUp', caseId: id, title: state.subject, who: state.senderName, dueAt }];
    });
  }

  onTab(listener: (view: TabView) => void, signal: AbortSignal) {
    this.tabListeners.add(listener);
    signal.addEventListener('abort', () => this.tabListeners.delete(listener));
    listener(this.view);
  }
  setPage(next: Partial<TabView>) {
    this.view = { ...this.view, ...next };
    for (const listener of this.tabListeners) listener(this.view);
  }

  async insertReply() {
    return false;
  }
  async jumpToRow(rowKey: string) {
    this.asked.push(`jumpToRow ${rowKey}`);
    const row = this.view.rows.find((each) => each.rowKey === rowKey);
    if (row) this.setPage({ open: row });
    return row !== undefined;
  }
  async correctType({ typeKeys }: { typeKeys: readonly string[] }, caseType: string) {
    this.corrected.push({ typeKeys, caseType });
  }
  async rejected() {
    return this.rejectedActs;
  }
  async connect() {
    return refused('notHere', 'not here');
  }
  async confirmConnect() {
    return refused('notHere', 'not here');
  }
  async setDesk() {}
}

const publicCard = ({ plain: _plain, ...card }: typeof liTing) => card;

export const connectedAs = (role: Role, staffId = 'S-01', name = '王敏'): DeskStatus => ({
  connection: 'active',
  gateway: { host: 'workbook.example', company: '示例公司', department: '华东客服中心', staffId, name, role },
  lastSyncAt: Date.now(),
  syncing: false,
  waiting: 0,
  held: 0,
  rejected: 0,
  clockOffset: 0,
});

export const alone = (): DeskStatus => ({
  connection: 'never',
  syncing: false,
  waiting: 0,
  held: 0,
  rejected: 0,
  clockOffset: 0,
});
