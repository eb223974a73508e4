import type { AtHandAnswer } from '../../shared/gateway/answers.ts';
import type { Instant } from '../../shared/kernel/instants.ts';
import type { NewAct } from './desk-api.ts';
import { newestOf, refreshOverlays } from './overlay-host.ts';
import { tabViewOf } from './page-views.ts';
import { changeLocal } from './storage.ts';

/** Under which keys a page may show a case, by the id its acts carry; as long as the worker lives. */
const keysOfCase = new Map<string, readonly string[]>();

/** An agent's answer stops the badge as well (E7a); an automatic one does not. */
export const noteAnswerOfAct = async (tabId: number | undefined, act: NewAct): Promise<void> => {
  const { kind, subjectId, payload } = act;
  const keys = [subjectId, ...(keysOfCase.get(subjectId) ?? [])];
  if (kind === 'caseAnswered' && payload.automatic === false) await note(tabId, keys, Number(payload.answeredAt));
  if (kind === 'caseAnswerWithdrawn') await note(tabId, keys, undefined);
};

/** What the workbook knows of the case at hand: somebody else may have answered. */
export const noteAnswerOfCase = async (
  tabId: number | undefined,
  asked: readonly string[],
  { serviceCase }: AtHandAnswer,
): Promise<void> => {
  if (!serviceCase) return;
  const keys = [...asked, ...serviceCase.keys];
  keysOfCase.set(serviceCase.caseId, keys);
  const answeredAt = serviceCase.answeredAt ?? serviceCase.resolvedAt;
  if (answeredAt) await note(tabId, keys, answeredAt);
};

/** Pages know conversations by digests of their own, so that no name is kept: the view of the tab tells which. */
const note = async (
  tabId: number | undefined,
  keys: readonly string[],
  answeredAt: Instant | undefined,
): Promise<void> => {
  const { open, rows } = await tabViewOf(tabId);
  const shown = [...(open ? [open] : []), ...rows].filter((message) => message.keys.some((key) => keys.includes(key)));
  const typeKeys = shown.flatMap((message) => message.typeKeys);
  if (typeKeys.length === 0) return;
  let isNew = false;
  await changeLocal('answers', (known) => {
    isNew = typeKeys.some((key) => known[key]?.answeredAt !== answeredAt);
    const others = Object.entries(known).filter(([key]) => !typeKeys.includes(key));
    const noted = answeredAt === undefined ? [] : typeKeys.map((key) => [key, { answeredAt, at: Date.now() }] as const);
    return isNew ? newestOf([...others, ...noted]) : known;
  });
  if (isNew) await refreshOverlays();
};
