import { useEffect, useRef } from 'preact/hooks';
import { fill } from '../../../../shared/kernel/languages.ts';
import { SigningDeskPanel } from '../signing/desk.tsx';
import type { SigningDesk } from '../signing/signing-state.ts';
import type { Session } from '../sync/session.ts';
import { FrameDialog, QuestionDialog } from './dialogs.tsx';
import { type GridCommands, Header } from './header.tsx';
import { Icon } from './icons.tsx';
import { Notices } from './notices.tsx';
import { words } from './preferences.ts';
import { type FrameHooks, ScriptFrame } from './script-frame.tsx';
import * as state from './state.ts';

interface AppProps {
  session: Session;
  desk: SigningDesk;
  commands: GridCommands;
  frames: FrameHooks;
  /** Called once with the element the grid lives in. */
  onGridPlace: (place: HTMLElement) => void;
}

export function App({ session, desk, commands, frames, onGridPlace }: AppProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (place.current) onGridPlace(place.current);
  }, []);

  const runMenu = (functionName: string) => {
    session.run(undefined, functionName, []).catch((problem: Error) => {
      state.notify(fill(words.runFailed, { words: problem.message }), 'warning');
    });
  };

  const frame = state.sidebar.value;
  const question = state.question.value;
  return (
    <>
      <Header commands={commands} onRunMenu={runMenu} />
      <main>
        <div class="grid-place" ref={place} />
        <CellAtHand />
        {!state.isLoaded.value && (
          <p class="loading" role="status">
            {state.loadProblem.value ?? words.loading}
          </p>
        )}
        {frame && (
          <aside class="side" aria-label={frame.title || words.sidebar}>
            <header>
              <h2>{frame.title}</h2>
              <button type="button" class="bare" aria-label={words.close} onClick={() => frames.close(frame.frameId)}>
                <Icon name="close" />
              </button>
            </header>
            <ScriptFrame key={frame.frameId} frame={frame} hooks={frames} />
          </aside>
        )}
        {state.signingIsOpen.value && (
          <SigningDeskPanel
            desk={desk}
            onClose={() => {
              state.signingIsOpen.value = false;
            }}
          />
        )}
      </main>
      {state.dialogFrame.value && (
        <FrameDialog key={state.dialogFrame.value.frameId} frame={state.dialogFrame.value} hooks={frames} />
      )}
      {question && (
        <QuestionDialog
          key={question.dialogId}
          question={question}
          onAnswer={(button, text) => session.answerQuestion(question.dialogId, button, text)}
        />
      )}
      <Notices />
    </>
  );
}

/** For those who cannot see the canvas. */
const CellAtHand = () => (
  <p class="unseen" role="status" aria-live="polite" data-cell={state.cellAtHand.value?.address}>
    {state.cellAtHand.value && `${state.cellAtHand.value.address} ${state.cellAtHand.value.text}`}
  </p>
);
