import type { NamedFile } from '../lint/workspace-view.ts';
import { bindFile, hasProblems } from '../model/bound-document.ts';
import { bindContract } from '../model/contract.ts';
import { declarationsOf } from '../model/declarations.ts';
import type { SpecIndex } from '../spec/spec-index.ts';
import type { SourceFile } from './source-file.ts';

/** What a file that another one names holds, by its text. */
export function namedFile({ tree, assumed }: SourceFile, spec: SpecIndex): NamedFile {
  const declared = bindFile(tree, spec, assumed).map(declarationsOf);
  if (declared.length > 0) return declared;
  // In broken text the line that says what it is may be lost, and other formats are contracts as well.
  const isForeign = tree.documents.every(
    (document) =>
      !hasProblems(tree, document) && bindContract(document, spec, assumed).dialect === 'none',
  );
  return isForeign ? 'foreign' : undefined;
}
