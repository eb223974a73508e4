import type { ToldReport } from '../platform/overlay-messages.ts';
import type { ReplyBox, SitePage } from '../sites/page-types.ts';

/** Into the box that was used last, else the newest. Undefined when this frame has none: another frame may have one. */
export const insertInto = (
  site: SitePage,
  lastBox: ReplyBox | undefined,
  text: string,
): Promise<boolean> | undefined => {
  const boxes = site.replyBoxes();
  const box = boxes.find(({ element }) => element === lastBox?.element) ?? boxes[boxes.length - 1];
  return box && site.insertText(box, text);
};

/** For the popup: what the page was taken for, and nothing of what is written on it. */
export const reportOf = (site: SitePage, badgeCount: number, slowMs: number | undefined): ToldReport => {
  const { state, rowCount } = site.health();
  const { siteId, name, how, brokenAdapter } = site;
  return {
    siteId,
    name,
    how,
    state,
    rowCount,
    badgeCount,
    ...(brokenAdapter ? { broken: { name: brokenAdapter.name, version: brokenAdapter.version } } : {}),
    ...(slowMs === undefined ? {} : { slowMs }),
  };
};
