import { recogniseCompose } from './recognise-compose.ts';
import { recogniseList } from './recognise-list.ts';
import { recogniseOpen } from './recognise-open.ts';

/** Reading a page that no adapter knows. */
export const recognition = { list: recogniseList, open: recogniseOpen, compose: recogniseCompose };
export type Recognition = typeof recognition;
