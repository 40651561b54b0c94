import type { Policies } from '../governance/policies.ts';
import type { ContractContent } from './contract-content.ts';

/** A contract of a workspace as generators see it: what it says, where it stands, and what holds for it. */
export interface WorkspaceContract {
  /** Path or URI of its file, as the host names it. */
  readonly path: string;
  /** Which of the documents of its file. */
  readonly document: number;
  readonly content: ContractContent;
  /** It follows the system that the data comes from. */
  readonly isSource: boolean;
  /** It is made to answer questions. */
  readonly isProduct: boolean;
  /** The system that a source contract follows, by its folder: `stripe`. */
  readonly system: string | undefined;
  readonly policies: Policies;
  /** The parser had to guess: what is read may not be what the author means. */
  readonly guessed: boolean;
}
