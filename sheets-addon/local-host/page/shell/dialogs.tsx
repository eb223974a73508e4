/** Modal things: an alert or prompt of the add-on, and a dialog with html of its own. `<dialog>` keeps the focus inside. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon } from './icons.tsx';
import { words } from './preferences.ts';
import { type FrameHooks, ScriptFrame } from './script-frame.tsx';
import type { Frame, Question } from './state.ts';

interface ModalProps {
  title: string;
  onClose: () => void;
  children: ComponentChildren;
  isModal?: boolean;
  width?: number;
}

export function Modal({ title, onClose, children, isModal = true, width }: ModalProps) {
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (isModal) element.current?.showModal();
    else element.current?.show();
    // The close button comes first in the document; a question wants its field, or its first answer.
    element.current?.querySelector<HTMLElement>('form input, form button, iframe')?.focus();
  }, [isModal]);
  return (
    <dialog
      ref={element}
      class="dialog"
      aria-label={title || words.dialog}
      style={width ? { width: `${width}px` } : {}}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <header>
        <h2>{title}</h2>
        <button type="button" class="bare" aria-label={words.close} onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      {children}
    </dialog>
  );
}

const buttonWords: Record<string, string> = {
  OK: words.ok,
  CANCEL: words.cancel,
  YES: words.yes,
  NO: words.no,
  CLOSE: words.close,
};

interface QuestionProps {
  question: Question;
  onAnswer: (button: string, text: string) => void;
}

export function QuestionDialog({ question, onAnswer }: QuestionProps) {
  const [text, setText] = useState('');
  const first = question.buttons[0] ?? 'OK';
  return (
    <Modal title={question.title || words.product} onClose={() => onAnswer('CLOSE', text)}>
      <form
        method="dialog"
        onSubmit={(event) => {
          event.preventDefault();
          onAnswer(first, text);
        }}
      >
        <p class="message">{question.message}</p>
        {question.hasText && (
          <input
            type="text"
            aria-label={question.message || question.title}
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        )}
        <div class="acts">
          {question.buttons.map((name, index) => (
            <button
              key={name}
              type={index === 0 ? 'submit' : 'button'}
              class={index === 0 ? 'primary' : ''}
              onClick={index === 0 ? undefined : () => onAnswer(name, text)}
            >
              {buttonWords[name] ?? name}
            </button>
          ))}
        </div>
      </form>
    </Modal>
  );
}

export const FrameDialog = ({ frame, hooks }: { frame: Frame; hooks: FrameHooks }) => (
  <Modal
    title={frame.title}
    isModal={frame.isModal}
    onClose={() => hooks.close(frame.frameId)}
    {...(frame.width ? { width: frame.width } : {})}
  >
    <div class="dialog-frame" style={{ height: `${frame.height ?? 400}px` }}>
      <ScriptFrame frame={frame} hooks={hooks} />
    </div>
  </Modal>
);
