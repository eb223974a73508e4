import { FIRST_DATA_ROW } from '../../shared/kernel/define-table.ts';
import { staff } from '../../shared/staff/staff.table.ts';
import { invite, setKeyStatus } from '../../sheets-addon/server/actions/admin.ts';
import { answerPost } from '../../sheets-addon/server/actions/answer-post.ts';
import { workbookName } from '../../sheets-addon/server/config.ts';
import type { GatewayServices } from '../../sheets-addon/server/ports.ts';
import { type MemoryWorkbook, memoryWorkbook } from './memory-workbook.ts';
import { newSigner, type Signer } from './signer.ts';

const SPREADSHEET_ID = 'memory-spreadsheet';

/** 21 November 2026, 18:00 in Shanghai. */
export const NOON = Date.UTC(2026, 10, 21, 10, 0, 0);

export interface MemoryGateway {
  workbook: MemoryWorkbook;
  services: GatewayServices;
  workbookName: string;
  /** Moved by tests. */
  clock: { now: number };
  cache: Map<string, { text: string; until: number }>;
  properties: Map<string, string>;
  log: Readonly<Record<string, string | number>>[];
  /** Set to make the lock unavailable. */
  isLocked: boolean;
  lockCount: { taken: number; released: number };
  /** Service calls of the last request, by name. */
  serviceCalls: string[];
  post(body: unknown): Answered;
  postText(text: string): Answered;
  /** Invites, enrols and (above agent) approves somebody; returns what signs for him. */
  enrol(name: string, role: 'agent' | 'supervisor' | 'admin'): Promise<Signer>;
}

// biome-ignore lint/suspicious/noExplicitAny: tests read answers of every kind; a wrong field is undefined and fails.
export type Answered = any;

/** A gateway in memory with two people in its staff sheet: real requests in, real answers out. */
export const memoryGateway = (): MemoryGateway => {
  const workbook = memoryWorkbook();
  const clock = { now: NOON };
  const cache: MemoryGateway['cache'] = new Map();
  const properties = new Map([
    ['WORKBOOK_ID', SPREADSHEET_ID],
    ['LANGUAGE', 'zh-CN'],
    ['TIME_ZONE', 'Asia/Shanghai'],
  ]);
  const log: MemoryGateway['log'] = [];
  let random = 0;
  const gateway: MemoryGateway = {
    workbook,
    workbookName: workbookName(SPREADSHEET_ID),
    clock,
    cache,
    properties,
    log,
    isLocked: false,
    lockCount: { taken: 0, released: 0 },
    serviceCalls: [],
    services: {
      workbook: () => workbook.open(),
      cache: {
        getAll: (names) => {
          gateway.serviceCalls.push('CacheService.getAll');
          const alive = names.flatMap((name) => {
            const entry = cache.get(name);
            return entry && entry.until > clock.now ? [[name, entry.text]] : [];
          });
          return Object.fromEntries(alive) as Record<string, string>;
        },
        put: (name, text, seconds) => {
          gateway.serviceCalls.push('CacheService.put');
          cache.set(name, { text, until: clock.now + seconds * 1000 });
        },
        remove: (names) => {
          gateway.serviceCalls.push('CacheService.removeAll');
          for (const name of names) cache.delete(name);
        },
      },
      lock: {
        tryLock: () => {
          gateway.serviceCalls.push('Lock.tryLock');
          if (gateway.isLocked) return false;
          gateway.lockCount.taken += 1;
          return true;
        },
        release: () => {
          gateway.serviceCalls.push('Lock.releaseLock');
          gateway.lockCount.released += 1;
        },
      },
      properties: {
        all: () => {
          gateway.serviceCalls.push('Properties.getProperties');
          return Object.fromEntries(properties);
        },
        set: (name, value) => {
          gateway.serviceCalls.push('Properties.setProperty');
          properties.set(name, value);
        },
      },
      now: () => clock.now,
      randomText: () => `memory-random-text-${String(++random).padStart(8, '0')}`,
      log: (entry) => {
        log.push(entry);
      },
    },
    postText: (text) => {
      gateway.serviceCalls = [];
      workbook.sheets.calls = [];
      // As the wire does it: only what survives JSON comes back.
      const answer = JSON.parse(JSON.stringify(answerPost(text, gateway.services)));
      gateway.serviceCalls.push(...workbook.sheets.calls.map(({ method }) => method));
      return answer;
    },
    post: (body) => gateway.postText(JSON.stringify(body)),
    enrol: async (name, role) => {
      const { code, staffId } = invite({ name, role }, gateway.services);
      const signer = await newSigner(gateway.workbookName, clock);
      const answer = gateway.post(await signer.enrolment(code));
      if (!answer.ok) throw new Error(`enrolment refused: ${answer.code}`);
      if (role !== 'agent') setKeyStatus(signer.keyId, 'active', gateway.services);
      signer.staffId = staffId;
      return signer;
    },
  };
  workbook.typeRow(staff, FIRST_DATA_ROW, { staffId: '1001', name: '王敏', role: 'agent', active: true });
  workbook.typeRow(staff, FIRST_DATA_ROW + 1, { staffId: '1002', name: '陈涛', role: 'agent', active: true });
  return gateway;
};
