import type { GatewayFailure } from '../gateway/client.ts';
import type { Language } from '../kernel/languages.ts';
import type { AdapterFileProblem } from '../site-adapters/adapters-in-file.ts';
import { extensionEn } from './extension.en.ts';
import { extensionZhCn } from './extension.zh-CN.ts';
import { extensionZhTw } from './extension.zh-TW.ts';

/** What the overlay, the popup and the options page say. `{name}` is filled in. */
export interface ExtensionWords {
  badgeTitle: string;
  answeredTitle: string;
  openDesk: string;
  foldDesk: string;
  moveDesk: string;
  deskTitle: string;

  thisSite: string;
  notASite: string;
  enableHere: string;
  disableHere: string;
  enabledHere: string;
  asksOnce: string;
  refused: string;
  nothingRecognised: string;
  rowsFound: string;
  brokenAdapter: string;
  recognised: string;
  taught: string;
  byAdapter: string;
  /** What an adapter was checked on: `{on} {version} {views}`. */
  checkedHow: Record<'live' | 'savedPage' | 'documentation' | 'none', string>;
  views: Record<'list' | 'open' | 'compose', string>;
  viewsTogether: string;
  siteChanged: string;
  dropped: string;
  teach: string;
  teachAgain: string;
  teachHint: string;
  cannotTeach: string;
  useRecognition: string;
  useDescription: string;
  showBadges: string;
  showDesk: string;
  copyReport: string;
  reportCopied: string;
  reportFailed: string;
  tooSlow: string;
  openSidePanel: string;
  openOptions: string;

  optionsTitle: string;
  connection: string;
  connectHint: string;
  connectLink: string;
  ask: string;
  offer: string;
  connect: string;
  cancel: string;
  earlierActs: string;
  handOver: string;
  keepHere: string;
  connected: string;
  awaitingApproval: string;
  revoked: string;
  never: string;
  lastSync: string;
  neverSynced: string;
  syncNow: string;
  syncing: string;

  privacy: string;
  privacyLines: readonly string[];
  sites: string;
  noSites: string;
  siteAddress: string;
  addSite: string;
  badAddress: string;
  switchOff: string;
  openSiteFirst: string;
  taughtSites: string;
  noTaught: string;
  forgetTaught: string;
  exportTaught: string;
  adaptersHint: string;
  offerTaught: string;
  publishTaught: string;
  offered: string;
  publishedToAll: string;
  withdrawn: string;
  declined: string;
  waitsInOutbox: string;
  handedOn: string;
  importAdapters: string;
  adaptersImported: string;
  publishedSites: string;
  offersWaiting: string;
  offeredBy: string;
  withdraw: string;
  decline: string;
  reason: string;
  adapterVersion: string;
  /** `{adapter} {path}`. */
  adapterFileWrong: Record<AdapterFileProblem['code'], string>;

  language: string;
  browserLanguage: string;

  outbox: string;
  waitingActs: string;
  heldActs: string;
  noWaiting: string;
  rejectedActs: string;
  noRejected: string;
  retry: string;
  discard: string;
  export: string;
  import: string;
  imported: string;
  importWrong: string;

  failures: Record<GatewayFailure['code'] | 'notConnected' | 'badLink' | 'payloadWrong' | 'unknownKind', string>;
}

export const extensionWords: Record<Language, ExtensionWords> = {
  'zh-CN': extensionZhCn,
  'zh-TW': extensionZhTw,
  en: extensionEn,
};
