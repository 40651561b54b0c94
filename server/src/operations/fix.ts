import type { ReadSourceFile } from '../analysis/ports.ts';
import type { LintEngine } from '../lint/engine.ts';
import type { Finding } from '../lint/rule.ts';
import { parseYaml } from '../syntax/yaml/parse-yaml.ts';
import { contentHash } from '../base/content-hash.ts';
import { findingMessage } from './finding-message.ts';
import { fixAll, fixesFor, titleOf } from './fix-all.ts';
import { defineOperation, type OperationContext } from './operation.ts';
import { proposeForEach } from './propose-for-each.ts';
import type { Proposal, ProposedFileChange, Reason } from './proposed-change.ts';

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
  async run({ paths }, context): Promise<Proposal> {
    let left = 0;
    const proposal = await proposeForEach(paths, context, (file) => {
      const { change, remaining } = fixFile(file, context);
      left += remaining.length;
      return change;
    });
    return { ...proposal, left };
  },
});

function fixFile(
  { path, text, assumed }: ReadSourceFile,
  { engine, config }: OperationContext,
): { readonly change: ProposedFileChange | undefined; readonly remaining: readonly Finding[] } {
  const { edits, remaining } = fixAll(engine, text, config, assumed);
  if (edits.length === 0) return { change: undefined, remaining };
  const file = parseYaml(text);
  const result = engine.lint(file, config, assumed);
  const after = remaining.map((finding) => messageOf(finding, engine));
  const reasons = result.findings.flatMap((finding): Reason[] => {
    const message = messageOf(finding, engine);
    const at = after.indexOf(message);
    if (at !== -1) {
      after.splice(at, 1);
      return [];
    }
    const fix = fixesFor(engine, file, result, finding)[0];
    const done = fix?.safety === 'safe' ? { done: titleOf(engine, finding, fix) } : {};
    return [{ message, range: finding.range, ...done }];
  });
  return { change: { path, basedOn: contentHash(text), edits, reasons }, remaining };
}

function messageOf(finding: Finding, engine: LintEngine): string {
  const rule = engine.rules.find(({ meta }) => meta.code === finding.code);
  return findingMessage(rule, finding);
}
