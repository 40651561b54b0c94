import { LineIndex } from '../base/line-index.ts';
import { bindContract, isDescribed, type Contract } from '../model/contract.ts';
import { collectSymbols, type ContractSymbols } from '../model/symbols.ts';
import { visitRoot } from '../model/walk.ts';
import type { SpecIndex } from '../spec/spec-index.ts';
import type { Assumed } from '../spec/dialects.ts';
import type { SqlReader } from '../syntax/sql/sql-reader.ts';
import type { YamlBlock, YamlDocument, YamlFile } from '../syntax/yaml/file.ts';
import type { YamlMap, YamlPair } from '../syntax/yaml/tree.ts';
import { lintBlock, lintList, type BlockCache } from './block.ts';
import { severityOf, type LintConfig } from './config.ts';
import { withoutConsequences } from './consequences.ts';
import { isGuessed } from './offered-fixes.ts';
import { RuleRun, type CodedReport } from './rule-run.ts';
import { RuleSet } from './rule-set.ts';
import { RuleTimes } from './rule-times.ts';
import type { Finding, Rule, RuleContext, WorkspaceFinding } from './rule.ts';
import ruleCompletes from './rules/engine/rule-completes.ts';
import { covers, readSuppressions, suppressionComments } from './suppressions.ts';
import { lintInWorkspace } from './workspace-lint.ts';
import type { RecordedFile, WorkspaceView } from './workspace-view.ts';

/** No file shows more findings than this; what is cut is said. */
export const MAX_FINDINGS = 1_000;

export interface LintResult {
  /** In source order, suppressed ones left out. */
  readonly findings: readonly Finding[];
  /** One for each document of the file. */
  readonly contracts: readonly Contract[];
  /** False when a cap or a crash left something unchecked: no findings do not mean clean then. */
  readonly complete: boolean;
}

/** What a host lends the engine. */
export interface EngineHelpers {
  /**
   * Milliseconds, for hosts where somebody waits: there a rule that takes too long is stopped.
   * Without it the answer never depends on how fast the machine is.
   */
  readonly clock?: () => number;
  /** Reads the queries of checks; without it they are left alone. */
  readonly sql?: SqlReader | undefined;
  /** Tells the day as `YYYY-MM-DD`; without it nothing expires. */
  readonly today?: () => string;
}

/** Runs rules over files. Keeps what it found in a block for as long as somebody keeps the block. */
export class LintEngine {
  /** The tables of contracts, which know those of other standards. */
  readonly spec: SpecIndex;
  readonly rules: readonly Rule[];
  readonly #blocks: BlockCache = new WeakMap();
  readonly #all: RuleSet;
  readonly #typing: RuleSet;
  readonly #helpers: EngineHelpers;

  /** What reads the queries of checks. */
  get sql(): SqlReader | undefined {
    return this.#helpers.sql;
  }

  /** The day that rules count from. */
  get today(): string | undefined {
    return this.#helpers.today?.();
  }

  constructor(spec: SpecIndex, rules: readonly Rule[], helpers: EngineHelpers = {}) {
    this.spec = spec;
    this.rules = rules;
    this.#helpers = helpers;
    this.#all = new RuleSet(rules);
    // What is kept of a block is the same in both: rules that wait look at whole documents.
    this.#typing = new RuleSet(rules.filter((rule) => rule.meta.cost === 'typing'));
  }

  /**
   * `assumed`: what name or language of the file promise. Files that are none of ours give no
   * finding. `typing`: only the rules that are quick enough for a keystroke in a large file.
   */
  lint(
    file: YamlFile,
    config: LintConfig,
    assumed: Assumed,
    cost: 'typing' | 'all' = 'all',
  ): LintResult {
    const run = new RuleRun(
      cost === 'typing' ? this.#typing : this.#all,
      new RuleTimes(this.#helpers.clock),
    );
    const contracts = file.documents.map((document) => bindContract(document, this.spec, assumed));
    const ours = file.documents.flatMap((document, index) => {
      const contract = contracts[index];
      if (contract === undefined) return [];
      // A file that was not read says nothing of what it is: the caller thought it was ours.
      return contract.dialect === 'none' && !unread(file) ? [] : [{ document, contract }];
    });
    for (const { document, contract } of ours) this.#lintDocument(run, file, document, contract);
    // A file that is too large has no documents: it must not pass for clean.
    const served = ours.length > 0 || (assumed !== false && file.documents.length === 0);
    if (served) this.#lintFile(run, file);
    return this.#finish(file, run, config, contracts, served);
  }

  /** The second pass: findings of the rules on the workspace in one of its files, suppressed ones left out. */
  lintInWorkspace(
    file: RecordedFile,
    workspace: WorkspaceView,
    config: LintConfig,
  ): readonly WorkspaceFinding[] {
    const context: RuleContext = { spec: this.spec, version: '', today: this.today };
    return lintInWorkspace(this.#all, file, workspace, config, context);
  }

  #lintFile(run: RuleRun, file: YamlFile): void {
    const context: RuleContext = { spec: this.spec, version: '' };
    const { problems } = file;
    run.block({ kind: 'block', root: undefined, problems, guessed: true }, context, true);
    run.reportCrashes();
  }

  #lintDocument(run: RuleRun, file: YamlFile, document: YamlDocument, contract: Contract): void {
    const { spec, version } = contract;
    const context: RuleContext = { spec, version, sql: this.sql, today: this.today };
    run.follow(spec.metamodel.id);
    const foreign = !isDescribed(contract) || unread(file);
    let symbols: ContractSymbols | undefined;
    const collect = (): ContractSymbols => (symbols ??= collectSymbols(document.tree(), contract));
    const visit = { kind: 'document', file, document, contract, symbols: collect } as const;
    run.document(visit, context, foreign);
    if (foreign || isOther(document)) {
      this.#readBlocks(run, document, context, foreign);
      return;
    }
    if (document.blocks.length > 1) {
      const guessed = file.problems.length > 0 || isGuessed(document);
      run.block({ kind: 'block', root: document.outline, problems: [], guessed }, context, false);
    }
    visitRoot(spec, version, document.outline ?? emptyRoot(document), {
      map: (visit) => {
        run.map(visit, context);
      },
      field: (visit) => {
        run.field(visit, context);
      },
    });
    this.#lintBlocks(run, document, context);
  }

