import { insertText } from '../sites/insert-text.ts';
import { createPanel } from './desk-panel.ts';
import { jumpTo } from './jump-to.ts';
import { readPageView } from './page-view.ts';

/** The part of the overlay that works for an open desk. */
export const beside = { readPageView, insertText, createPanel, jumpTo };
export type Beside = typeof beside;
