import type { ContractRecord, SymbolRecord } from '../model/contract-record.ts';
import type { PropertyFacts } from '../model/governance/match-property.ts';

interface Kind {
  readonly facts: PropertyFacts;
  count: number;
}

/** The properties of a workspace as policies tell them apart, each kind once however many there are of it. */
export class PropertyKinds {
  readonly #kinds = new Map<string, Kind>();

  static of(files: Iterable<readonly ContractRecord[]>): PropertyKinds {
    const kinds = new PropertyKinds();
    for (const records of files) kinds.replace(undefined, records);
    return kinds;
  }

  *all(): Iterable<PropertyFacts> {
    for (const { facts } of this.#kinds.values()) yield facts;
  }

  /** Puts the properties of one version of a file in the place of those before. Whether a kind came or went. */
  replace(before: readonly ContractRecord[] = [], after: readonly ContractRecord[] = []): boolean {
    // What stays is counted twice in between, so that it is not taken for gone.
    const hasNew = this.#count(after, 1);
    return this.#count(before, -1) || hasNew;
  }

  #count(records: readonly ContractRecord[], by: 1 | -1): boolean {
    let changed = false;
    for (const { symbols } of records) {
      for (const symbol of symbols) {
        const { name } = symbol;
        if (symbol.kind !== 'property' || name === undefined) continue;
        const key = keyOf(symbol);
        const kind = this.#kinds.get(key);
        if (kind !== undefined) kind.count += by;
        else if (by === 1) this.#kinds.set(key, { facts: factsOf(symbol, name), count: 1 });
        if (kind === undefined) changed = true;
        else if (kind.count === 0) {
          this.#kinds.delete(key);
          changed = true;
        }
      }
    }
    return changed;
  }
}

function keyOf({ name, logicalType, governed }: SymbolRecord): string {
  const key = `${name ?? ''}\n${logicalType ?? ''}`;
  if (governed === undefined) return key;
  const { format, tags, definitions } = governed;
  if (format === undefined && tags === undefined && definitions === undefined) return key;
  const words = [...(tags ?? []).map(({ text }) => text), '', ...(definitions ?? [])];
  return `${key}\n${format ?? ''}\n${words.join('\n')}`;
}

function factsOf({ logicalType, governed }: SymbolRecord, name: string): PropertyFacts {
  return {
    name,
    logicalType,
    format: governed?.format,
    tags: governed?.tags?.map(({ text }) => text) ?? [],
    definitions: governed?.definitions ?? [],
  };
}