  /** For documents whose content the tables do not describe: only their YAML is looked at. */
  #readBlocks(run: RuleRun, document: YamlDocument, context: RuleContext, foreign: boolean): void {
    for (const block of document.blocks) {
      const { root, problems } = block.fragment;
      const read = run.fork();
      read.block({ kind: 'block', root, problems, guessed: problems.length > 0 }, context, foreign);
      run.add(read, block.start);
    }
  }

  #lintBlocks(run: RuleRun, document: YamlDocument, context: RuleContext): void {
    let header: YamlPair | undefined;
    for (const [index, block] of document.blocks.entries()) {
      if (block.role === 'pairs') {
        header = undefined;
        if (document.blocks[index + 1]?.role === 'items') header = headerOf(document, block);
        if (header !== undefined) lintList(header, context, run);
      }
      run.add(lintBlock(this.#blocks, block, header, context, run), block.start);
    }
  }

  #finish(
    file: YamlFile,
    run: RuleRun,
    config: LintConfig,
    contracts: readonly Contract[],
    ours: boolean,
  ): LintResult {
    // First the suppressions: they take out what they silence.
    const ofSuppressions = ours ? this.#suppress(file, run, contracts) : [];
    run.reportStops(({ meta }) => severityOf(meta, config) !== 'off');
    const reports = ours ? [...run.reports, ...ofSuppressions] : [];
    const told = withoutConsequences(reports, file.text);
    const complete = reports.every((report) => report.incomplete !== true);
    const findings = told.flatMap((report) => toFinding(report, config));
    findings.sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
    if (findings.length <= MAX_FINDINGS) return { findings, contracts, complete };
    return {
      findings: [...toFinding(tooMany, config), ...findings.slice(0, MAX_FINDINGS)],
      contracts,
      complete,
    };
  }

  /** Takes the suppressed reports out of the run; returns what is to say of the suppressions themselves. */
  #suppress(file: YamlFile, run: RuleRun, contracts: readonly Contract[]): readonly CodedReport[] {
    const comments = suppressionComments(file);
    if (comments.length === 0) return [];
    const lines = new LineIndex(file.text);
    const suppressions = readSuppressions(comments, lines);
    const used = new Set<string>();
    run.keep((report) => {
      if (report.incomplete === true || report.rule.meta.family === 'engine') return true;
      const line = lines.positionAt(report.range.start).line;
      const by = suppressions.findIndex((one) => covers(one, report.rule.meta.code, line));
      if (by !== -1) used.add(`${String(by)} ${report.rule.meta.code}`);
      return by === -1;
    });
    const after = run.fork();
    const judged = isJudged(file, contracts);
    for (const [index, suppression] of suppressions.entries()) {
      // Whether rules on the workspace find something is known to those who know the workspace.
      const unused = suppression.rules.filter(
        ({ code }) =>
          !used.has(`${String(index)} ${code}`) &&
          !this.#all.workspace.some(({ meta }) => meta.code === code) &&
          (judged || !this.#all.codes.has(code)),
      );
      after.suppression(
        { kind: 'suppression', suppression, unused, knownCodes: this.#all.codes },
        { spec: this.spec, version: '' },
      );
    }
    after.reportCrashes();
    return after.reports;
  }
}

function toFinding({ rule, standard, ...report }: CodedReport, config: LintConfig): Finding[] {
  const severity = severityOf(rule.meta, config, standard);
  return severity === 'off' ? [] : [{ ...report, code: rule.meta.code, severity }];
}

const tooMany: CodedReport = {
  rule: ruleCompletes,
  messageId: 'capped',
  params: { shown: MAX_FINDINGS },
  range: { start: 0, end: 0 },
};

/**
 * Whether every rule could look at everything: in broken YAML or in a file of another standard a
 * comment may well silence what nobody could find now.
 */
function isJudged(file: YamlFile, contracts: readonly Contract[]): boolean {
  if (file.problems.length > 0 || file.documents.some(isGuessed)) return false;
  return contracts.every(isDescribed);
}

/** The file as a whole was too much to read. */
function unread(file: YamlFile): boolean {
  return file.problems.some((problem) => problem.incomplete === true);
}

function emptyRoot(document: YamlDocument): YamlMap {
  return { kind: 'map', flow: false, pairs: [], start: document.start, end: document.start };
}

/** The top level is a list or a scalar: one finding says so, the tables have nothing to say. */
function isOther(document: YamlDocument): boolean {
  return document.blocks.some(
    (block) => block.role === 'other' && block.fragment.root !== undefined,
  );
}

/** The pair of the outline whose items stand in the blocks behind this one. */
function headerOf(document: YamlDocument, block: YamlBlock): YamlPair | undefined {
  const { root } = block.fragment;
  const key = root?.kind === 'map' ? root.pairs.at(-1)?.key : undefined;
  if (key === undefined) return undefined;
  const start = key.start + block.start;
  return document.outline?.pairs.find((pair) => pair.key.start === start);
}
