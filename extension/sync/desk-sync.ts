import type { SyncAnswer } from '../../shared/gateway/answers.ts';
import {
  type Answered,
  enrol,
  type GatewayFailure,
  type GatewayKey,
  type GatewayPorts,
  hello,
  lookup,
  sync,
} from '../../shared/gateway/client.ts';
import { parseConnectLink } from '../../shared/gateway/connect-link.ts';
import type { LookupBody } from '../../shared/gateway/requests.ts';
import { failed, type Outcome, ok } from '../../shared/kernel/outcome.ts';
import type { GatewayOffer } from '../platform/desk-api.ts';
import type { DesksideDatabase, GatewayRecord, KeptAct } from './database.ts';
import {
  changeGateway,
  currentGateway,
  newKeys,
  nextRequestNumber,
  publicKeyOf,
  signWith,
  useGateway,
} from './gateways.ts';
import { countActs, eventOf, handOverEarlier, keepAct, nextBatch, settleBatch } from './outbox.ts';

export type SyncFailure = Omit<GatewayFailure, 'code'> & { code: GatewayFailure['code'] | 'notConnected' | 'badLink' };

/** A sync goes on until nothing more leaves the outbox, but not for ever. */
const MOST_ROUNDS = 20;
/** Beyond that the computer's clock was put back. */
const SAME_MOMENT_MS = 1_000;

/** Outbox, key and gateway as one thing: what the background asks of them. Requests of a key go out one after another. */
export class DeskSync {
  private queue: Promise<unknown> = Promise.resolve();
  private running: Promise<SyncFailure | undefined> | undefined;
  private lastActAt = 0;
  /** An act was kept after the running sync had taken its batch. */
  private isBehind = false;

  constructor(
    readonly database: DesksideDatabase,
    private readonly ports: GatewayPorts,
    private readonly onChange: () => void,
    /** After a sync that went through. */
    private readonly onSynced: () => void = () => {},
  ) {}

  get isSyncing(): boolean {
    return this.running !== undefined;
  }

  /** Keeps an act for the gateway of the moment, or for the first one to come. */
  async keep(act: Pick<KeptAct, 'kind' | 'version' | 'subjectId' | 'payload'>): Promise<KeptAct> {
    const gateway = await currentGateway(this.database);
    const kept: KeptAct = {
      id: crypto.randomUUID(),
      at: this.nextActAt(),
      clockOffset: gateway?.clockOffset ?? 0,
      staffId: gateway?.staffId ?? '',
      kind: act.kind,
      version: act.version,
      subjectId: act.subjectId,
      payload: act.payload,
    };
    await keepAct(this.database, kept, gateway?.keyId);
    this.isBehind = true;
    this.onChange();
    return kept;
  }

  /** Acts fold in the order of their times, so two of one millisecond would change places by chance. */
  private nextActAt(): number {
    const now = Math.round(this.ports.now());
    const isSameMoment = now <= this.lastActAt && this.lastActAt - now < SAME_MOMENT_MS;
    this.lastActAt = isSameMoment ? this.lastActAt + 1 : now;
    return this.lastActAt;
  }

  /** Hands over what waits. Calls that meet a running one share its outcome; it takes along what was kept meanwhile. */
  async syncNow(): Promise<SyncFailure | undefined> {
    this.running ??= this.inTurn(() => this.syncRounds())
      .then((problem) => {
        if (!problem) this.onSynced();
        return problem;
      })
      .finally(() => {
        this.running = undefined;
        this.onChange();
      });
    this.onChange();
    return await this.running;
  }

