import type { TargetedInputEvent } from 'preact';
import type { Instant } from '../../shared/kernel/instants.ts';
import { fieldOfInstant, instantOfField } from './time-text.ts';

/** Date and time in the pack's zone, whatever zone this computer is in. */
export function TimeField(props: {
  label: string;
  at: Instant | undefined;
  timeZone: string;
  onChange: (at: Instant | undefined) => void;
}) {
  const { label, at, timeZone, onChange } = props;
  return (
    <label class="labelled">
      <span>{label}</span>
      <input
        class="field narrow"
        type="datetime-local"
        value={at === undefined ? '' : fieldOfInstant(at, timeZone)}
        onInput={(event: TargetedInputEvent<HTMLInputElement>) => {
          if (event.isTrusted) onChange(instantOfField(event.currentTarget.value, timeZone));
        }}
      />
    </label>
  );
}
