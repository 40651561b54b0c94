import type { ReadSourceFile } from '../analysis/ports.ts';
import type { LintEngine } from '../lint/engine.ts';
import type { Finding } from '../lint/rule.ts';
import { parseYaml } from '../syntax/yaml/parse-yaml.ts';
import { contentHash } from './content-hash.ts';
import { findingMessage } from './finding-message.ts';
import { fixAll } from './fix-all.ts';
import { defineOperation, type OperationContext } from './operation.ts';
import { proposeForEach } from './propose-for-each.ts';
import type { Proposal, ProposedFileChange } from './proposed-change.ts';

export default defineOperation({
  name: 'fix',
  title: 'Fix all safe problems',
  doc: 'Proposes every safe fix for data contracts: edits that keep comments, quoting and the meaning that the author had. Returns the edits, the findings that they take away and a hash of the text they are for; writes nothing itself.',
  writes: true,
  input: {
    paths: {
      type: 'strings',
      doc: 'Files and folders to fix; everything that looks like a contract when left out.',
    },
  },
  run: ({ paths }, context): Promise<Proposal> => proposeForEach(paths, context, fixFile),
});

function fixFile(
  { path, text, assumed }: ReadSourceFile,
  { engine, config }: OperationContext,
): ProposedFileChange | undefined {
  const { edits, remaining } = fixAll(engine, text, config, assumed);
  if (edits.length === 0) return undefined;
  const before = messagesOf(engine.lint(parseYaml(text), config, assumed).findings, engine);
  const after = messagesOf(remaining, engine);
  const reasons = before.filter((message) => {
    const at = after.indexOf(message);
    if (at !== -1) after.splice(at, 1);
    return at === -1;
  });
  return { path, basedOn: contentHash(text), edits, reasons };
}

function messagesOf(findings: readonly Finding[], engine: LintEngine): string[] {
  return findings.map((finding) => {
    const rule = engine.rules.find(({ meta }) => meta.code === finding.code);
    return findingMessage(rule, finding);
  });
}
