import type { ContractRecord, ReferenceRecord } from '../contract-record.ts';
import { objectNames } from '../object-names.ts';
import type { Place } from '../place.ts';

/** What a contract says of lineage, so that who looks at lineage alone is not disturbed by the rest. */
export interface ContractFlows {
  readonly standard: string;
  readonly id: string | undefined;
  readonly name: string | undefined;
  readonly domain: string | undefined;
  readonly status: string | undefined;
  readonly tables: readonly TableFlows[];
}

/** An object of a contract, and what it is made of. */
export interface TableFlows {
  readonly name: string;
  /** The name, and what the database calls it. */
  readonly names: readonly string[];
  readonly place: Place;
  /** By `transformSourceObjects`, each once. */
  readonly reads: readonly SourceName[];
  /** Objects that it refers to by key. */
  readonly refersTo: readonly string[];
}

/** A table that is named as a source, where it is named. */
export interface SourceName {
  /** What may be meant, the likelier first: of `shop.orders` the table may be either. */
  readonly names: readonly string[];
  readonly place: Place;
}

const kept = new WeakMap<ContractRecord, ContractFlows>();

export function contractFlows(record: ContractRecord): ContractFlows {
  let flows = kept.get(record);
  if (flows === undefined) kept.set(record, (flows = readFlows(record)));
  return flows;
}

interface Draft extends TableFlows {
  readonly reads: SourceName[];
  readonly refersTo: string[];
}

function readFlows(record: ContractRecord): ContractFlows {
  const { standard, id, name, status, governed, symbols, references } = record;
  const drafts = new Map<number, Draft>();
  for (const [index, symbol] of symbols.entries()) {
    if (symbol.kind !== 'object' || symbol.name === undefined) continue;
    const start = { line: symbol.firstLine, start: 0, end: 0 };
    const place = symbol.namePlace ?? symbol.idPlace ?? start;
    const names = objectNames(symbol);
    drafts.set(index, { name: symbol.name, names, place, reads: [], refersTo: [] });
  }
  for (const reference of references) {
    const table = drafts.get(objectAround(record, reference.owner));
    if (table === undefined || reference.starts) continue;
    if (reference.field === 'source-object') addRead(table, reference);
    else if (reference.field === 'relationship') addReference(table, reference, record);
  }
  const tables = [...drafts.values()];
  return { standard, id, name, domain: governed?.domain?.text, status, tables };
}

/** Index of the object that a symbol is or stands in. */
function objectAround({ symbols }: ContractRecord, index: number): number {
  for (let at = index; at >= 0; at = symbols[at]?.parent ?? -1)
    if (symbols[at]?.kind === 'object') return at;
  return -1;
}

/** A first segment may be a schema, the last one a column. */
function addRead(table: Draft, { segments, file }: ReferenceRecord): void {
  const [first, ...more] = segments;
  if (first === undefined) return;
  const last = more.at(-1);
  const isPath = file !== undefined || first.target >= 0 || last === undefined;
  const names = isPath ? [first.text] : [last.text, first.text];
  if (table.reads.some((one) => one.names.join() === names.join())) return;
  table.reads.push({ names, place: first.place });
}

function addReference(
  { refersTo }: Draft,
  { segments: [first] }: ReferenceRecord,
  { symbols }: ContractRecord,
): void {
  const name = first && (symbols[first.target]?.name ?? first.text);
  if (name !== undefined && !refersTo.includes(name)) refersTo.push(name);
}