  private async syncRounds(): Promise<SyncFailure | undefined> {
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const gateway = await currentGateway(this.database);
      if (!gateway) return { code: 'notConnected', message: '' };
      this.isBehind = false;
      const batch = await nextBatch(this.database, gateway.keyId);
      const asked = await sync(this.keyOf(gateway), batch.map(eventOf), this.ports);
      if (!asked.ok) return await this.noteFailure(gateway.keyId, asked.problem);
      const { moved } = await settleBatch(this.database, batch, asked.value.answer.results, this.ports.now());
      await this.noteAnswer(gateway.keyId, asked.value);
      if ((batch.length === 0 || moved === 0) && !this.isBehind) return undefined;
    }
    return undefined;
  }

  private async noteAnswer(keyId: string, { answer, clockOffset }: Answered<SyncAnswer>): Promise<void> {
    await changeGateway(this.database, keyId, (record) => {
      record.status = 'active';
      record.clockOffset = clockOffset;
      record.accepts = answer.accepts;
      record.cases = answer.cases;
      record.tasks = answer.tasks;
      // A gateway older than this extension tells none.
      if (answer.editions) record.editions = answer.editions;
      record.lastSyncAt = this.ports.now();
      record.lastEventSeq = Math.max(record.lastEventSeq, answer.lastSeq);
      delete record.problem;
    });
  }

  private async noteFailure(keyId: string, problem: GatewayFailure): Promise<SyncFailure> {
    await changeGateway(this.database, keyId, (record) => {
      record.problem = { code: problem.code, message: problem.message };
      if (problem.code === 'notApproved') record.status = 'awaitingApproval';
      if (problem.code === 'revokedKey') record.status = 'revoked';
    });
    return problem;
  }

  async lookUp<Good extends { ok: true }>(body: LookupBody): Promise<Outcome<Good, SyncFailure>> {
    return await this.inTurn(async () => {
      const gateway = await currentGateway(this.database);
      if (!gateway) return failed({ code: 'notConnected', message: '' });
      const asked = await lookup<Good>(this.keyOf(gateway), body, this.ports);
      return asked.ok ? ok(asked.value.answer) : asked;
    });
  }

  async offerOf(link: string): Promise<Outcome<GatewayOffer, SyncFailure>> {
    const parsed = parseConnectLink(link);
    if (!parsed) return failed({ code: 'badLink', message: '' });
    const asked = await hello(parsed.url, this.ports);
    if (!asked.ok) return asked;
    const { company, department } = asked.value.answer;
    const { waiting } = await countActs(this.database, undefined);
    return ok({ host: parsed.host, company, department, earlierActs: waiting });
  }

  async connect(link: string, withEarlierActs: boolean): Promise<Outcome<GatewayRecord, SyncFailure>> {
    const parsed = parseConnectLink(link);
    if (!parsed) return failed({ code: 'badLink', message: '' });
    const greeted = await hello(parsed.url, this.ports);
    if (!greeted.ok) return greeted;
    const keys = await newKeys();
    const sign = (text: string): Promise<string> => signWith(keys, text);
    const publicKey = await publicKeyOf(keys);
    const asked = await enrol({ url: parsed.url, code: parsed.code, publicKey, sign }, this.ports);
    if (!asked.ok) return asked;
    const { answer, clockOffset } = asked.value;
    const gateway: GatewayRecord = {
      keyId: answer.key,
      url: parsed.url,
      host: parsed.host,
      workbook: answer.workbook,
      company: answer.company,
      department: answer.department,
      staffId: answer.staffId,
      name: answer.name,
      role: answer.role,
      status: answer.status,
      keys,
      lastEventSeq: 0,
      lastRequestSeq: 0,
      clockOffset,
      accepts: greeted.value.answer.accepts,
      cases: [],
      tasks: [],
    };
    await useGateway(this.database, gateway);
    if (withEarlierActs) await handOverEarlier(this.database, gateway);
    this.onChange();
    return ok(gateway);
  }

  private keyOf(gateway: GatewayRecord): GatewayKey {
    const { url, workbook, keyId, keys, clockOffset } = gateway;
    return {
      url,
      workbook,
      key: keyId,
      clockOffset,
      sign: (text) => signWith(keys, text),
      nextRequest: (atLeast) => nextRequestNumber(this.database, keyId, atLeast),
    };
  }

  /** A gateway takes request numbers of a key in rising order only, so no request may overtake another. */
  private inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const turn = this.queue.then(work, work);
    this.queue = turn.catch(() => undefined);
    return turn;
  }
}
