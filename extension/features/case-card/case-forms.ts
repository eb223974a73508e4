import { type Signal, signal } from '@preact/signals';

export type CaseForm = 'promise' | 'wait' | 'answered' | 'resolve';

/** What is open in the card, so that a key opens it as well as its button. */
export interface CaseForms {
  /** The one small form. */
  open: Signal<CaseForm | undefined>;
  /** The reckoning of the clock. */
  isWhyOpen: Signal<boolean>;
}

export const caseForms = (): CaseForms => ({ open: signal<CaseForm | undefined>(undefined), isWhyOpen: signal(false) });

export const toggleForm = ({ open }: CaseForms, form: CaseForm): void => {
  open.value = open.peek() === form ? undefined : form;
};
