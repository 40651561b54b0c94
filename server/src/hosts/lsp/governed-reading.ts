import type { AnalysisHost } from '../../analysis/analysis-host.ts';
import { governedKind } from '../../analysis/governed-paths.ts';
import type { SourceFile } from '../../analysis/source-file.ts';
import type { SymbolIndex } from '../../analysis/symbol-index.ts';
import { DBT_PROJECT_FILE } from '../../model/dbt/dbt-file.ts';
import { showsLineage } from '../../model/lineage/is-topology.ts';
import type { OpenDocuments } from './documents.ts';
import type { Guard } from './guard.ts';
import type { ManifestFiles } from './manifest-files.ts';

export interface GovernedReadingOptions {
  readonly symbols: SymbolIndex;
  readonly documents: OpenDocuments;
  readonly host: AnalysisHost;
  readonly guard: Guard;
  readonly manifests: ManifestFiles;
  readonly isQuarantined: (uri: string) => boolean;
  /** Reads the files that are not open. */
  readonly read: () => Promise<void>;
}

/**
 * What beside contracts policies and lineage are about is read as soon as there is a policy or topology, or somebody
 * asks for lineage. Until then it takes no time.
 */
export class GovernedReading {
  readonly #options: GovernedReadingOptions;
  #started: Promise<void> | undefined;

  constructor(options: GovernedReadingOptions) {
    this.#options = options;
    const { symbols, manifests } = options;
    symbols.governed.listen(() => {
      if (symbols.hasPolicies()) void this.start();
    });
    symbols.governed.listenFiles((uri) => {
      if (uri.endsWith(`/${DBT_PROJECT_FILE}`)) manifests.project(uri);
      if (showsLineage(uri, symbols.governed.file(uri))) void this.start();
    });
  }

  get isOn(): boolean {
    return this.#started !== undefined;
  }

  /** Resolves when the files are read, those that a scan under way has still to find left out. */
  start(): Promise<void> {
    if (this.#started !== undefined) return this.#started;
    const { documents, host, symbols, guard, isQuarantined, read } = this.#options;
    // When what follows is done. During a scan this comes at its end.
    this.#started = Promise.resolve().then(read);
    for (const { uri } of documents.all()) {
      const file = waits(uri) && !isQuarantined(uri) ? host.snapshot().file(uri) : undefined;
      if (file !== undefined) symbols.changed(file);
    }
    guard.background('policies', this.#started);
    return this.#started;
  }

  /** An open document has new text. */
  changed(file: SourceFile): void {
    if (this.isOn || !waits(file.uri)) this.#options.symbols.changed(file);
  }
}

/** Whether nobody reads the file until it begins, as reading it takes time. */
function waits(uri: string): boolean {
  const kind = governedKind(uri);
  return kind === 'dbt-model' || kind === 'dbt-snapshot';
}
