import { collectReferences, type ContractReference } from '../model/references.ts';
import type { DocumentVisit } from './rule.ts';

/** What was collected for the symbols of a document; several rules ask. */
const collected = new WeakMap<object, readonly ContractReference[]>();

/** The references of a document, collected when the first rule asks. */
export function referencesOf(visit: DocumentVisit): readonly ContractReference[] {
  const symbols = visit.symbols();
  let references = collected.get(symbols);
  if (references === undefined) {
    references = collectReferences(symbols, visit.file.text);
    collected.set(symbols, references);
  }
  return references;
}
