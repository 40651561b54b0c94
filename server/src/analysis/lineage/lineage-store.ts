import { layerOf } from '../../lint/governance/governed-tables.ts';
import { layerOfModel, layerOfName } from '../../lint/governance/layers.ts';
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

  constructor(index: SymbolIndex) {
    this.#index = index;
    const mark = (): void => {
      this.#isOld = true;
      for (const listener of this.#listeners) listener();
    };
    index.listen(mark);
    index.governed.listen(mark);
    index.governed.listenFiles(mark);
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
      this.#lineage = this.#build();
    }
    return this.#lineage;
  }

  #build(): Lineage {
    const index = this.#index;
    const { governed } = index;
    const files: FileOfFacts[] = [];
    const gone = new Set(this.#facts.keys());
    const add = (uri: string, of: KnownFacts['of'], make: () => LineageFacts): void => {
      gone.delete(uri);
      let known = this.#facts.get(uri);
      if (known?.of !== of) this.#facts.set(uri, (known = { of, facts: make() }));
      files.push({ uri, facts: known.facts });
    };
    for (const [uri, records] of index.all()) add(uri, records, () => contractFacts(uri, records));
    for (const [uri, file] of governed.files()) add(uri, file, () => fileFacts(uri, file));
    for (const uri of gone) this.#facts.delete(uri);
    return buildLineage(files, {
      projectOf: (uri) => governed.projectOf(uri),
      resolveFile: (from, path) => index.resolveFile(from, path),
      layerOf: (table) => this.#layerOf(table),
    });
  }

  /** What the contract says, or else the folder or name of the model. */
  #layerOf({ name, domain, models, objects, shownIn }: LayeredTable): string | undefined {
    const index = this.#index;
    for (const { uri, contract, index: at, follows } of objects) {
      const record = index.records(uri)?.[contract];
      const symbol = record?.symbols[at];
      const layer =
        record && symbol && layerOf({ uri, record, isSource: follows === 'source' }, symbol);
      if (layer !== undefined) return layer;
    }
    const [model] = models;
    const home = model ?? shownIn;
    if (home === undefined) return undefined;
    const policies = index.policies(home, domain);
    return model === undefined ? layerOfName(name, policies) : layerOfModel(name, model, policies);
  }
}
