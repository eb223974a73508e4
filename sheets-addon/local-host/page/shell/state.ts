/** What the page shows around the grid. Changed by the session, read by the components. */
import { signal } from '@preact/signals';
import type { Menu } from '../../page-protocol.ts';
import type { ReadCell } from '../grid/open-grid.ts';

export type Link = 'connecting' | 'live' | 'offline';

export interface Notice {
  id: number;
  text: string;
  title?: string;
  kind: 'plain' | 'warning';
}

export interface Frame {
  frameId: string;
  title: string;
  url: string;
  width?: number;
  height?: number;
  isDialog: boolean;
  /** A modal dialog bars the rest of the page. */
  isModal: boolean;
}

export interface Question {
  dialogId: string;
  title: string;
  message: string;
  buttons: string[];
  hasText: boolean;
}

export const link = signal<Link>('connecting');
export const pendingCount = signal(0);
export const isLoaded = signal(false);
export const loadProblem = signal<string | undefined>(undefined);
export const workbookName = signal('');
export const cellAtHand = signal<ReadCell | undefined>(undefined);
export const menus = signal<Menu[]>([]);
export const sidebar = signal<Frame | undefined>(undefined);
export const dialogFrame = signal<Frame | undefined>(undefined);
export const question = signal<Question | undefined>(undefined);
export const notices = signal<Notice[]>([]);
export const signingIsOpen = signal(false);
export const running = signal(0);

let lastNotice = 0;
const SECONDS_TO_READ = 6;

/** The same sentence is not stacked twice. `seconds` ≤ 0 stays until it is dismissed. */
export function notify(text: string, kind: Notice['kind'] = 'plain', seconds = SECONDS_TO_READ, title?: string): void {
  const same = notices.value.find((notice) => notice.text === text && notice.title === title);
  if (same) dismiss(same.id);
  lastNotice += 1;
  const id = lastNotice;
  notices.value = [...notices.value.slice(-3), { id, text, kind, ...(title ? { title } : {}) }];
  if (seconds > 0) setTimeout(() => dismiss(id), seconds * 1000);
}

export const dismiss = (id: number): void => {
  notices.value = notices.value.filter((notice) => notice.id !== id);
};
