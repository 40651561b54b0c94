import { finish, type Steps } from '../../base/steps.ts';
import { layerOfPath } from '../../lint/governance/governed-tables.ts';
import { layerOfModel, layerOfName } from '../../lint/governance/layers.ts';
import { DBT_PROJECT_FILE } from '../../model/dbt/dbt-file.ts';
import type { ContractRecord } from '../../model/contract-record.ts';
import type { GovernedFile } from '../../model/governed-file.ts';
import { buildLineage, type Lineage } from '../../model/lineage/build-lineage.ts';
import { contractFacts } from '../../model/lineage/contract-facts.ts';
import { fileFacts } from '../../model/lineage/file-facts.ts';
import type { FileOfFacts, LayeredTable } from '../../model/lineage/lineage-context.ts';
import type { LineageFacts } from '../../model/lineage/lineage-facts.ts';
import type { SymbolIndex } from '../symbol-index.ts';

interface KnownFacts {
  readonly of: readonly ContractRecord[] | GovernedFile;
  readonly facts: LineageFacts;
}

/**
 * The lineage of a workspace, put together when somebody asks and kept until a file says something else. A change only
 * marks it as old.
 */
export class LineageStore {
  readonly #index: SymbolIndex;
  readonly #ofContracts = new Map<string, KnownFacts>();
  readonly #ofOthers = new Map<string, KnownFacts>();
  readonly #listeners: (() => void)[] = [];
  #lineage: Lineage | undefined;
  /** How often something has changed, and of which of these states the facts are read. */
  #changes = 0;
  #read = -1;
  /** How often the facts, or what they are put together by, became others, and of which of these the lineage is. */
  #others = 0;
  #built = -1;

  constructor(index: SymbolIndex) {
    this.#index = index;
    const mark = (isOther: boolean): void => {
      this.#changes++;
      if (isOther) this.#others++;
      for (const listener of this.#listeners) listener();
    };
    index.listen(() => {
      mark(false);
    });
    index.governed.listen(() => {
      mark(true);
    });
    index.governed.listenFiles((uri) => {
      // What is a project decides over files that did not change.
      mark(uri.endsWith(DBT_PROJECT_FILE));
    });
  }

  /** Told with every change that may make it another one. */
  listen(listener: () => void): void {
    this.#listeners.push(listener);
  }

  /** The same object while all files say the same, and the policies, too. */
  get lineage(): Lineage {
    return finish(this.steps());
  }

  /** Whether nothing has changed since it was put together last. */
  get isCurrent(): boolean {
    this.#index.settle();
    return this.#read === this.#changes && this.#built === this.#others;
  }

  /** The same in steps. Of what changes meanwhile it may say nothing: then it is not current at the end. */
  *steps(): Steps<Lineage> {
    if (this.isCurrent && this.#lineage !== undefined) return this.#lineage;
    const files = yield* this.#facts();
    const others = this.#others;
    if (this.#built >= others && this.#lineage !== undefined) return this.#lineage;
    const lineage = yield* this.#build(files);
    // Somebody who could not wait may have put together what came later.
    if (this.#built >= others && this.#lineage !== undefined) return this.#lineage;
    this.#built = others;
    return (this.#lineage = lineage);
  }

  /** What all files say; that of a file that says the same as before is the same object. */
  *#facts(): Steps<readonly FileOfFacts[]> {
    const changes = this.#changes;
    const { governed } = this.#index;
    const contracts = Array.from(this.#index.all(), ([uri]) => uri);
    const others = Array.from(governed.files(), ([uri]) => uri);
    const files = [
      ...(yield* this.#factsOf(
        contracts,
        this.#ofContracts,
        (uri) => this.#index.records(uri),
        contractFacts,
      )),
      ...(yield* this.#factsOf(others, this.#ofOthers, (uri) => governed.file(uri), fileFacts)),
    ];
    this.#read = Math.max(this.#read, changes);
    return files;
  }

  *#factsOf<Of extends KnownFacts['of']>(
    uris: readonly string[],
    kept: Map<string, KnownFacts>,
    read: (uri: string) => Of | undefined,
    make: (uri: string, of: Of) => LineageFacts,
  ): Steps<readonly FileOfFacts[]> {
    const gone = new Set(kept.keys());
    const files: FileOfFacts[] = [];
    for (const uri of uris) {
      // As it is now: who looks in between must not be overtaken by what was.
      const of = read(uri);
      if (of === undefined) continue;
      gone.delete(uri);
      let known = kept.get(uri);
      if (known?.of !== of) {
        const before = known?.facts;
        const now = make(uri, of);
        const isSame = JSON.stringify(before) === JSON.stringify(now);
        if (!isSame) this.#others++;
        known = { of, facts: isSame && before !== undefined ? before : now };
        kept.set(uri, known);
      }
      files.push({ uri, facts: known.facts });
      yield;
    }
    for (const uri of gone) kept.delete(uri);
    if (gone.size > 0) this.#others++;
    return files;
  }

  #build(files: readonly FileOfFacts[]): Steps<Lineage> {
    const index = this.#index;
    const { governed } = index;
    return buildLineage(files, {
      projectOf: (uri) => governed.projectOf(uri),
      resolveFile: (from, path) => index.resolveFile(from, path),
      layerOf: (table) => this.#layerOf(table),
    });
  }

  /** What the contract says, or else the folder or name of the model. */
  #layerOf({ name, domain, models, objects, shownIn }: LayeredTable): string | undefined {
    const index = this.#index;
    for (const { uri, layer: said, follows } of objects) {
      const layer = said ?? (follows === 'source' ? undefined : layerOfPath(uri));
      if (layer !== undefined) return layer;
    }
    const [model] = models;
    const home = model ?? shownIn;
    if (home === undefined) return undefined;
    const policies = index.policies(home, domain);
    return model === undefined ? layerOfName(name, policies) : layerOfModel(name, model, policies);
  }
}
