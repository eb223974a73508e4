import type { NewAct, SeenMessage } from '../platform/desk-api.ts';
import { type Desk, gatewayNow } from './desk.ts';

const MAX_KEYS = 8;

/** A field's text may be written when another mail is already open: the case it belongs to is taken at the start. */
export interface CaseTarget {
  subjectId: string;
  seen: SeenMessage;
}

export const caseTarget = (desk: Desk): CaseTarget | undefined => {
  const subjectId = desk.atHand.subjectIds.peek()[0];
  const seen = desk.atHand.seen.peek();
  return subjectId === undefined || !seen ? undefined : { subjectId, seen };
};

/** Taking up the matter: the workbook makes a case of it, or meets the one it has (design decision 8). */
export const openingOf = async (desk: Desk, { subjectId, seen }: CaseTarget): Promise<NewAct[]> => {
  if (desk.atHand.subjectIds.peek()[0] === subjectId && desk.atHand.isOpened.peek()) return [];
  const acts = await desk.api.ownActs([subjectId, ...seen.keys]);
  if (acts.some(({ kind }) => kind === 'caseOpened')) return [];
  const receivedAt = seen.receivedAt ?? gatewayNow(desk);
  return [
    {
      kind: 'caseOpened',
      subjectId: seen.keys[0]!,
      payload: {
        keys: seen.keys.slice(0, MAX_KEYS),
        channel: 'email',
        subject: seen.subject.slice(0, 1000),
        senderName: seen.senderName.slice(0, 200),
        senderAddress: (seen.senderAddress ?? '').slice(0, 320),
        receivedAt: Math.max(0, Math.round(receivedAt)),
        receivedApproximate: seen.receivedApproximate || seen.receivedAt === undefined,
        site: (desk.page.peek().site?.host ?? '').slice(0, 200),
        caseType: seen.caseType,
        typeSource: seen.typeSource,
      },
    },
  ];
};
