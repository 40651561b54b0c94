import { errorText } from '../base/error-text.ts';
import type { ReadSourceFile, UnreadSourceFile } from '../analysis/ports.ts';
import { SourceFile } from '../analysis/source-file.ts';
import { MAX_FINDINGS, type LintEngine } from '../lint/engine.ts';
import type { Finding, Rule } from '../lint/rule.ts';
import ruleCompletes from '../lint/rules/engine/rule-completes.ts';
import sqlIsReadable from '../lint/rules/meaning/sql-is-readable.ts';
import { findingMessage } from './finding-message.ts';
import { fixesFor } from './fix-all.ts';
import { LintTogether } from './lint-together.ts';
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
    const together = LintTogether.of(context);
    await together?.readPolicies(paths);
    const governed = together?.hasPolicies() === true;
    for await (const file of context.files.find(paths, governed)) {
      if (context.token.isCancellationRequested) break;
      together?.see(file.path);
      const report = file.kind === 'text' ? lintFile(file, context, together) : unread(file);
      const isForeign = file.kind === 'text' && file.onlyGoverned && report.state === 'skipped';
      if (!isForeign) reports.push(report);
    }
    if (together === undefined || reports.length === 0) return reports;
    const isForLineage = together.wantsLineage();
    if (isForLineage) await together.readLineage(context.files.find(paths, true));
    const concerns = together.concerns();
    for await (const file of context.files.around(paths, governed || isForLineage)) {
      if (context.token.isCancellationRequested) break;
      together.see(file.path);
      if (file.kind === 'text' && concerns(file)) together.putAround(file);
    }
    const projects = together.projectsOfTopologies(paths);
    if (projects.length > 0) {
      await together.readLineage(context.files.find(projects, true));
      await together.readLineage(context.files.around(projects, true));
    }
    await together.lookUpTargets();
    await together.readManifests();
    return reports.map((report) => withTogether(report, together, context.engine));
  },
});

function unread({ path, reason }: UnreadSourceFile): FileReport {
  return { path, state: 'not-checked', reason, text: undefined, findings: [] };
}

function lintFile(
  file: ReadSourceFile,
  context: OperationContext,
  together: LintTogether | undefined,
): FileReport {
  const { path, text } = file;
  const { engine, config } = context;
  try {
    const source = new SourceFile(path, text, { assumed: file.assumed });
    const { tree } = source;
    const result = engine.lint(tree, config, file.assumed);
    const { findings, contracts, complete } = result;
    together?.put(source, file);
    if (
      contracts.every((contract) => contract.dialect === 'none') &&
      together?.governs(path) !== true
    ) {
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
    return { path, ...failure(error), text, findings: [] };
  }
}

/** The report with what the workspace adds to it. */
function withTogether(report: FileReport, together: LintTogether, engine: LintEngine): FileReport {
  const { path, text, defect } = report;
  if (text === undefined || defect === true) return report;
  const room = Math.max(0, MAX_FINDINGS - report.findings.length);
  const found = together.findings(path, text).slice(0, room);
  if (found.length === 0) return report;
  const reported = found.map((finding): ReportedFinding => {
    const message = findingMessage(ruleOf(finding, engine), finding);
    return { ...finding, message, fixable: false };
  });
  const findings = [...report.findings, ...reported].sort(
    (a, b) => a.range.start - b.range.start || a.range.end - b.range.end,
  );
  if (found.every(({ incomplete }) => incomplete !== true)) return { ...report, findings };
  return { ...report, state: 'not-checked', ...whyIncomplete(found), findings };
}

function failure(error: unknown): Pick<FileReport, 'state' | 'reason' | 'defect'> {
  const reason = `DataEngOS failed on this file. Cause: ${errorText(error)}`;
  return { state: 'not-checked', reason, defect: true };
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
