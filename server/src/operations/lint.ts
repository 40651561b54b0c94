import type { ReadSourceFile } from '../analysis/ports.ts';
import { SourceFile } from '../analysis/source-file.ts';
import { SymbolIndex } from '../analysis/symbol-index.ts';
import { LineIndex } from '../base/line-index.ts';
import { severityOf } from '../lint/config.ts';
import { MAX_FINDINGS, type LintEngine } from '../lint/engine.ts';
import { locate } from '../lint/locate.ts';
import type { Finding, Rule } from '../lint/rule.ts';
import ruleCompletes from '../lint/rules/engine/rule-completes.ts';
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
    const together = Together.of(context);
    for await (const file of context.files.find(paths)) {
      if (context.token.isCancellationRequested) break;
      together?.see(file.path);
      reports.push(
        file.kind === 'text'
          ? lintFile(file, context, together)
          : {
              path: file.path,
              state: 'not-checked',
              reason: file.reason,
              text: undefined,
              findings: [],
            },
      );
    }
    if (together === undefined || reports.length === 0) return reports;
    const concerns = together.concerns();
    for await (const file of context.files.around(paths)) {
      if (context.token.isCancellationRequested) break;
      together.see(file.path);
      if (file.kind === 'text' && concerns(file)) together.put(file);
    }
    return reports.map((report) => together.add(report));
  },
});

function lintFile(
  file: ReadSourceFile,
  context: OperationContext,
  together: Together | undefined,
): FileReport {
  const { path, text } = file;
  const { engine, config } = context;
  try {
    const source = new SourceFile(path, text, { assumed: file.assumed });
    const { tree } = source;
    const result = engine.lint(tree, config, file.assumed);
    const { findings, contracts, complete } = result;
    if (contracts.every((contract) => contract.dialect === 'none')) {
      return { path, state: 'skipped', reason: 'It is not a data contract.', text, findings: [] };
    }
    together?.index.put(source);
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

/** For more words than these it costs less to parse a file than to look for them. */
const MANY = 100;

/** The second pass: what the files say together. */
class Together {
  readonly index: SymbolIndex;
  readonly #context: OperationContext;
  readonly #seen = new Set<string>();

  /** Undefined when no rule looks at the workspace. */
  static of(context: OperationContext): Together | undefined {
    const { engine, config } = context;
    const isOn = engine.rules.some(
      ({ on, meta }) => on === 'workspace' && severityOf(meta, config) !== 'off',
    );
    return isOn ? new Together(context) : undefined;
  }

  constructor(context: OperationContext) {
    this.#context = context;
    const { files, engine } = context;
    this.index = new SymbolIndex(engine.spec, {
      resolveFile: (from, path) => files.resolveFile(from, path),
      pathTo: (from, to) => files.pathTo(from, to),
      covers: (path) => !this.#seen.has(path) && files.covers(path),
    });
  }

  /** A file that is there, whether or not it can be read. */
  see(path: string): void {
    this.#seen.add(path);
  }

  /**
   * Tells by its text whether a file can matter to those that are reported on: they name it, or it
   * holds an id that they have or name. The others need not be parsed.
   */
  concerns(): (file: ReadSourceFile) => boolean {
    const targets = new Set<string>();
    const words = new Set<string>();
    for (const [path, records] of this.index.all()) {
      for (const { id, references } of records) {
        if (id !== undefined) words.add(id);
        for (const { field, file, segments } of references) {
          const target = file === undefined ? undefined : this.index.resolveFile(path, file);
          if (target !== undefined) targets.add(target);
          if (field === 'contract') for (const { text } of segments) words.add(text);
        }
      }
    }
    if (words.size > MANY) return () => true;
    const all = [...words];
    return ({ path, text }) => targets.has(path) || all.some((word) => text.includes(word));
  }

  /** A file that is known but not reported on. What is wrong with it is not asked here. */
  put({ path, text, assumed }: ReadSourceFile): void {
    try {
      this.index.put(new SourceFile(path, text, { assumed }));
    } catch {
      // It stays seen, so nobody takes it for missing.
    }
  }

  /** The report with what the workspace adds to it. */
  add(report: FileReport): FileReport {
    const { path, text } = report;
    const file = this.index.recorded(path);
    if (file === undefined || text === undefined || report.defect === true) return report;
    const { engine, config } = this.#context;
    const placed = engine.lintInWorkspace(file, this.index, config);
    if (placed.length === 0) return report;
    const lines = new LineIndex(text);
    const room = Math.max(0, MAX_FINDINGS - report.findings.length);
    const found = placed.slice(0, room).map((one): ReportedFinding => {
      const finding = locate(one, lines);
      const message = findingMessage(ruleOf(finding, engine), finding);
      return { ...finding, message, fixable: false };
    });
    const findings = [...report.findings, ...found].sort(
      (a, b) => a.range.start - b.range.start || a.range.end - b.range.end,
    );
    if (found.every(({ incomplete }) => incomplete !== true)) return { ...report, findings };
    return { ...report, state: 'not-checked', ...whyIncomplete(found), findings };
  }
}

function failure(error: unknown): Pick<FileReport, 'state' | 'reason' | 'defect'> {
  const cause = error instanceof Error ? error.message : String(error);
  const reason = `DataEngOS failed on this file. Cause: ${cause}`;
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
  return { reason: 'A part of this file was too much to check.' };
}
