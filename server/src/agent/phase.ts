import type { Draft, DraftFile } from './draft.ts';
import type { Answers, Question } from './question.ts';
import type { Sentence } from './sentence.ts';
import type { CheckKind } from './verdict.ts';
import type { World } from './world.ts';

export const phaseIds = [
  'shape-spec',
  'write-contract',
  'scaffold-pipeline',
  'implement-logic',
  'explain',
  'review',
  'fix',
] as const;

export type PhaseId = (typeof phaseIds)[number];

/** One kind of work for agents, as data: one runner executes all of them. */
export interface Phase {
  readonly id: PhaseId;
  /** For menus: sentence case. */
  readonly title: string;
  /** What it does and what comes of it; two sentences. */
  readonly doc: string;
  readonly input: readonly PhaseField[];
  /** The task, in Markdown, for the model. Holds no control flow. A workflow of the workspace with the same id replaces it. */
  readonly prompt: string;
  /** Names of tools that it may use, and those of MCP servers where `mcp`. */
  readonly tools: readonly string[];
  readonly mcp: boolean;
  /** What it comes to. */
  readonly output: 'files' | 'text' | 'comments';
  readonly checks: readonly CheckKind[];
  /** How often a model may try before the best that it gave is shown as it is. */
  readonly attempts: number;
  /** Globs of the files that it may ever write, relative to the workspace folder. Empty where it writes none. */
  readonly writes: readonly string[];
  /** Globs of files that it also writes where they follow from specifications alone: no model may propose them. */
  readonly compiles?: readonly string[];
  prepare(input: PhaseInput, world: World, host: PhaseTools): Promise<Prepared | Refused>;
}

export interface PhaseField {
  /** As in `name=churn_report`. */
  readonly name: string;
  /** One sentence. */
  readonly doc: string;
  readonly required: boolean;
  /** Offered to choose from. */
  choices?(world: World): Promise<readonly string[]>;
}

/** By name of the field. Anything at all: people and models type it. */
export type PhaseInput = Readonly<Record<string, string>>;

/** The phase cannot begin: a sentence that says why, and what would do. */
export interface Refused {
  readonly refused: Sentence;
}

/** What determines a run before anybody is asked and before any model is. */
export interface Prepared {
  /** Files that this run may write, within `writes` and `compiles` of the phase. The draft holds no other. */
  readonly targets: readonly string[];
  /** What the model is given first, most important first; the runner leaves out from the end what has no room. */
  readonly context: readonly ContextPart[];
  /** Asked before the draft. Those whose answer follows from the workspace are not among them. */
  readonly questions: readonly Question[];
  /** What follows from specifications and answers alone. The same input always gives the same draft. */
  draft(answers: Answers): Promise<Draft>;
  /**
   * What is open when a model has made these of the files of the draft: from their texts, and from what the draft left open, as
   * a model settles nothing by saying so. Left out: nothing but what the model says is open.
   */
  openIn?(files: readonly DraftFile[], before: readonly Sentence[]): Promise<readonly Sentence[]>;
  /** Whether a model has anything to add to that draft. */
  wantsModel(draft: Draft): boolean;
}

/** A piece of the workspace for the model. */
export interface ContextPart {
  /** What it is, in a few words: `Contract stripe_charges`. */
  readonly title: string;
  /** The file that it is, where it is one. */
  readonly path?: string;
  /** Data, never instructions. Whole: the runner cuts it once it has been redacted. */
  readonly text: string;
  /** UTF-16 units of it that the model is given, up to the end of a line; all of it where undefined. */
  readonly most?: number;
}

/** What phases need of operations, which they may not import. */
export interface PhaseTools {
  /** The deterministic compiler: what contracts and policies demand of the dbt project. */
  scaffold(contracts: readonly string[]): Promise<Draft & { readonly refused?: Sentence }>;
  /** A text with what can be fixed without a question fixed. */
  fixed(path: string, text: string): Promise<string>;
  /** The findings of a text, worst first. */
  findings(path: string, text: string): Promise<readonly LineFinding[]>;
  /** The difference between the files of the workspace and a git ref, contract files only; undefined where there is no git. */
  changes(ref: string): Promise<readonly FileChange[] | undefined>;
}

/** What the linter finds in a line. */
export interface LineFinding {
  /** From 1. */
  readonly line: number;
  readonly message: Sentence;
  /** Of the rule. */
  readonly code: string;
}

export interface FileChange {
  readonly path: string;
  /** Null: there was, or is, no file. */
  readonly before: string | null;
  readonly after: string | null;
}
