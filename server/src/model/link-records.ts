import { LineIndex } from '../base/line-index.ts';
import { isPolicy, type Assumed } from '../spec/dialects.ts';
import type { SpecIndex } from '../spec/spec-index.ts';
import type { YamlFile } from '../syntax/yaml/file.ts';
import { bindDocument, type BoundDocument } from './bound-document.ts';
import { bindContract, isServed } from './contract.ts';
import { identityRecord, referenceRecord, type LinkRecord } from './contract-record.ts';
import { identityOf, topLevel } from './identity.ts';

const none: readonly never[] = [];
const SPACE = 32;

/**
 * What ties the documents of a file to others, and nothing of what they declare. Most contracts name no
 * other file, which their text tells: of those the top level is enough.
 */
export function linkRecords(
  file: YamlFile,
  spec: SpecIndex,
  assumed: Assumed,
): readonly LinkRecord[] {
  const lines = new LineIndex(file.text);
  const leadsOut = mayLeadOut(file.text);
  return file.documents.flatMap((document): LinkRecord[] => {
    const contract = bindContract(document, spec, assumed);
    if (!isServed(contract) || isPolicy(contract.dialect)) return [];
    const standard = contract.spec.metamodel.id;
    if (standard === 'odcs' && !leadsOut)
      return [{ ...identityRecord(topLevel(document), standard, lines), references: none }];
    const bound = bindDocument(file, document, contract);
    const identity = identityRecord(identityOf(bound), standard, lines);
    return [{ ...identity, references: outward(bound, lines) }];
  });
}

/** Whether a relationship may name another file, which stands before a `#`. */
function mayLeadOut(text: string): boolean {
  if (!text.includes('relationships')) return false;
  for (let at = text.indexOf('#', 1); at !== -1; at = text.indexOf('#', at + 1)) {
    // Behind a blank it begins a comment.
    if (text.charCodeAt(at - 1) > SPACE) return true;
  }
  return false;
}

function outward(bound: BoundDocument, lines: LineIndex): LinkRecord['references'] {
  return bound.references
    .filter(({ file, scope }) => file !== undefined || scope.kind === 'contracts')
    .map((one) => referenceRecord(one, bound, () => -1, lines));
}
