import { LineIndex } from '../base/line-index.ts';
import type { ContractGraph } from '../ide/contract-graph.ts';
import { masksOf } from '../ide/workspace-symbols.ts';
import { bindFile } from '../model/bound-document.ts';
import { contractRecord, type ContractRecord } from '../model/contract-record.ts';
import type { SpecIndex } from '../spec/spec-index.ts';
import type { SourceFile } from './source-file.ts';

/** Resolved paths that are remembered. */
const MAX_PATHS = 50_000;

/**
 * What the contracts of a workspace declare and name, and who names whom. A changed file costs nothing
 * until somebody asks: its record is made then, once for each version that is asked about.
 */
export class SymbolIndex implements ContractGraph {
  readonly #spec: SpecIndex;
  readonly #resolveFile: (from: string, path: string) => string | undefined;
  readonly #records = new Map<string, readonly ContractRecord[]>();
  readonly #paths = new Map<string, { readonly uri: string | undefined }>();
  readonly #changed = new Map<string, SourceFile>();
  readonly #referrers = new Relation();
  readonly #objects = new Relation();
  readonly #sources = new Relation();
  readonly #ids = new Relation();
  readonly #contractUsers = new Relation();

  /** `resolveFile` gives the URI that a relative path in a file means, and refuses what leads out of the workspace. */
  constructor(spec: SpecIndex, resolveFile: (from: string, path: string) => string | undefined) {
    this.#spec = spec;
    this.#resolveFile = resolveFile;
  }

  /** A file that may change again soon, as somebody is editing it. */
  changed(file: SourceFile): void {
    this.#changed.set(file.uri, file);
  }

  /** A file whose tree is there now and gone soon. */
  put(file: SourceFile): void {
    this.#changed.delete(file.uri);
    this.#remove(file.uri);
    const bound = bindFile(file.tree, this.#spec, file.assumed);
    if (bound.length === 0) return;
    const lines = new LineIndex(file.text);
    const records = bound.map((one) => contractRecord(one, lines));
    this.#records.set(file.uri, records);
    records.forEach(masksOf);
    this.#relate(file.uri, records, true);
  }

  remove(uri: string): void {
    this.#changed.delete(uri);
    this.#remove(uri);
  }

  get size(): number {
    this.#settle();
    return this.#records.size;
  }

  records(uri: string): readonly ContractRecord[] | undefined {
    this.#settle();
    return this.#records.get(uri);
  }

  all(): Iterable<readonly [string, readonly ContractRecord[]]> {
    this.#settle();
    return this.#records;
  }

  resolveFile(from: string, path: string): string | undefined {
    const key = `${from.slice(0, from.lastIndexOf('/'))} ${path}`;
    let file = this.#paths.get(key);
    if (file === undefined) {
      if (this.#paths.size > MAX_PATHS) this.#paths.clear();
      this.#paths.set(key, (file = { uri: this.#resolveFile(from, path) }));
    }
    return file.uri;
  }

  /** Folders came or went: paths may mean something else. Follow it with all files anew. */
  forgetPaths(): void {
    this.#paths.clear();
  }

  referrers(uri: string): Iterable<string> {
    this.#settle();
    return this.#referrers.of(uri);
  }

  declaring(object: string): Iterable<string> {
    this.#settle();
    return this.#objects.of(object);
  }

  naming(object: string): Iterable<string> {
    this.#settle();
    return this.#sources.of(object);
  }

  withId(id: string): Iterable<string> {
    this.#settle();
    return this.#ids.of(id);
  }

  namingContract(id: string): Iterable<string> {
    this.#settle();
    return this.#contractUsers.of(id);
  }

  #settle(): void {
    for (const file of this.#changed.values()) this.put(file);
  }

  #remove(uri: string): void {
    const records = this.#records.get(uri);
    if (records === undefined) return;
    this.#records.delete(uri);
    this.#relate(uri, records, false);
  }

  #relate(uri: string, records: readonly ContractRecord[], add: boolean): void {
    const relate = (relation: Relation, key: string): void => {
      if (add) relation.add(key, uri);
      else relation.delete(key, uri);
    };
    for (const { standard, id, symbols, references } of records) {
      if (id !== undefined && standard === 'odcs') relate(this.#ids, id);
      for (const symbol of symbols)
        if (symbol.kind === 'object' && symbol.name !== undefined)
          relate(this.#objects, symbol.name);
      for (const { file, field, segments } of references) {
        const target = file === undefined ? undefined : this.resolveFile(uri, file);
        if (target !== undefined) relate(this.#referrers, target);
        const [first] = segments;
        if (field === 'source-object' && file === undefined && first?.target === -1)
          relate(this.#sources, first.text);
        if (field === 'contract' && first !== undefined) relate(this.#contractUsers, first.text);
      }
    }
  }
}

/** Many to many, by key. */
class Relation {
  readonly #map = new Map<string, Set<string>>();

  of(key: string): ReadonlySet<string> {
    return this.#map.get(key) ?? new Set();
  }

  add(key: string, value: string): void {
    const values = this.#map.get(key);
    if (values === undefined) this.#map.set(key, new Set([value]));
    else values.add(value);
  }

  delete(key: string, value: string): void {
    const values = this.#map.get(key);
    values?.delete(value);
    if (values?.size === 0) this.#map.delete(key);
  }
}
