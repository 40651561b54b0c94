import type { ContractRecord, ReferenceRecord } from '../contract-record.ts';
import { isConsumerAligned, isSource } from '../governance/alignment.ts';
import { objectNames } from '../object-names.ts';
import { START } from '../place.ts';
import { outputsOf } from '../product-ports.ts';
import {
  noFacts,
  type LineageFacts,
  type ObjectFact,
  type ReadFact,
  type TableName,
} from './lineage-facts.ts';
import { systemOf } from './systems.ts';

/** What the contracts and products of a file say. */
export function contractFacts(uri: string, records: readonly ContractRecord[]): LineageFacts {
  return {
    ...noFacts,
    objects: records.flatMap((record, contract) => objectsOf(uri, record, contract)),
    reads: records.flatMap((record, contract) => [...readsOf(record, contract)]),
    outputs: records.flatMap((record) =>
      outputsOf(record).map(({ contract, needs }) => ({ contract: contract.text, needs })),
    ),
  };
}

function objectsOf(uri: string, record: ContractRecord, contract: number): readonly ObjectFact[] {
  if (record.standard !== 'odcs') return [];
  const isOfSource = isSource(uri, record);
  const facts = {
    contract,
    contractId: record.id,
    domain: record.governed?.domain?.text,
    system: isOfSource ? systemOf(uri) : undefined,
    follows: isOfSource ? 'source' : isConsumerAligned(uri, record) ? 'consumer' : undefined,
  } as const;
  return record.symbols.flatMap((symbol, index): readonly ObjectFact[] => {
    const names = objectNames(symbol);
    if (names.length === 0) return [];
    const place = symbol.namePlace ?? { ...START, line: symbol.firstLine };
    const layer = symbol.governed?.layer ?? record.governed?.layer;
    return [{ ...facts, names, id: symbol.id, index, place, layer: layer?.text }];
  });
}

/** Each table that an object names once, where it names it first. */
function* readsOf(record: ContractRecord, contract: number): Iterable<ReadFact> {
  const seen = new Set<string>();
  for (const reference of record.references) {
    const { field, starts, owner, file, segments } = reference;
    if (starts || (field !== 'source-object' && field !== 'relationship')) continue;
    const index = objectAround(record, owner);
    const [first] = segments;
    if (index === -1 || first === undefined) continue;
    const key = `${field} ${String(index)} ${file ?? ''} ${segments.map(({ text }) => text).join('.')}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const read = namedBy(record, contract, reference);
    if (read === undefined) continue;
    const kind = field === 'relationship' ? 'reference' : 'flow';
    const reader = { by: 'object', contract, index } as const;
    yield { witness: 'contract', kind, reader, read, place: first.place };
  }
}

/** The table that a reference names first. */
export function namedBy(
  record: ContractRecord,
  contract: number,
  { field, file, segments, byId }: ReferenceRecord,
): TableName | undefined {
  const [first] = segments;
  if (first === undefined) return undefined;
  if (first.target >= 0) {
    const index = objectAround(record, first.target);
    return index === -1 ? undefined : { by: 'object', contract, index };
  }
  if (file !== undefined) return { by: 'file', path: file, text: first.text, isId: byId };
  if (field !== 'source-object') return undefined;
  const domain = record.governed?.domain?.text;
  const parts = segments.map(({ text }) => text);
  return { by: 'name', parts, hints: domain === undefined ? [] : [domain] };
}

/** Index of the object that a symbol is or stands in. */
export function objectAround({ symbols }: ContractRecord, index: number): number {
  for (let at = index; at >= 0; at = symbols[at]?.parent ?? -1)
    if (symbols[at]?.kind === 'object') return at;
  return -1;
}
