import type { DeskEvent } from '../../shared/kernel/event.ts';
import { shortDigest } from '../../shared/kernel/ids.ts';
import type { Signer } from './signer.ts';

export const messageKey = (name: string): string => `m:${shortDigest(`message ${name}`)}`;

let eventCount = 0;

/** An event with everything it needs; tests change what matters to them. */
export const anEvent = (
  signer: Pick<Signer, 'staffId'>,
  seq: number,
  at: number,
  changes: Partial<DeskEvent> = {},
): DeskEvent => ({
  seq,
  id: `event-${String(++eventCount).padStart(10, '0')}`,
  at,
  clockOffset: 0,
  staffId: signer.staffId,
  kind: 'caseClaimed',
  version: 1,
  subjectId: messageKey('one'),
  payload: {},
  ...changes,
});

export const opened = (
  signer: Pick<Signer, 'staffId'>,
  seq: number,
  at: number,
  name = 'one',
  payload: Record<string, unknown> = {},
): DeskEvent =>
  anEvent(signer, seq, at, {
    kind: 'caseOpened',
    subjectId: messageKey(name),
    payload: {
      keys: [messageKey(name)],
      channel: 'email',
      subject: `投诉：安装迟到 ${name}`,
      senderName: '李婷',
      senderAddress: 'liting@meiyu.example',
      receivedAt: at - 3_600_000,
      receivedApproximate: false,
      site: 'maildev',
      caseType: 'complaint',
      typeSource: 'words',
      ...payload,
    },
  });
