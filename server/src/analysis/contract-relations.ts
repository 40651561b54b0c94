import { MultiMap } from '../base/multi-map.ts';
import type { ContractRecord } from '../model/contract-record.ts';
import { objectNames } from '../model/object-names.ts';

/** Which files declare and name what: every question is answered from a table. */
export class ContractRelations {
  readonly #resolveFile: (from: string, path: string) => string | undefined;
  /** Files by what they refer to: other files. */
  readonly referrers = new MultiMap<string, string>();
  /** By the objects that they declare. */
  readonly objects = new MultiMap<string, string>();
  /** By the names of their contracts and products. */
  readonly called = new MultiMap<string, string>();
  /** By the source objects that they name. */
  readonly sources = new MultiMap<string, string>();
  /** By the ids of the contracts that their products name. */
  readonly contractUsers = new MultiMap<string, string>();

  constructor(resolveFile: (from: string, path: string) => string | undefined) {
    this.#resolveFile = resolveFile;
  }

  put(uri: string, records: readonly ContractRecord[]): void {
    this.#relate(records, uri, (relation, key) => {
      relation.add(key, uri);
    });
  }

  remove(uri: string, records: readonly ContractRecord[]): void {
    this.#relate(records, uri, (relation, key) => {
      relation.delete(key, uri);
    });
  }

  #relate(
    records: readonly ContractRecord[],
    uri: string,
    relate: (relation: MultiMap<string, string>, key: string) => void,
  ): void {
    for (const { name, symbols, references } of records) {
      if (name !== undefined) relate(this.called, name);
      for (const symbol of symbols)
        for (const object of objectNames(symbol)) relate(this.objects, object);
      for (const { file, field, segments } of references) {
        const target = file === undefined ? undefined : this.#resolveFile(uri, file);
        if (target !== undefined) relate(this.referrers, target);
        const [first] = segments;
        if (field === 'source-object' && file === undefined && first?.target === -1)
          relate(this.sources, first.text);
        if (field === 'contract' && first !== undefined) relate(this.contractUsers, first.text);
      }
    }
  }
}
