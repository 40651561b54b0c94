import type { ContractRecord } from '../contract-record.ts';
import { objectNames } from '../object-names.ts';
import { START, type Place } from '../place.ts';
import type { ReadFact, TableName } from './lineage-facts.ts';
import { namedBy, objectAround } from './named-by.ts';

/**
 * What a contract says of lineage: rules look at this alone, so that the rest of it does not disturb them, and the
 * graph is made of it.
 */
export interface ContractFlows {
  readonly standard: string;
  readonly id: string | undefined;
  readonly name: string | undefined;
  readonly domain: string | undefined;
  readonly status: string | undefined;
  readonly tables: readonly TableFlows[];
}

/** An object of a contract, and what it is made of or refers to. */
export interface TableFlows {
  readonly name: string;
  /** The name, and what the database calls it. */
  readonly names: readonly string[];
  readonly id: string | undefined;
  /** That of its symbol. */
  readonly index: number;
  readonly layer: string | undefined;
  readonly place: Place;
  /** Each table that it names once, where it names it first. */
  readonly reads: readonly NamedRead[];
}

export interface NamedRead {
  readonly kind: ReadFact['kind'];
  readonly read: TableName;
  /** Of the name. */
  readonly place: Place;
}

const kept = new WeakMap<ContractRecord, ContractFlows>();

/** `contract`: its index in the records of its file. */
export function contractFlows(record: ContractRecord, contract: number): ContractFlows {
  let flows = kept.get(record);
  if (flows === undefined) kept.set(record, (flows = readFlows(record, contract)));
  return flows;
}

type Draft = TableFlows & { readonly reads: NamedRead[] };

function readFlows(record: ContractRecord, contract: number): ContractFlows {
  const { standard, id, name, status, governed, symbols } = record;
  const drafts = new Map<number, Draft>();
  if (standard === 'odcs')
    for (const [index, symbol] of symbols.entries()) {
      const names = objectNames(symbol);
      const [own] = names;
      if (own === undefined) continue;
      const line = { ...START, line: symbol.firstLine };
      const place = symbol.namePlace ?? symbol.idPlace ?? line;
      const layer = (symbol.governed?.layer ?? governed?.layer)?.text;
      drafts.set(index, { name: own, names, id: symbol.id, index, layer, place, reads: [] });
    }
  addReads(record, contract, drafts);
  return {
    standard,
    id,
    name,
    status,
    domain: governed?.domain?.text,
    tables: [...drafts.values()],
  };
}

function addReads(
  record: ContractRecord,
  contract: number,
  drafts: ReadonlyMap<number, Draft>,
): void {
  const seen = new Set<string>();
  for (const reference of record.references) {
    const { field, starts, owner, file, segments } = reference;
    if (starts || (field !== 'source-object' && field !== 'relationship')) continue;
    const table = drafts.get(objectAround(record, owner));
    const [first] = segments;
    if (table === undefined || first === undefined) continue;
    const read = namedBy(record, contract, reference);
    if (read === undefined) continue;
    const kind = field === 'relationship' ? 'reference' : 'flow';
    const key = `${kind} ${String(table.index)} ${file ?? ''} ${JSON.stringify(read)}`;
    if (seen.has(key)) continue;
    seen.add(key);
    table.reads.push({ kind, read, place: first.place });
  }
}
