import type { ReadSourceFile } from '../analysis/ports.ts';
import type { TextEdit } from '../base/text-edit.ts';
import { convertContract } from '../lint/convert/convert-contract.ts';
import { bindContract } from '../model/contract.ts';
import { parseYaml } from '../syntax/yaml/parse-yaml.ts';
import type { YamlDocument, YamlFile } from '../syntax/yaml/file.ts';
import { contentHash } from '../base/content-hash.ts';
import type { FailedFile } from './failed-file.ts';
import { defineOperation, type OperationContext } from './operation.ts';
import { proposeForEach } from './propose-for-each.ts';
import type { Proposal, ProposedFileChange, Reason } from './proposed-change.ts';

const NAMES = {
  'data-contract-specification': 'the Data Contract Specification',
  'odcs-2': 'version 2 of the Open Data Contract Standard',
} as const;

export default defineOperation({
  name: 'convert',
  title: 'Convert to ODCS 3',
  doc: 'Proposes to rewrite files of the retired Data Contract Specification, or of version 2 of the Open Data Contract Standard, as ODCS 3.1. What has no counterpart is kept as custom properties or comments. Returns the edits and a hash of the text they are for; writes nothing itself. Contracts of ODCS 3 stay as they are.',
  writes: true,
  input: {
    paths: {
      type: 'strings',
      doc: 'Files and folders to convert; everything that looks like a contract when left out.',
    },
  },
  run: ({ paths }, context): Promise<Proposal> => proposeForEach(paths, context, convertFile),
});

function convertFile(
  { path, text }: ReadSourceFile,
  context: OperationContext,
): ProposedFileChange | FailedFile | undefined {
  const file = parseYaml(text);
  const edits: TextEdit[] = [];
  const reasons: Reason[] = [];
  for (const document of file.documents) {
    const { dialect } = bindContract(document, context.engine.spec, false);
    if (dialect !== 'data-contract-specification' && dialect !== 'odcs-2') continue;
    const newText = isBroken(file, document)
      ? undefined
      : convertContract(file, document, context.engine.spec);
    if (newText === undefined) {
      return {
        path,
        reason: 'It is not well-formed, so parts would be lost. Run "lint" on it first.',
      };
    }
    edits.push({ range: { start: document.start, end: document.end }, newText });
    reasons.push({ message: `It was written in ${NAMES[dialect]}.` });
  }
  return edits.length === 0 ? undefined : { path, basedOn: contentHash(text), edits, reasons };
}

function isBroken(file: YamlFile, document: YamlDocument): boolean {
  return (
    file.problems.length > 0 || document.blocks.some(({ fragment }) => fragment.problems.length > 0)
  );
}
