/** What the signing desk shows, and what a person does at it. */
import { computed, signal } from '@preact/signals';
import type { AwaitingAnswer, EnrolAnswer, Proposal } from '../../../../shared/gateway/answers.ts';
import { type Asked, enrol, type GatewayFailure, hello, lookup } from '../../../../shared/gateway/client.ts';
import type { ErrorCode } from '../../../../shared/gateway/error-codes.ts';
import { fill, type Language } from '../../../../shared/kernel/languages.ts';
import { errorSentence, gatewayWords } from '../../../../shared/messages/gateway.ts';
import type { PageWords } from '../../../../shared/messages/page.en.ts';
import { browserPorts, gatewayKeyOf, makeKey, type NewKey, signWith } from './browser-key.ts';
import { handOver } from './hand-over.ts';
import * as store from './key-store.ts';
import { readConnectLink } from './read-link.ts';
import { confirmation, keyApproval } from './sign-proposal.ts';

/** A link that was read, with what the gateway says of itself: shown before a key is made. */
export interface Invitation {
  url: string;
  host: string;
  code: string;
  company: string;
  department: string;
}

const RETRY_MS = 20_000;

export class SigningDesk {
  readonly identity = signal<store.Identity | undefined>(undefined);
  readonly isAwaitingApproval = signal(false);
  readonly invitation = signal<Invitation | undefined>(undefined);
  readonly proposals = signal<Proposal[]>([]);
  readonly keys = signal<AwaitingAnswer['keys']>([]);
  readonly signed = signal<store.SignedEvent[]>([]);
  readonly isBusy = signal(false);
  readonly hasLooked = signal(false);
  readonly problem = signal<string | undefined>(undefined);
  readonly waitingCount = computed(() => this.signed.value.filter(({ state }) => state === 'waiting').length);
  private database: store.SigningDatabase | undefined;

  constructor(
    private readonly gatewayAddress: () => URL,
    private readonly language: Language,
    private readonly words: PageWords,
  ) {}

  async start(signal: AbortSignal): Promise<void> {
    try {
      this.database = await store.openSigningDatabase();
      await this.reread();
    } catch {
      this.problem.value = this.words.storageRefused;
      return;
    }
    const again = setInterval(() => {
      if (this.waitingCount.value > 0) void this.handOver();
    }, RETRY_MS);
    signal.addEventListener('abort', () => clearInterval(again));
    addEventListener('online', () => void this.handOver(), { signal });
    if (this.waitingCount.value > 0) void this.handOver();
  }

  private get kept(): store.SigningDatabase {
    if (!this.database) throw new Error(this.words.storageRefused);
    return this.database;
  }

  private async reread(): Promise<void> {
    this.identity.value = await store.readIdentity(this.kept);
    this.signed.value = await store.readEvents(this.kept);
  }

  /** Runs one act at a time; what goes wrong is said in a sentence on the desk. */
  private async act(work: () => Promise<void>): Promise<void> {
    if (this.isBusy.value) return;
    this.isBusy.value = true;
    this.problem.value = undefined;
    try {
      await work();
    } catch (problem) {
      const sentence = problem instanceof Error ? problem.message : String(problem);
      this.problem.value = fill(this.words.problem, { words: sentence });
    } finally {
      this.isBusy.value = false;
    }
  }

  /** The answer, or undefined after saying why there is none, in the language of this page where it knows the code. */
  private answered<Good>(asked: Asked<Good>): Good | undefined {
    if (asked.ok) return asked.value.answer;
    this.isAwaitingApproval.value = asked.problem.code === 'notApproved';
    this.problem.value = this.isAwaitingApproval.value ? undefined : this.sentenceOf(asked.problem);
    return undefined;
  }

  private sentenceOf({ code, message }: GatewayFailure): string {
    if (code === 'unreachable' || code === 'notAGateway') return this.words.gatewayUnreachable;
    const own = code in gatewayWords[this.language].errors ? errorSentence(code as ErrorCode, this.language) : message;
    // A sentence with figures in it is only whole as the gateway sent it.
    return /\{\w+\}/.test(own) ? message : own;
  }

