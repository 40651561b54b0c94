import type { NewFilesAnswers } from '../../../server/src/hosts/lsp/protocol.ts';

/** Something that is asked, and the answer that it gives. */
export type Step = InputStep | PickStep;

export interface InputStep {
  readonly kind: 'input';
  readonly field: keyof NewFilesAnswers;
  /** A sentence below the box. */
  readonly prompt: string;
  readonly placeholder: string;
  /** Stands there already. */
  readonly value?: string | undefined;
  /** Nothing may be written. */
  readonly optional?: boolean;
}

export interface PickStep {
  readonly kind: 'pick';
  readonly field: keyof NewFilesAnswers;
  readonly placeholder: string;
  readonly items: readonly StepItem[];
}

export interface StepItem {
  readonly label: string;
  readonly detail?: string;
  /** The answer; undefined for none. */
  readonly value: string | boolean | undefined;
}
