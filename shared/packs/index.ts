import { zhCN } from './zh-CN/index.ts';

/** The packs that come with the product. */
export const builtInPacks = [zhCN] as const;
export { zhCN };
