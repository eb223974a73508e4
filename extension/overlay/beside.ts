import { insertText } from '../sites/insert-text.ts';
import { readPageView } from './page-view.ts';

/** The part of the overlay that works for an open desk. */
export const beside = { readPageView, insertText };
export type Beside = typeof beside;
