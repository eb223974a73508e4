import { insertText } from '../sites/insert-text.ts';
import { createPanel } from './desk-panel.ts';
import { jumpTo } from './jump-to.ts';
import { insertInto, reportOf } from './page-acts.ts';
import { readPageView } from './page-view.ts';

/** The part of the overlay that works for an open desk, or for the popup. */
export const beside = { readPageView, insertText, insertInto, createPanel, jumpTo, reportOf };
export type Beside = typeof beside;
