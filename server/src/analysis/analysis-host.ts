import type { Assumed } from '../spec/dialects.ts';
import type { LintConfig } from '../lint/config.ts';
import type { LintEngine, LintResult } from '../lint/engine.ts';
import { Snapshot } from './snapshot.ts';
import { SourceFile } from './source-file.ts';

/** The one mutable thing: takes changes, gives immutable snapshots. */
export class AnalysisHost {
  readonly #engine: LintEngine;
  #files: ReadonlyMap<string, SourceFile> = new Map();
  readonly #engineOf: (uri: string) => LintEngine;
  #configOf: (uri: string) => LintConfig;
  #results = new WeakMap<SourceFile, LintResult>();
  #snapshot: Snapshot | undefined;

  /** `engineOf` gives the engine that lints a file, where it is another than the rest's. */
  constructor(
    engine: LintEngine,
    configOf: (uri: string) => LintConfig,
    engineOf: (uri: string) => LintEngine = () => engine,
  ) {
    this.#engine = engine;
    this.#engineOf = engineOf;
    this.#configOf = configOf;
  }

  /** Adds a file or a new version of it. */
  set(
    uri: string,
    text: string,
    options: { version: number; assumed: Assumed; maxSize: number },
  ): SourceFile {
    const before = this.#files.get(uri);
    const file = new SourceFile(uri, text, { ...options, before });
    this.#files = new Map(this.#files).set(uri, file);
    this.#snapshot = undefined;
    return file;
  }

  remove(uri: string): void {
    const files = new Map(this.#files);
    files.delete(uri);
    this.#files = files;
    this.#snapshot = undefined;
  }

  /** A new configuration: everything that was found under the old one is forgotten. */
  setConfig(configOf: (uri: string) => LintConfig): void {
    this.#configOf = configOf;
    this.#results = new WeakMap();
    this.#snapshot = undefined;
  }

  snapshot(): Snapshot {
    this.#snapshot ??= new Snapshot(
      this.#engine,
      this.#files,
      this.#configOf,
      this.#results,
      this.#engineOf,
    );
    return this.#snapshot;
  }
}
