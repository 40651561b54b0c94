import type { CancellationToken } from '../base/cancellation.ts';
import type { DraftFile } from './draft.ts';
import type { LanguageModel } from './language-model.ts';
import type { PhaseId, PhaseTools } from './phase.ts';
import type { Answers, Question } from './question.ts';
import type { RunEvent } from './run-event.ts';
import type { RunState } from './run-state.ts';
import type { Tool } from './tool.ts';
import type { CheckKind, Verdict } from './verdict.ts';
import type { World } from './world.ts';

/** All that a run needs of the world around it. */
export interface RunnerHost extends PhaseTools {
  readonly world: World;
  /** Undefined: only what can be derived is done. */
  readonly model: LanguageModel | undefined;
  /** All there are; a phase gets those that it names. */
  readonly tools: readonly Tool[];
  /** The directives, standards and workflow that hold for a phase. */
  instructions(phase: PhaseId): Promise<Instructions>;
  /** Holds files against rules, compilers and tests as if they were there. */
  judge(
    files: readonly DraftFile[],
    checks: readonly CheckKind[],
    token: CancellationToken,
  ): Promise<Verdict>;
  /** Values that policies protect, of samples and examples: they are sent to nobody. */
  readonly protectedValues: ReadonlySet<string>;
  /** Shows what would be sent, before the first request, and again whenever the run goes on. False: nothing is sent. */
  consent(sending: Sending): Promise<boolean>;
  /** At most three at once. Undefined: the person went away; the run can go on later. */
  ask(questions: readonly Question[]): Promise<Answers | undefined>;
  report(event: RunEvent): void;
  /** After each step. */
  save(state: RunState): Promise<void>;
  readonly caps: Caps;
  /** Milliseconds since 1970. */
  now(): number;
  /** 128 random bits in hex. */
  newId(): string;
  readonly token: CancellationToken;
}

export interface Instructions {
  /** Markdown: directives and standards, put together. */
  readonly text: string;
  /** Markdown: how the phase proceeds, where the workspace says so; replaces the prompt of the phase. */
  readonly workflow: string | undefined;
  /** What it is made of, relative to the workspace folder; built-in ones as `builtin:<path>`. */
  readonly files: readonly string[];
}

/** What is about to leave the machine. */
export interface Sending {
  readonly host: string;
  readonly model: string;
  readonly files: readonly { readonly path: string; readonly size: number }[];
  /** UTF-16 units and tokens, as a guess, of the first request. */
  readonly size: number;
  readonly tokens: number;
  /** US dollars for the input of the first request; undefined where no price is known. */
  readonly cost: number | undefined;
  readonly redacted: number;
}

/** A run stops at the first that is reached, and says which. */
export interface Caps {
  /** Requests to the model. */
  readonly turns: number;
  /** Of all requests and answers together. */
  readonly tokens: number;
  /** US dollars; not counted where no price is known. */
  readonly cost: number;
  readonly minutes: number;
  /** Of the context that the model is given first. */
  readonly contextTokens: number;
}

export const defaultCaps: Caps = {
  turns: 40,
  tokens: 400_000,
  cost: 2,
  minutes: 15,
  contextTokens: 24_000,
};
