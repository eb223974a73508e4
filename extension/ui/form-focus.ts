import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** A form that opens takes the focus to its first control; when it closes, the focus goes back to what opened it. */
export const useFormFocus = <Form extends HTMLElement>(): RefObject<Form | null> => {
  const form = useRef<Form>(null);
  useEffect(() => {
    const before = document.activeElement;
    form.current?.querySelector<HTMLElement>('textarea, input, select, button')?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return form;
};
