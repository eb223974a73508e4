import 'fake-indexeddb/auto';
import { openDatabase } from '../../../extension/sync/database.ts';
import { DeskSync } from '../../../extension/sync/desk-sync.ts';
import type { GatewayPorts } from '../../../shared/gateway/client.ts';
import { connectLink } from '../../../shared/gateway/connect-link.ts';
import type { Row } from '../../../shared/kernel/define-table.ts';
import { events } from '../../../shared/workbook/events.table.ts';
import { invite } from '../../../sheets-addon/server/actions/admin.ts';
import { type MemoryGateway, memoryGateway } from '../../support/memory-gateway.ts';

export const GATEWAY_URL = 'https://gateway.example/exec';

/** An agent's browser and the branch's gateway, with a line between them that can be cut. */
export interface Office {
  gateway: MemoryGateway;
  sync: DeskSync;
  line: {
    /** `cut`: nobody answers; `answerLost`: the request arrives, its answer does not; `html`: a sign-in page answers. */
    state: 'up' | 'cut' | 'answerLost' | 'html';
    /** Milliseconds by which this computer's clock is wrong. */
    clockError: number;
    requests: { op?: string; body?: string; seq?: number }[];
    pauses: number[];
    /** Done while a request is on its way. */
    meanwhile?: () => Promise<unknown>;
  };
  link(name?: string): string;
  /** As after the browser was killed: another worker over the same disk. */
  reopened(): Promise<DeskSync>;
  eventRows(): Row[];
}

let databaseCount = 0;

export const office = async (gateway: MemoryGateway = memoryGateway()): Promise<Office> => {
  const name = `office-${++databaseCount}`;
  const line: Office['line'] = { state: 'up', clockError: 0, requests: [], pauses: [] };
  const ports: GatewayPorts = {
    post: async (_url, text) => {
      line.requests.push(JSON.parse(text));
      if (line.state === 'cut') throw new TypeError('Failed to fetch');
      if (line.state === 'html') return '<!doctype html><title>Sign in</title>';
      const answer = gateway.postText(text);
      const { meanwhile } = line;
      delete line.meanwhile;
      await meanwhile?.();
      if (line.state === 'answerLost') throw new TypeError('Failed to fetch');
      return JSON.stringify(answer);
    },
    now: () => gateway.clock.now + line.clockError,
    pause: async (ms) => {
      line.pauses.push(ms);
      gateway.isLocked = false;
    },
  };
  const open = async (): Promise<DeskSync> => new DeskSync(await openDatabase(name), ports, () => {});
  return {
    gateway,
    sync: await open(),
    line,
    link: (person = '王敏') => connectLink(GATEWAY_URL, invite({ name: person, role: 'agent' }, gateway.services).code),
    reopened: open,
    eventRows: () => gateway.workbook.rows(events),
  };
};

/** The same with the agent connected. */
export const connectedOffice = async (gateway?: MemoryGateway): Promise<Office> => {
  const made = await office(gateway);
  const connected = await made.sync.connect(made.link(), true);
  if (!connected.ok) throw new Error(connected.problem.code);
  return made;
};
