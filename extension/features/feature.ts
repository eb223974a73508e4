import type { ComponentChildren } from 'preact';
import type { DeskWords } from '../../shared/messages/desk.ts';
import type { Desk } from './desk.ts';
import type { TabId } from './tabs.ts';

/**
 * One thing an agent can do in the desk. `start` runs once; what it starts stops with the signal. The function it
 * returns draws the panel, as a component. Adding one: a folder here, a line in `desk/feature-list.ts`, a test.
 */
export interface Feature {
  id: string;
  title: keyof DeskWords;
  tab: TabId;
  start(desk: Desk, signal: AbortSignal): () => ComponentChildren;
}
