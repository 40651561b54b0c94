import type { ContractRecord, ReferenceRecord } from '../contract-record.ts';
import type { TableName } from './lineage-facts.ts';

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
  const domain = record.governed?.domain?.text;
  const parts = segments.map(({ text }) => text);
  const hints = domain === undefined ? [] : [domain];
  // A reference by key that leads nowhere is a mistake, which makes no table.
  return { by: 'name', parts, hints, ...(field === 'relationship' && { isKnown: true }) };
}

/** Index of the object that a symbol is or stands in. */
export function objectAround({ symbols }: ContractRecord, index: number): number {
  for (let at = index; at >= 0; at = symbols[at]?.parent ?? -1)
    if (symbols[at]?.kind === 'object') return at;
  return -1;
}
