import type {
  AtHandAnswer,
  AwaitingAnswer,
  CaseSummary,
  CustomerCard,
  DueTask,
  PointsAnswer,
} from '../../shared/gateway/answers.ts';
import type { EventCode } from '../../shared/gateway/error-codes.ts';
import type { Instant } from '../../shared/kernel/instants.ts';
import type { Language } from '../../shared/kernel/languages.ts';
import type { Outcome } from '../../shared/kernel/outcome.ts';
import type { Role } from '../../shared/kernel/roles.ts';
import type { TemplatePack } from '../../shared/packs/pack.ts';

/**
 * What the desk, the popup and the options page may ask of the background. Types only, so that a test can give the
 * desk a background of its own; `desk-caller.ts` makes the real one.
 */
export interface DeskApi {
  /** Keeps an act. Resolves after the durable commit: only then may the desk say "saved". Time and number are the background's. */
  act(act: NewAct): Promise<Outcome<SavedAct, Problem>>;
  /** Own acts on these subjects of the last 30 days, oldest first, delivered or not: what the desk shows before a sync, and alone. */
  ownActs(subjectIds: readonly string[]): Promise<OwnAct[]>;

  /** Look-ups go to the gateway, for the case at hand only. Not connected: problem `notConnected`. */
  atHand(asked: { address: string; keys: readonly string[] }): Promise<Outcome<AtHandAnswer, Problem>>;
  caller(number: string): Promise<Outcome<{ customer?: CustomerCard }, Problem>>;
  reveal(asked: {
    customerId: string;
    field: 'phone' | 'email' | 'address';
    caseKey?: string;
  }): Promise<Outcome<{ value: string }, Problem>>;
  awaitingSignature(): Promise<Outcome<AwaitingAnswer, Problem>>;
  points(staffId: string): Promise<Outcome<PointsAnswer, Problem>>;

  status(): Promise<DeskStatus>;
  /** Called at once and after every change. */
  onStatus(listener: (status: DeskStatus) => void, signal: AbortSignal): void;
  pack(): Promise<TemplatePack>;
  /** The language people chose in the options, else the browser's. */
  language(): Promise<Language>;
  /** As of the last sync. */
  myCases(): Promise<CaseSummary[]>;
  tasks(): Promise<DueTask[]>;

  /** What the page beside the desk shows: called at once and after every change. While somebody listens, the page is read. */
  onTab(listener: (view: TabView) => void, signal: AbortSignal): void;
  /** Puts the text where the cursor is in the page's reply box; `false`: there is none. */
  insertReply(text: string): Promise<boolean>;
  /** Scrolls to a row of the list and opens it; `false`: it is no longer there. */
  jumpToRow(rowKey: string): Promise<boolean>;
  /** Corrects the recognised type of a seen message or row; its badges follow, here and in other tabs. */
  correctType(message: Pick<SeenMessage, 'typeKeys'>, caseType: string): Promise<void>;

  syncNow(): Promise<DeskStatus>;
  rejected(): Promise<RejectedAct[]>;

  /** Asks the address behind a pasted link who it is. Nothing of the person is sent. */
  connect(link: string): Promise<Outcome<GatewayOffer, Problem>>;
  /** Enrols. `handOverEarlier`: acts gathered before, or for another gateway, go to this one, too. */
  confirmConnect(link: string, handOverEarlier: boolean): Promise<Outcome<DeskStatus, Problem>>;

  /** How the desk's frame stands on this site; remembered per site. Nothing happens in the side panel. */
  setDesk(place: Partial<DeskPlace>): Promise<void>;
}

export interface NewAct {
  kind: string;
  subjectId: string;
  payload: Record<string, unknown>;
}

export interface SavedAct {
  id: string;
  at: Instant;
}

export interface OwnAct extends NewAct, SavedAct {
  /** `rejected`: could not be entered; see `rejected()`. */
  state: 'waiting' | 'delivered' | 'rejected';
}

export interface RejectedAct extends NewAct, SavedAct {
  code: EventCode;
  /** A sentence, in the workbook's language. */
  message: string;
}

/** `message` is a sentence for the person, in his language. */
export interface Problem {
  code: string;
  message: string;
  retryAfterMs?: number;
}

export interface GatewayOffer {
  host: string;
  company: string;
  department: string;
  /** Acts gathered earlier that this gateway has not got: ask before handing them over. */
  earlierActs: number;
}

export interface DeskStatus {
  connection: 'never' | 'active' | 'awaitingApproval' | 'revoked';
  gateway?: {
    host: string;
    company: string;
    department: string;
    staffId: string;
    name: string;
    role: Role;
  };
  /** Of the company's site adapters as they are held here; changes when others were fetched. */
  adaptersEdition?: number;
  lastSyncAt?: Instant;
  syncing: boolean;
  /** Why the last sync failed; undefined after a good one. */
  problem?: Problem;
  /** Acts that are kept here and not yet in the workbook. */
  waiting: number;
  /** Of these, acts for no gateway or another one. */
  held: number;
  rejected: number;
  /** Milliseconds to add to this computer's clock to get the gateway's. */
  clockOffset: number;
}

export type ClockState = 'fine' | 'soon' | 'late' | 'answered';

/** A row or an open message as the page shows it. */
export interface SeenMessage {
  /** Case keys (`m:…`, `s:…`), the surest first; empty when the page shows too little. The first is the case's subjectId. */
  keys: string[];
  /** Digests under which a corrected type is remembered; for `correctType` only. */
  typeKeys: string[];
  subject: string;
  senderName: string;
  senderAddress?: string;
  receivedAt?: Instant;
  /** Only a rough time is known. */
  receivedApproximate: boolean;
  /** By the page's own signs; undefined: the page does not tell. */
  answered?: boolean;
  caseType: string;
  /** `words`: recognised; `agent`: corrected. */
  typeSource: 'words' | 'agent';
  state?: ClockState;
  dueAt?: Instant;
}

export interface SeenRow extends SeenMessage {
  /** For `jumpToRow`; stable as long as the page shows the row. */
  rowKey: string;
  unread?: boolean;
}

export interface DeskPlace {
  folded: boolean;
  side: 'left' | 'right';
}

export interface TabView {
  /** Undefined: the page is not an enabled site, or nothing is recognised on it. */
  site?: { host: string; adapterId: string; adapterName: string };
  rows: SeenRow[];
  open?: SeenMessage;
  replyBoxes: number;
  place: DeskPlace;
}
