import type { TargetedInputEvent, TargetedKeyboardEvent } from 'preact';

/** One line of text that a person types. */
export function TextField(props: {
  label: string;
  value: string;
  maxLength: number;
  onChange: (text: string) => void;
  onEnter?: () => void;
  keyboard?: 'text' | 'tel';
}) {
  const { label, value, maxLength, onChange, onEnter, keyboard = 'text' } = props;
  return (
    <label class="labelled">
      <span>{label}</span>
      <input
        class="field"
        type="text"
        inputMode={keyboard}
        dir="auto"
        autoComplete="off"
        maxLength={maxLength}
        value={value}
        onInput={(event: TargetedInputEvent<HTMLInputElement>) => {
          if (event.isTrusted) onChange(event.currentTarget.value);
        }}
        onKeyDown={(event: TargetedKeyboardEvent<HTMLInputElement>) => {
          if (event.isTrusted && event.key === 'Enter' && !event.isComposing) onEnter?.();
        }}
      />
    </label>
  );
}
