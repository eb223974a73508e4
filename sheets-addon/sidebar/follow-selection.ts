import { useEffect, useState } from 'preact/hooks';
import type { SidebarContext } from '../server/actions/explain-row.ts';
import { callServer } from './server-calls.ts';

const EVERY_MS = 1_000;
/** After a failure the sheet is left in peace for a while. */
const AFTER_FAILURE_MS = 5_000;
/** Figures can change while the selection stays: they are asked again this often. */
const REFRESH_MS = 20_000;

export interface Followed {
  context: SidebarContext | undefined;
  error: unknown;
}

/** Keeps the page beside the selected row: a cheap question every second while visible, the rest only when it moved. */
export const useSelectedRow = (): Followed => {
  const [followed, setFollowed] = useState<Followed>({ context: undefined, error: undefined });
  useEffect(() => {
    let isOver = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let shown = '';
    let shownAt = Number.NEGATIVE_INFINITY;

    const look = async (): Promise<void> => {
      const selection = JSON.stringify(await callServer('sidebarSelection'));
      if (selection === shown && performance.now() - shownAt < REFRESH_MS) return;
      const context = await callServer('sidebarContext');
      shown = selection;
      shownAt = performance.now();
      if (!isOver) setFollowed({ context, error: undefined });
    };

    const tick = async (): Promise<void> => {
      let wait = EVERY_MS;
      try {
        if (!document.hidden) await look();
      } catch (error) {
        wait = AFTER_FAILURE_MS;
        if (!isOver) setFollowed(({ context }) => ({ context, error }));
      }
      if (!isOver) timer = setTimeout(tick, wait);
    };

    void tick();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, []);
  return followed;
};
