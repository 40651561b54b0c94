import type { FileSource } from '../analysis/ports.ts';
import type { CancellationToken } from '../base/cancellation.ts';
import type { LintConfig } from '../lint/config.ts';
import type { LintEngine } from '../lint/engine.ts';
import type { Translate } from '../lint/format-message.ts';
import type { SqlEngine } from './sql-engine.ts';

/**
 * A verb of the product: one file, one default export. Commands of the editor, of the command line
 * and of MCP are made from it. It neither prints nor writes: what it would like to write is part
 * of its output, as a `ProposedChange`.
 */
export interface Operation<Fields extends InputFields, Output> {
  /** Kebab-case: the subcommand, and the tool. */
  readonly name: string;
  /** For menus: a few words, sentence case. */
  readonly title: string;
  /** Says what it does and what comes back, for people and for models. */
  readonly doc: string;
  /** Whether its output holds a change that is meant to be applied. */
  readonly writes: boolean;
  readonly input: Fields;
  run(input: InputOf<Fields>, context: OperationContext): Promise<Output>;
}

/** What every operation may ask of its host. */
export interface OperationContext {
  readonly files: FileSource;
  readonly engine: LintEngine;
  readonly config: LintConfig;
  /** The profile whose policies hold for a file; the default one when left out. */
  readonly profile?: ((path: string) => string) | undefined;
  /** Into the language of whoever reads the output; English when left out. */
  readonly translate?: Translate | undefined;
  /** For sample data; undefined where the host has none. */
  readonly sql?: SqlEngine | undefined;
  readonly token: CancellationToken;
  /** Lets whoever else waits for the host get a word in; undefined where nobody does. Often called: it must be cheap. */
  readonly giveWay?: (() => Promise<void>) | undefined;
}

/** An input is a flat record; every part of it may be left out. */
export type InputFields = Readonly<Record<string, InputField>>;

export interface InputField {
  readonly type: 'string' | 'boolean' | 'number' | 'strings';
  /** One sentence. */
  readonly doc: string;
}

interface FieldTypes {
  readonly string: string;
  readonly boolean: boolean;
  readonly number: number;
  readonly strings: readonly string[];
}

export type InputOf<Fields extends InputFields> = {
  readonly [Name in keyof Fields]?: FieldTypes[Fields[Name]['type']] | undefined;
};

/** Gives an operation its types; returns it unchanged. */
export function defineOperation<const Fields extends InputFields, Output>(
  operation: Operation<Fields, Output>,
): Operation<Fields, Output> {
  return operation;
}
