import { MultiMap } from '../base/multi-map.ts';
import { mostSimilar, normalise } from '../base/similar.ts';
import { hasVariable } from '../lint/has-variable.ts';
import type { ContractPlace } from '../lint/workspace-view.ts';
import type { LinkRecord } from '../model/contract-record.ts';

/** Of more ids that look alike none is suggested. */
const FEW_IDS = 500;
/** Letters at either end of an id that similar ones share. */
const ENDS = 3;

interface Entry extends ContractPlace {
  readonly id: string;
  readonly version: string | undefined;
}

/** The contracts of a workspace by id and version. Every question is answered from a table. */
export class ContractDirectory {
  readonly #files = new Map<string, readonly Entry[]>();
  readonly #byId = new MultiMap<string, Entry>();
  readonly #byIdentity = new MultiMap<string, Entry>();
  /** Ids by their ends; made when somebody looks for a similar one. */
  #byEnds: MultiMap<string, string> | undefined;
  /** How many contracts have an id that is known at run time only. */
  #open = 0;

  put(uri: string, records: readonly LinkRecord[]): void {
    this.remove(uri);
    const entries = records.flatMap(({ standard, id, idPlace: place, version }): Entry[] =>
      standard !== 'odcs' || id === undefined || place === undefined
        ? []
        : [{ uri, id, version, place }],
    );
    if (entries.length === 0) return;
    this.#files.set(uri, entries);
    for (const entry of entries) {
      if (!this.#byId.has(entry.id)) this.#arrives(entry.id);
      this.#byId.add(entry.id, entry);
      this.#byIdentity.add(identity(entry.id, entry.version), entry);
      if (hasVariable(entry.id)) this.#open++;
    }
  }

  remove(uri: string): void {
    for (const entry of this.#files.get(uri) ?? []) {
      this.#byId.delete(entry.id, entry);
      this.#byIdentity.delete(identity(entry.id, entry.version), entry);
      if (hasVariable(entry.id)) this.#open--;
      if (!this.#byId.has(entry.id)) this.#leaves(entry.id);
    }
    this.#files.delete(uri);
  }

  /** Whether there are contracts, and the id of each is known. */
  get isComplete(): boolean {
    return this.#byId.size > 0 && this.#open === 0;
  }

  withId(id: string): Iterable<Readonly<Entry>> {
    return this.#byId.of(id);
  }

  withIdAndVersion(id: string, version: string | undefined): Iterable<ContractPlace> {
    return this.#byIdentity.of(identity(id, version));
  }

  /** The id that is most likely meant by one that no contract has. */
  similarId(id: string): string | undefined {
    const table = this.#endsTable();
    const candidates = new Set<string>();
    for (const key of idEnds(id)) {
      for (const one of table.of(key)) {
        candidates.add(one);
        if (candidates.size > FEW_IDS) return undefined;
      }
    }
    return mostSimilar(id, candidates);
  }

  #endsTable(): MultiMap<string, string> {
    if (this.#byEnds === undefined) {
      this.#byEnds = new MultiMap();
      for (const id of this.#byId.keys()) this.#arrives(id);
    }
    return this.#byEnds;
  }

  #arrives(id: string): void {
    if (this.#byEnds !== undefined) for (const key of idEnds(id)) this.#byEnds.add(key, id);
  }

  #leaves(id: string): void {
    if (this.#byEnds !== undefined) for (const key of idEnds(id)) this.#byEnds.delete(key, id);
  }
}

/** What ids that are suggested for each other have in common, at least one of the two. */
export function idEnds(id: string): readonly string[] {
  const text = normalise(id);
  return [`${text.slice(0, ENDS)}…`, `…${text.slice(-ENDS)}`];
}

function identity(id: string, version: string | undefined): string {
  return `${version === undefined ? '-' : `+${version}`}\n${id}`;
}
