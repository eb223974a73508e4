import type { ReplyBox, SitePage } from '../sites/page-types.ts';

/** The reply box that has the focus; undefined when something else has it. */
export const boxAt = (site: SitePage, target: Node | null): ReplyBox | undefined =>
  site.replyBoxes().find(({ element, outer }) => element === target || outer === target || element.contains(target));
