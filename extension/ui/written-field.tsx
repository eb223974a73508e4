import type { TargetedInputEvent } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

const PAUSE_MS = 1_500;

interface WrittenFieldProps {
  label: string;
  saved: string;
  placeholder: string;
  maxLength: number;
  rows?: number;
  hideLabel?: boolean;
  /** After a pause in typing, on leaving the field, and when it goes away: never per keystroke. */
  onWritten: (text: string) => void;
}

/** A field that is written down by itself, once what was typed stands still. */
export function WrittenField(props: WrittenFieldProps) {
  const { label, saved, placeholder, maxLength, rows = 2, hideLabel = false } = props;
  const [draft, setDraft] = useState<string>();
  const latest = useRef({ draft, ...props });
  latest.current = { draft, ...props };

  const lastWritten = useRef<string | undefined>(undefined);
  const write = () => {
    const { draft: typed, saved: before, onWritten } = latest.current;
    if (typed === undefined || typed === before || typed === lastWritten.current) return;
    lastWritten.current = typed;
    onWritten(typed);
  };
  useEffect(() => {
    lastWritten.current = undefined;
    // From here on the field shows what is kept, so that an undo is seen in it.
    setDraft((typed) => (typed === saved ? undefined : typed));
  }, [saved]);
  useEffect(() => {
    if (draft === undefined || draft === saved) return;
    const timer = setTimeout(write, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [draft, saved]);
  useEffect(() => write, []);

  return (
    <label class="labelled">
      <span class={hideLabel ? 'off-screen' : undefined}>{label}</span>
      <textarea
        class="field"
        rows={rows}
        dir="auto"
        maxLength={maxLength}
        placeholder={placeholder}
        value={draft ?? saved}
        onInput={(event: TargetedInputEvent<HTMLTextAreaElement>) => {
          if (event.isTrusted) setDraft(event.currentTarget.value);
        }}
        onBlur={write}
      />
    </label>
  );
}
