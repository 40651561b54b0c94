import type { SymbolRecord } from './contract-record.ts';

/** What others call an object by: its name, and what the database calls it, without its schema. */
export function objectNames({ kind, name, physicalName }: SymbolRecord): readonly string[] {
  if (kind !== 'object' || name === undefined) return [];
  const physical = physicalName?.slice(physicalName.lastIndexOf('.') + 1);
  return physical === undefined || physical === name ? [name] : [name, physical];
}
