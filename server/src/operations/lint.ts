import { errorText } from '../base/error-text.ts';
import type { ReadSourceFile } from '../analysis/ports.ts';
import type { LintEngine } from '../lint/engine.ts';
import type { Finding, Rule } from '../lint/rule.ts';
import ruleCompletes from '../lint/rules/engine/rule-completes.ts';
import sqlIsReadable from '../lint/rules/meaning/sql-is-readable.ts';
import { withJsonProblems } from '../syntax/yaml/json-problems.ts';
import { parseYaml } from '../syntax/yaml/parse-yaml.ts';
import { findingMessage } from './finding-message.ts';
import { fixesFor } from './fix-all.ts';
import { defineOperation, type OperationContext } from './operation.ts';

/** A finding with its words. Offsets count from the start of the file. */
export interface ReportedFinding extends Finding {
  readonly message: string;
  /** `fix` takes it away. */
  readonly fixable: boolean;
}

/**
 * What is known of a file. `not-checked` is neither clean nor wrong: something (a cap, a crash, a
 * file that cannot be read) kept us from looking at all of it. `skipped`: it is no data contract.
 */
export interface FileReport {
  readonly path: string;
  readonly state: 'checked' | 'not-checked' | 'skipped';
  /** Why it is not checked or skipped: a full sentence. */
  readonly reason?: string;
  /** It is not checked because of a mistake of ours. */
  readonly defect?: true;
  /** Undefined when it could not be read. */
  readonly text: string | undefined;
  readonly findings: readonly ReportedFinding[];
}

export default defineOperation({
  name: 'lint',
  title: 'Check data contracts',
  doc: 'Checks data contracts against the standard and returns what is wrong, file by file, with exact places. A file that could not be checked in full says so and must not count as clean.',
  writes: false,
  input: {
    paths: {
      type: 'strings',
      doc: 'Files and folders to check; everything that looks like a contract when left out.',
    },
  },
  async run({ paths }, context): Promise<readonly FileReport[]> {
    const reports: FileReport[] = [];
    for await (const file of context.files.find(paths)) {
      if (context.token.isCancellationRequested) break;
      reports.push(
        file.kind === 'text'
          ? lintFile(file, context)
          : {
              path: file.path,
              state: 'not-checked',
              reason: file.reason,
              text: undefined,
              findings: [],
            },
      );
    }
    return reports;
  },
});

function lintFile(file: ReadSourceFile, context: OperationContext): FileReport {
  const { path, text } = file;
  const { engine, config } = context;
  try {
    const read = parseYaml(text);
    const tree = path.endsWith('.json') ? withJsonProblems(read) : read;
    const result = engine.lint(tree, config, file.assumed);
    const { findings, contracts, complete } = result;
    if (contracts.every((contract) => contract.dialect === 'none')) {
      return { path, state: 'skipped', reason: 'It is not a data contract.', text, findings: [] };
    }
    const reported = findings.map((finding) => ({
      ...finding,
      message: findingMessage(ruleOf(finding, engine), finding),
      fixable: fixesFor(engine, tree, result, finding)[0]?.safety === 'safe',
    }));
    if (complete) return { path, state: 'checked', text, findings: reported };
    return { path, state: 'not-checked', ...whyIncomplete(findings), text, findings: reported };
  } catch (error) {
    const cause = errorText(error);
    return {
      path,
      state: 'not-checked',
      reason: `DataEngOS failed on this file. Cause: ${cause}`,
      defect: true,
      text,
      findings: [],
    };
  }
}

function ruleOf({ code }: Finding, engine: LintEngine): Rule | undefined {
  if (code === ruleCompletes.meta.code) return ruleCompletes;
  return engine.rules.find((rule) => rule.meta.code === code);
}

function whyIncomplete(findings: readonly Finding[]): Pick<FileReport, 'reason' | 'defect'> {
  const crashed = findings.some(
    ({ code, messageId }) => code === ruleCompletes.meta.code && messageId === 'crashed',
  );
  if (crashed) return { reason: 'A rule failed on this file.', defect: true };
  const unread = findings.some(
    ({ code, messageId }) => code === sqlIsReadable.meta.code && messageId === 'unavailable',
  );
  if (unread)
    return { reason: 'The parser of SQL does not run here: its queries were not checked.' };
  return { reason: 'A part of this file was too much to check.' };
}
