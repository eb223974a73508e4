import type { DeskApi, DeskStatus, TabView } from './desk-api.ts';
import { type PagesApi, pagesCallNames } from './pages-api.ts';

/** The calls of `DeskApi` that are one question and one answer; the others are told through the port. */
export const deskCallNames = [
  'act',
  'ownActs',
  'atHand',
  'caller',
  'reveal',
  'awaitingSignature',
  'points',
  'status',
  'pack',
  'language',
  'myCases',
  'tasks',
  'insertReply',
  'jumpToRow',
  'correctType',
  'syncNow',
  'rejected',
  'connect',
  'confirmConnect',
  'setDesk',
] as const satisfies readonly (keyof DeskApi)[];

export type DeskCalls = Pick<DeskApi, (typeof deskCallNames)[number]>;
export type Calls = DeskCalls & PagesApi;
export type CallName = keyof Calls;

export const isDeskCall = (name: CallName): name is keyof DeskCalls =>
  (deskCallNames as readonly string[]).includes(name);
export const isCallName = (name: string): name is CallName =>
  (deskCallNames as readonly string[]).includes(name) || (pagesCallNames as readonly string[]).includes(name);

/** Where a page of the extension sits. */
export interface Seat {
  /** The side panel's window: it belongs to no tab. */
  windowId?: number;
  /** The desk in a page: shows that our own overlay put it there. */
  frameToken?: string;
}

/** From a page of the extension to the background. */
export interface Call {
  deskside: 'call';
  name: CallName;
  args: unknown[];
  seat: Seat;
}

/** The background's answer; an error that was not foreseen travels as its code, never as a customer's words. */
export type CallReply = { done: true; value: unknown } | { done: false; code: string };

/** Begins the name of the port that a desk keeps open; its seat follows as JSON. While one is open, the page is read. */
export const DESK_PORT = 'desk ';

/** What the background tells over that port. */
export type DeskNotice = { status: DeskStatus } | { tab: TabView };
