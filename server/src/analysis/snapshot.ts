import type { LintConfig } from '../lint/config.ts';
import type { LintEngine, LintResult } from '../lint/engine.ts';
import type { SourceFile } from './source-file.ts';

/** What the workspace says at one moment. Immutable: a change makes a new one, and answers of this one stay true to it. */
export class Snapshot {
  readonly engine: LintEngine;
  readonly files: ReadonlyMap<string, SourceFile>;
  readonly #configOf: (uri: string) => LintConfig;
  readonly #results: WeakMap<SourceFile, LintResult>;
  readonly #engineOf: (uri: string) => LintEngine;

  constructor(
    engine: LintEngine,
    files: ReadonlyMap<string, SourceFile>,
    configOf: (uri: string) => LintConfig,
    results: WeakMap<SourceFile, LintResult>,
    engineOf: (uri: string) => LintEngine,
  ) {
    this.engine = engine;
    this.files = files;
    this.#configOf = configOf;
    this.#results = results;
    this.#engineOf = engineOf;
  }

  file(uri: string): SourceFile | undefined {
    return this.files.get(uri);
  }

  config(uri: string): LintConfig {
    return this.#configOf(uri);
  }

  /** Findings of the rules that are quick enough for every keystroke; not kept. */
  typing(file: SourceFile): LintResult {
    const engine = this.#engineOf(file.uri);
    return engine.lint(file.tree, this.#configOf(file.uri), file.assumed, 'typing');
  }

  /** Findings of a file of this snapshot; worked out once for each version of it. */
  lint(file: SourceFile): LintResult {
    let result = this.#results.get(file);
    if (result === undefined) {
      const engine = this.#engineOf(file.uri);
      result = engine.lint(file.tree, this.#configOf(file.uri), file.assumed);
      this.#results.set(file, result);
    }
    return result;
  }
}
