import { layerOfPath } from '../../lint/governance/governed-tables.ts';
import { layerOfModel, layerOfName } from '../../lint/governance/layers.ts';
import { DBT_PROJECT_FILE } from '../../model/dbt/dbt-file.ts';
import type { ContractRecord } from '../../model/contract-record.ts';
import type { GovernedFile } from '../../model/governed-file.ts';
import {
  buildLineage,
  type FileOfFacts,
  type LayeredTable,
  type Lineage,
} from '../../model/lineage/build-lineage.ts';
import { contractFacts } from '../../model/lineage/contract-facts.ts';
import { fileFacts } from '../../model/lineage/file-facts.ts';
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
  readonly #facts = new Map<string, KnownFacts>();
  readonly #listeners: (() => void)[] = [];
  #lineage: Lineage | undefined;
  #isOld = true;
  /** It is another one for sure, whatever files say. */
  #isOther = true;

  constructor(index: SymbolIndex) {
    this.#index = index;
    const mark = (isOther: boolean): void => {
      this.#isOld = true;
      this.#isOther ||= isOther;
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
    this.#index.settle();
    if (this.#isOld || this.#lineage === undefined) {
      this.#isOld = false;
      const files = this.#read();
      if (this.#isOther || this.#lineage === undefined) this.#lineage = this.#build(files);
      this.#isOther = false;
    }
    return this.#lineage;
  }

  /** What all files say; that of a file that says the same as before is the same object. */
  #read(): readonly FileOfFacts[] {
    const index = this.#index;
    const { governed } = index;
    const files: FileOfFacts[] = [];
    const gone = new Set(this.#facts.keys());
    const add = (uri: string, of: KnownFacts['of'], make: () => LineageFacts): void => {
      gone.delete(uri);
      let known = this.#facts.get(uri);
      if (known?.of !== of) {
        const before = known?.facts;
        const now = make();
        const isSame = JSON.stringify(before) === JSON.stringify(now);
        this.#isOther ||= !isSame;
        known = { of, facts: isSame && before !== undefined ? before : now };
        this.#facts.set(uri, known);
      }
      files.push({ uri, facts: known.facts });
    };
    for (const [uri, records] of index.all()) add(uri, records, () => contractFacts(uri, records));
    for (const [uri, file] of governed.files()) add(uri, file, () => fileFacts(uri, file));
    for (const uri of gone) this.#facts.delete(uri);
    this.#isOther ||= gone.size > 0;
    return files;
  }

  #build(files: readonly FileOfFacts[]): Lineage {
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
