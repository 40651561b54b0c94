import type { Finding, Fix, FixContext, Rule } from '../lint/rule.ts';
import { offeredFixes } from '../lint/offered-fixes.ts';
import { partAt, type IdeDocument } from './ide-document.ts';

/** The ways in which a rule removes one of its findings, the best one first. */
export function fixesOf(ide: IdeDocument, finding: Finding, rule: Rule): readonly Fix[] {
  const at = finding.range.start;
  const own = partAt(ide, at);
  // Files of other languages, and YAML that is no contract.
  if (own === undefined && rule.fixText !== undefined) return rule.fixText(finding, ide.text);
  const part = own ?? anyPart(ide, at);
  if (part === undefined) return [];
  const context: FixContext = {
    spec: part.contract.spec,
    version: part.contract.version,
    file: ide.file,
    ...part,
  };
  return offeredFixes(rule, finding, context);
}

/** Rules for any dialect find and fix in documents that the other features leave alone. */
function anyPart(
  ide: IdeDocument,
  offset: number,
): Pick<FixContext, 'document' | 'contract'> | undefined {
  const found = ide.file.documents.findLastIndex((document) => document.start <= offset);
  const document = ide.file.documents[Math.max(0, found)];
  const contract = ide.contracts[Math.max(0, found)];
  return document === undefined || contract === undefined ? undefined : { document, contract };
}
