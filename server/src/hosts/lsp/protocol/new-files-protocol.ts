/** Request: the files of something new. Nothing is written by the server. Answered with null by one that failed. */
export const NEW_FILES = 'dataengos/newFiles';

/** What can be made: a whole workspace, or something in it. */
export type NewKind = 'workspace' | 'source' | 'product' | 'domain' | 'policy' | 'standards';

/** What is asked of the user, by the names that operations have for it. */
export interface NewFilesAnswers {
  readonly project?: string;
  readonly preset?: string;
  readonly system?: string;
  readonly domain?: string;
  readonly name?: string;
  readonly policy?: string;
  /** Of standards. */
  readonly profile?: string;
  readonly database?: string;
  readonly team?: string;
  readonly descriptor?: boolean;
  readonly policies?: boolean;
}

export interface NewFilesParams {
  readonly kind: NewKind;
  /** URI of the workspace folder; that of a new workspace may be any folder. */
  readonly folder: string;
  /** URI of a folder in it, where new files are wanted. */
  readonly within?: string;
  readonly answers: NewFilesAnswers;
}

export interface NewFiles {
  readonly files: readonly { readonly uri: string; readonly text: string }[];
  /** Answers that cannot be used; then there are no files. */
  readonly problems: readonly NewFilesProblem[];
  /** Nothing is made, as these are there already or cannot be made. */
  readonly failed: readonly { readonly uri: string; readonly reason: string }[];
  /** How many files were there already and stay. */
  readonly kept: number;
}

export interface NewFilesProblem {
  /** The answer that it is about: a key of `NewFilesAnswers`. */
  readonly field: string;
  /** A sentence or two. */
  readonly message: string;
}

/** Request: what is wrong with one answer while it is typed; null when nothing is. */
export const CHECK_ANSWER = 'dataengos/checkAnswer';

export interface CheckAnswerParams extends NewFilesParams {
  readonly field: keyof NewFilesAnswers;
}
