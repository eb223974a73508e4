import type { CaseStatus } from '../cases/cases.table.ts';
import type { Role } from '../kernel/roles.ts';
import type { ErrorCode, EventCode } from './error-codes.ts';

/** Answers are JSON; a web app sees no headers and sets no status, so the outcome stands in the body. */
export interface Refusal {
  ok: false;
  code: ErrorCode;
  /** A sentence in the workbook's language. */
  message: string;
  /** The gateway's clock, epoch ms: with `clockWrong`, sign again with the difference. */
  serverAt: number;
  retryAfterMs?: number;
}

export interface HelloAnswer {
  ok: true;
  serverAt: number;
  protocol: number;
  workbook: string;
  company: string;
  department: string;
  limits: { bodyBytes: number; events: number; clockToleranceMs: number };
  accepts: Record<string, number[]>;
}

export interface EnrolAnswer {
  ok: true;
  serverAt: number;
  key: string;
  staffId: string;
  name: string;
  role: Role;
  workbook: string;
  company: string;
  department: string;
  status: 'active' | 'awaitingApproval';
}

/** `index`: place in the request. `repeat`: was folded before. `waiting`: unknown kind or version; keep it and give it a new number later. */
export type EventResult =
  | { index: number; id: string; status: 'folded' | 'repeat' | 'waiting' }
  | { index: number; id: string; status: 'rejected'; code: EventCode; message: string };

/** A case as its agent's desk and the case at hand show it. */
export interface CaseSummary {
  caseId: string;
  keys: string[];
  subject: string;
  senderName: string;
  caseType: string;
  category: string;
  status: CaseStatus;
  ownerId: string;
  ownerName: string;
  receivedAt: number;
  respondBy?: number;
  resolveBy?: number;
  answeredAt?: number;
  promisedBy?: number;
  resolvedAt?: number;
  pauseReason?: string;
  ticked: string[];
  fields: Record<string, string>;
  result?: string;
}

/** `caseId` + what to do: a follow-up that is due, a promise, … */
export interface DueTask {
  taskId: string;
  kind: 'followUp';
  caseId: string;
  title: string;
  who: string;
  dueAt: number;
}

export interface SyncAnswer {
  ok: true;
  serverAt: number;
  /** Highest event number folded for this key. */
  lastSeq: number;
  results: EventResult[];
  accepts: Record<string, number[]>;
  /** The sender's own open cases and due tasks. */
  cases: CaseSummary[];
  tasks: DueTask[];
  /** Higher or lower than the number known: ask anew for what one keeps a copy of (`lookup` of the same name). */
  editions: { siteAdapters: number };
}

/** How the company's pages are read. `adapters`: JSON texts, to be checked before use. `offers`: for administrators. */
export interface SiteAdaptersAnswer {
  ok: true;
  serverAt: number;
  edition: number;
  adapters: string[];
  offers: SiteAdapterOffer[];
}

export interface SiteAdapterOffer {
  adapterId: string;
  adapter: string;
  offeredBy: string;
  offeredByName: string;
  offeredAt: number;
}

/** Contact data masked unless revealed. */
export interface CustomerCard {
  customerId: string;
  name: string;
  honorific: 'mr' | 'ms' | 'unknown';
  company: string;
  level: string;
  brands: string;
  visitCount: number;
  lastFollowUpOn: string;
  email: string;
  phone: string;
  address: string;
}

export interface AtHandAnswer {
  ok: true;
  serverAt: number;
  customer?: CustomerCard;
  serviceCase?: CaseSummary & { history: HistoryLine[] };
}

export interface HistoryLine {
  at: number;
  staffName: string;
  kind: string;
  detail: string;
}

export interface RevealAnswer {
  ok: true;
  serverAt: number;
  value: string;
}

export interface Proposal {
  proposalId: string;
  agentId: string;
  agentName: string;
  clauseNo: string;
  clauseText: string;
  points: number;
  factOn: string;
  evidence: string;
  proposedBy: string;
  proposedByName: string;
}

export interface AwaitingAnswer {
  ok: true;
  serverAt: number;
  proposals: Proposal[];
  /** Keys that wait for an administrator. */
  keys: { keyId: string; name: string; role: Role }[];
}

export interface PointsAnswer {
  ok: true;
  serverAt: number;
  calendarHalfPoints: number;
  rollingHalfPoints: number;
  dismissAtPoints: number;
  entries: {
    entryId: string;
    clauseNo: string;
    points: number;
    factOn: string;
    evidence: string;
    confirmedBy: string;
    reversalOf?: string;
  }[];
}

export type Answer<Good extends { ok: true }> = Good | Refusal;
