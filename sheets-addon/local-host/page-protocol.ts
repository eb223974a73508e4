/**
 * Between the spreadsheet page and the host, over one WebSocket at `/page/socket`. Messages are JSON.
 *
 * The page says `hello` and gets a `snapshot` (or, when it still has the same epoch and no newer change happened, the missing
 * `mutations`). The host numbers every mutation; `mutations.seq` is the number of the last one in the message. An `edit` is
 * answered by `accepted` (its `seq` is that of its last mutation) or `refused`; an `editId` seen before is answered again, not
 * done again. Ends of a `selection` are inclusive, as in Univer. Refusal codes: `protected`, `stale` (rows moved since `baseSeq`), `badMutation`, `notAllowed`.
 */
import type { IWorkbookData } from '@univerjs/core';

export interface Mutation {
  id: string;
  params: object;
}

export interface OpenBlock {
  sheetId: number;
  startRowIndex?: number;
  endRowIndex?: number;
  startColumnIndex?: number;
  endColumnIndex?: number;
}

/** What this person may not write. Only such protections are sent. */
export interface Protection {
  range: OpenBlock;
  unprotectedRanges: OpenBlock[];
  description?: string;
}

export type MenuItem =
  | { title: string; functionName: string }
  | { separator: true }
  | { title: string; items: MenuItem[] };
export interface Menu {
  title: string;
  items: MenuItem[];
}

export type RefusalCode = 'protected' | 'stale' | 'badMutation' | 'notAllowed';

export type FromPage =
  | { type: 'hello'; language: string; epoch?: string; seq?: number }
  | { type: 'edit'; editId: string; baseSeq: number; mutations: Mutation[] }
  | { type: 'selection'; sheetId: number; startRow: number; endRow: number; startColumn: number; endColumn: number }
  | { type: 'runMenu'; callId: string; functionName: string }
  | { type: 'run'; callId: string; frameId: string; functionName: string; args: unknown[] }
  | { type: 'closed'; frameId: string }
  | { type: 'answered'; dialogId: string; button: string; text?: string };

export type ToPage =
  | {
      type: 'snapshot';
      epoch: string;
      seq: number;
      workbook: IWorkbookData;
      protections: Protection[];
      gatewayPath: string;
      userName?: string;
    }
  | { type: 'mutations'; seq: number; mutations: Mutation[] }
  | { type: 'accepted'; editId: string; seq: number }
  | { type: 'refused'; editId: string; code: string; message?: string }
  | { type: 'protections'; protections: Protection[] }
  | { type: 'reload' }
  | { type: 'menu'; menus: Menu[] }
  | { type: 'sidebar'; frameId: string; title: string; url: string }
  | { type: 'modal'; frameId: string; title: string; url: string; width: number; height: number; modal: boolean }
  | { type: 'closeFrame'; frameId: string }
  | { type: 'toast'; message: string; title?: string; seconds: number }
  | { type: 'dialog'; dialogId: string; title: string; message: string; buttons: string[]; prompt: boolean }
  | { type: 'result'; callId: string; ok: boolean; value?: unknown; error?: { name: string; message: string } };
