import type { TestText } from './test-texts.ts';

/** A sentence with its parameters, before translation. */
export interface Saying {
  readonly text: TestText;
  readonly params?: Readonly<Record<string, string | number>>;
}
