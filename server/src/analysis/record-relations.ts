import { MultiMap } from '../base/multi-map.ts';
import type { ContractRecord } from '../model/contract-record.ts';
import { objectNames } from '../model/object-names.ts';

/** Which files declare and name what, by what they declare and name. */
export class RecordRelations {
  readonly #resolveFile: (from: string, path: string) => string | undefined;
  /** By the file that they refer to. */
  readonly referrers = new MultiMap<string, string>();
  /** By the names of objects that they declare. */
  readonly objects = new MultiMap<string, string>();
  /** By their own names. */
  readonly called = new MultiMap<string, string>();
  /** By the names of objects that they are made of. */
  readonly sources = new MultiMap<string, string>();
  /** By the ids of contracts that they name. */
  readonly contractUsers = new MultiMap<string, string>();

  constructor(resolveFile: (from: string, path: string) => string | undefined) {
    this.#resolveFile = resolveFile;
  }

  add(uri: string, records: readonly ContractRecord[]): void {
    this.#relate(uri, records, true);
  }

  delete(uri: string, records: readonly ContractRecord[]): void {
    this.#relate(uri, records, false);
  }

  #relate(uri: string, records: readonly ContractRecord[], add: boolean): void {
    const relate = (relation: MultiMap<string, string>, key: string): void => {
      if (add) relation.add(key, uri);
      else relation.delete(key, uri);
    };
    for (const { name, symbols, references } of records) {
      if (name !== undefined) relate(this.called, name);
      for (const symbol of symbols)
        for (const name of objectNames(symbol)) relate(this.objects, name);
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
