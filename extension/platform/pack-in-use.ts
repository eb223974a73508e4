import type { TemplatePack } from '../../shared/packs/pack.ts';
import { zhCN } from '../../shared/packs/zh-CN/index.ts';
import type { OverlaySettings } from './overlay-messages.ts';

/** The built-in pack (design decision 14: works at once, alone). */
export const packInUse = (): TemplatePack => zhCN;

/** The small part of the pack that pages may see: ids, titles, words and limits of the case types. */
export const packTypes = (): Pick<OverlaySettings, 'types' | 'soonShare'> => {
  const { caseTypes, sla } = packInUse();
  return {
    soonShare: sla.soonShare,
    types: caseTypes.map(({ id, title, words, notWords, respondMinutes, resolveMinutes }) => ({
      id,
      title,
      words,
      ...(notWords ? { notWords } : {}),
      targetMinutes: sla.rowTarget === 'resolve' ? (resolveMinutes ?? respondMinutes) : respondMinutes,
    })),
  };
};