  readLink = (text: string): Promise<void> =>
    this.act(async () => {
      const link = readConnectLink(text, this.gatewayAddress());
      if (!link.ok) {
        const host = link.reason === 'linkOfOtherHost' ? link.host : '';
        this.problem.value = fill(this.words[link.reason], { host });
        return;
      }
      const answer = this.answered(await hello(link.url, browserPorts));
      if (!answer) return;
      const { company, department } = answer;
      this.invitation.value = { url: link.url, host: link.host, code: link.code, company, department };
    });

  dropInvitation = (): void => {
    this.invitation.value = undefined;
    this.problem.value = undefined;
  };

  connect = (): Promise<void> =>
    this.act(async () => {
      const invitation = this.invitation.value;
      if (!invitation) return;
      const key = await makeKey();
      const { url, code } = invitation;
      const asked = await enrol({ url, code, publicKey: key.publicKey, sign: signWith(key.privateKey) }, browserPorts);
      const answer = this.answered(asked);
      if (!answer) return;
      await this.keep(answer, key, url);
      this.invitation.value = undefined;
      if (answer.status === 'active') await this.lookInside();
    });

  private async keep(answer: EnrolAnswer, { privateKey }: NewKey, url: string): Promise<void> {
    const { key: keyId, staffId, name, role, workbook, company, department, serverAt } = answer;
    await store.forgetIdentity(this.kept);
    await store.keepIdentity(this.kept, {
      ...{ url, keyId, privateKey, staffId, name, role, workbook, company, department },
      clockOffset: serverAt - browserPorts.now(),
      lastRequestSeq: 0,
      lastEventSeq: 0,
    });
    this.isAwaitingApproval.value = answer.status === 'awaitingApproval';
    this.hasLooked.value = false;
    await this.reread();
  }

  forget = (): Promise<void> =>
    this.act(async () => {
      await store.forgetIdentity(this.kept);
      this.proposals.value = [];
      this.keys.value = [];
      this.hasLooked.value = false;
      this.isAwaitingApproval.value = false;
      await this.reread();
    });

  look = (): Promise<void> => this.act(() => this.lookInside());

  private async lookInside(): Promise<void> {
    const me = await store.readIdentity(this.kept);
    if (!me || me.role === 'agent') return;
    const key = gatewayKeyOf(me, this.kept);
    const answer = this.answered(await lookup<AwaitingAnswer>(key, { what: 'awaitingSignature' }, browserPorts));
    if (!answer) return;
    this.isAwaitingApproval.value = false;
    this.hasLooked.value = true;
    const waiting = this.signed.value.filter(({ state }) => state === 'waiting');
    const here = new Set(waiting.map(({ event }) => subjectOf(event)));
    this.proposals.value = answer.proposals.filter(({ proposalId }) => !here.has(proposalId));
    this.keys.value = answer.keys.filter(({ keyId }) => !here.has(keyId));
  }

  sign = (proposal: Proposal): Promise<void> => this.signEvent((me) => confirmation(proposal, me, Date.now()));

  approve = (keyId: string, name: string): Promise<void> =>
    this.signEvent((me) => keyApproval(keyId, name, me, Date.now()));

  private signEvent(make: (me: store.Identity) => store.SignedEvent): Promise<void> {
    return this.act(async () => {
      const me = this.identity.value;
      if (!me) return;
      const signed = make(me);
      // Durable first, shown as signed after that, handed over last: a lost connection loses nothing.
      await store.keepEvent(this.kept, signed);
      await this.reread();
      const subject = subjectOf(signed.event);
      this.proposals.value = this.proposals.value.filter(({ proposalId }) => proposalId !== subject);
      this.keys.value = this.keys.value.filter((key) => key.keyId !== subject);
      await this.handOverInside();
    });
  }

  handOver = (): Promise<void> => this.act(() => this.handOverInside());

  private async handOverInside(): Promise<void> {
    if (!this.identity.value) return;
    const asked = await handOver(this.kept);
    await this.reread();
    if (asked && this.answered(asked)) await this.lookInside();
  }
}

const subjectOf = (event: store.SignedEvent['event']): string => String(event.payload.proposalId ?? event.subjectId);
