import { compareVersions } from '../../spec/version.ts';
import { convertContract, TARGET_VERSION } from '../convert/convert-contract.ts';
import type { Finding, Fix, FixContext } from '../rule.ts';

/** Rewrites the whole document as ODCS; only for documents whose format is known. */
export function convertFile(_finding: Finding, context: FixContext): readonly Fix[] {
  const { dialect } = context.contract;
  return dialect === 'data-contract-specification' || dialect === 'odcs-2'
    ? convertDocument(context)
    : [];
}

/** Rewrites the whole document, which may mix ODCS with other formats, in its own version or the oldest that takes all. */
export function convertDocument(context: FixContext): readonly Fix[] {
  const { contract, document, file, spec } = context;
  // What could not be read would be lost.
  const broken = document.blocks.some(({ fragment }) => fragment.problems.length > 0);
  if (broken || file.problems.length > 0) return [];
  const isNewer =
    contract.dialect === 'odcs' && compareVersions(contract.version, TARGET_VERSION) > 0;
  const version = isNewer ? contract.version : TARGET_VERSION;
  const newText = convertContract(file, document, spec, version);
  if (newText === undefined) return [];
  const edits = [{ range: { start: document.start, end: document.end }, newText }];
  return [{ title: 'convert', params: { version }, edits, safety: 'unsafe' }];
}
