import { convertContract } from '../convert/convert-contract.ts';
import type { Finding, Fix, FixContext } from '../rule.ts';

/** Rewrites the whole document as ODCS; only for documents whose format is known. */
export function convertFile(_finding: Finding, context: FixContext): readonly Fix[] {
  const { contract, document, file, spec } = context;
  if (contract.dialect !== 'data-contract-specification' && contract.dialect !== 'odcs-2')
    return [];
  // What could not be read would be lost.
  const broken = document.blocks.some(({ fragment }) => fragment.problems.length > 0);
  const newText =
    broken || file.problems.length > 0 ? undefined : convertContract(file, document, spec);
  if (newText === undefined) return [];
  const edits = [{ range: { start: document.start, end: document.end }, newText }];
  return [{ title: 'convert', edits, safety: 'unsafe' }];
}
