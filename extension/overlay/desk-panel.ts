import type { OverlayWords } from '../platform/overlay-messages.ts';
import { type Style, styled } from './styled.ts';

const DESK_WIDTH = '372px';

const PANEL: Style = {
  position: 'fixed',
  top: '0',
  height: '100vh',
  width: DESK_WIDTH,
  'max-width': '100vw',
  background: '#fbfaf8',
  'box-shadow': '0 0 12px rgba(0,0,0,.22)',
  display: 'flex',
  'flex-direction': 'column',
};
const GRIP: Style = {
  height: '12px',
  'flex-shrink': '0',
  cursor: 'ew-resize',
  background: 'linear-gradient(#8b9097, #8b9097) center / 36px 3px no-repeat #e4e1db',
  'touch-action': 'none',
};
const FRAME: Style = { border: '0', width: '100%', flex: '1 1 auto', 'min-height': '0', 'color-scheme': 'normal' };

export interface DeskPanel {
  panel: HTMLElement;
  grip: HTMLElement;
}

/** The unfolded desk: a grip, and the frame with the extension's own page in it. */
export const createPanel = (document: Document, words: OverlayWords, address: string): DeskPanel => {
  const panel = document.createElement('div');
  const grip = document.createElement('div');
  const frame = document.createElement('iframe');
  styled(panel, PANEL);
  styled(grip, GRIP);
  styled(frame, FRAME);
  grip.title = words.moveDesk;
  frame.title = words.deskTitle;
  frame.src = address;
  panel.append(grip, frame);
  return { panel, grip };
};
