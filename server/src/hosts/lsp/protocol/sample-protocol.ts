/** Request: the sample files that contracts lack. Nothing is written by the server. Answered with null by one that failed. */
export const SAMPLE = 'dataengos/sample';

export interface SampleParams {
  /** URI of a contract or folder: only what lies there, and what that refers to; the whole workspace when left out. */
  readonly within?: string;
}

export interface SampleFiles {
  /** How many data contracts were looked at. */
  readonly contracts: number;
  readonly files: readonly NewSampleFile[];
  /** How many samples were there already and stay. */
  readonly kept: number;
  readonly unmet: readonly UnmetBySample[];
  /** Nothing is made for these. */
  readonly failed: readonly { readonly uri: string; readonly reason: string }[];
}

export interface NewSampleFile {
  readonly uri: string;
  readonly text: string;
  /** How many rows of what. */
  readonly label: string;
  /** A sentence that says why. */
  readonly description: string;
}

/** Something that a contract says and that the rows do not meet. */
export interface UnmetBySample {
  readonly uri: string;
  readonly range: { readonly start: SamplePlace; readonly end: SamplePlace };
  /** As people find it: `orders.amount: busy`. */
  readonly element: string;
  /** A sentence, in English. */
  readonly reason: string;
}

/** As the protocol writes positions. */
export interface SamplePlace {
  readonly line: number;
  readonly character: number;
}
