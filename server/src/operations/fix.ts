import type { ReadSourceFile } from '../analysis/ports.ts';
import type { LintEngine } from '../lint/engine.ts';
import type { Finding } from '../lint/rule.ts';
import { parseYaml } from '../syntax/yaml/parse-yaml.ts';
import { contentHash } from './content-hash.ts';
import { findingMessage } from './finding-message.ts';
import { fixAll } from './fix-all.ts';
import { defineOperation, type OperationContext } from './operation.ts';
import type { ProposedChange, ProposedFileChange } from './proposed-change.ts';

export interface FixProposal {
  readonly change: ProposedChange;
  /** Files that could not be read or made us fail: nothing is proposed for them. */
  readonly failed: readonly FailedFile[];
}

export interface FailedFile {
  readonly path: string;
  /** Full sentences. */
  readonly reason: string;
  /** A mistake of ours. */
  readonly defect?: true;
}

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
  async run({ paths }, context): Promise<FixProposal> {
    const files: ProposedFileChange[] = [];
    const failed: FailedFile[] = [];
    for await (const file of context.files.find(paths)) {
      if (context.token.isCancellationRequested) break;
      if (file.kind === 'unread') {
        failed.push({ path: file.path, reason: file.reason });
        continue;
      }
      try {
        const change = fixFile(file, context);
        if (change.edits.length > 0) files.push(change);
      } catch (error) {
        const cause = error instanceof Error ? error.message : String(error);
        const reason = `DataEngOS failed on this file. Cause: ${cause}`;
        failed.push({ path: file.path, reason, defect: true });
      }
    }
    return { change: { files }, failed };
  },
});

function fixFile(
  { path, text, assumed }: ReadSourceFile,
  { engine, config }: OperationContext,
): ProposedFileChange {
  const { edits, remaining } = fixAll(engine, text, config, assumed);
  const basedOn = contentHash(text);
  if (edits.length === 0) return { path, basedOn, edits, reasons: [] };
  const before = messagesOf(engine.lint(parseYaml(text), config, assumed).findings, engine);
  const after = messagesOf(remaining, engine);
  const reasons = before.filter((message) => {
    const at = after.indexOf(message);
    if (at !== -1) after.splice(at, 1);
    return at === -1;
  });
  return { path, basedOn, edits, reasons };
}

function messagesOf(findings: readonly Finding[], engine: LintEngine): string[] {
  return findings.map((finding) => {
    const rule = engine.rules.find(({ meta }) => meta.code === finding.code);
    return findingMessage(rule, finding);
  });
}
