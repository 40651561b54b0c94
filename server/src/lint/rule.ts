import type { Range } from '../base/range.ts';
import type { TextEdit } from '../base/text-edit.ts';
import type { Contract } from '../model/contract.ts';
import type { Place } from '../model/place.ts';
import type { ContractSymbols } from '../model/symbols.ts';
import type { FieldVisit, MapVisit, ValueVisit } from '../model/visit.ts';
import type { Origin } from '../model/governance/origin.ts';
import type { GovernedKind } from '../model/governed-file.ts';
import { policyIds } from '../spec/dialects.ts';
import type { StandardId } from '../spec/metamodel.ts';
import type { SpecIndex } from '../spec/spec-index.ts';
import type { SpecVersion } from '../spec/version.ts';
import type { SqlReader } from '../syntax/sql/sql-reader.ts';
import type { YamlDocument, YamlFile } from '../syntax/yaml/file.ts';
import type { YamlProblem } from '../syntax/yaml/problems.ts';
import type { YamlNode } from '../syntax/yaml/tree.ts';
import type { SuppressedRule, Suppression } from './suppressions.ts';
import type { WorkspaceVisit } from './workspace-view.ts';

export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** Values that go into the `{placeholders}` of a message. */
export type Params = Readonly<Record<string, string | number>>;

/** What a rule reports. Offsets count from the tree it was given; the engine moves them to the file. */
export interface Report<Messages extends string = string> {
  readonly messageId: Messages;
  readonly params?: Params;
  readonly range: Range;
  readonly tags?: readonly FindingTag[];
  /** Other places that explain the finding. */
  readonly related?: readonly Related[];
  /** The same in files whose text is not at hand. */
  readonly elsewhere?: readonly Elsewhere[];
  /** The line of a policy that asks for it. */
  readonly demand?: Demand;
  /** What the fix needs to know, as plain JSON; travels with the diagnostic. */
  readonly data?: Params;
  /** Lines of which nothing else is to be said: what is found there follows from this. */
  readonly explains?: Range;
  /** What could not be looked at: the file must not count as checked. */
  readonly incomplete?: true;
}

/** The line of a policy that asks for something. */
export interface Demand {
  readonly origin: Origin;
  /** The rule by its path in the policy: `layers.staging.prefix`. */
  readonly rule: string;
}

export type FindingTag = 'deprecated' | 'unnecessary';

export interface Related {
  readonly range: Range;
  readonly messageId: string;
  readonly params?: Params;
}

/** A place in any file of the workspace. */
export interface Elsewhere {
  readonly uri: string;
  readonly place: Place;
  readonly messageId: string;
  readonly params?: Params;
}

/** What a rule on the workspace reports: lines and columns, as there is no text to count in. */
export interface WorkspaceReport<Messages extends string = string> extends Omit<
  Report<Messages>,
  'range' | 'related'
> {
  readonly place: Place;
}

/** A workspace report with its rule. */
export interface WorkspaceFinding extends WorkspaceReport {
  readonly code: string;
  readonly severity: Severity;
}

/** A report with its rule and place: the unit that editor, command line and agents share. Offsets count from the start of the file. */
export interface Finding extends Report {
  readonly code: string;
  readonly severity: Severity;
}

/** One way to remove a finding. `title` is a key of `meta.fixes`. */
export interface Fix {
  readonly title: string;
  readonly params?: Params;
  /** Offsets count from the start of the file. */
  readonly edits: readonly TextEdit[];
  /** A file that comes with it, where none is yet. */
  readonly create?: NewFile;
  /** Safe: the meaning that the author had is kept for sure, so it may be applied without asking. */
  readonly safety: 'safe' | 'unsafe';
  /** What can be done when nothing better is known: never the obvious way. */
  readonly fallback?: true;
}

export interface NewFile {
  readonly uri: string;
  readonly text: string;
}

export interface RuleMeta<Messages extends string = string> {
  /** Kebab-case, says the good state; also the file name, the doc page and the setting key. */
  readonly code: string;
  readonly family:
    | 'syntax'
    | 'structure'
    | 'meaning'
    | 'governance'
    | 'lineage'
    | 'workspace'
    | 'suppressions'
    | 'engine';
  /** In every preset but for those below. */
  readonly severity: Severity;
  /** In single presets, where it differs. */
  readonly presets?: Readonly<
    Partial<Record<'strict' | 'recommended' | 'relaxed', Severity | 'off'>>
  >;
  /** Version of this product that brought the rule. */
  readonly since: string;
  /** One sentence, Markdown: what the rule asks for. */
  readonly summary: string;
  /** Paragraphs, Markdown: why, and how to decide. */
  readonly explanation: string;
  /** Executed by a test, shown on the doc page. `good` is free of the rule's findings, `bad` has at least one. */
  readonly examples: readonly RuleExample[];
  /**
   * The standards whose documents it looks at. Absent: those with strict tables for rules on structure,
   * contracts for rules on meaning and on the workspace, policies for rules on governance, and all for the rest. For a standard that only advises, `config.ts` makes
   * hints of the findings.
   */
  readonly standards?: readonly StandardId[];
  /** The other files that a rule on the workspace looks at. */
  readonly files?: readonly GovernedKind[];
  /** Runs on every document that we serve, not only on contracts that follow the standard. */
  readonly anyDialect?: true;
  /** Whether it is quick enough for every keystroke, or waits for a pause in large files: only rules on documents, suppressions and the workspace may. */
  readonly cost: 'typing' | 'idle';
  /** Of rules on the workspace: compares with all contracts, so it says nothing where single files are linted. */
  readonly asksAll?: true;
  readonly fixable: 'no' | 'safe' | 'unsafe';
  /** English templates with `{placeholders}`; keys are message ids. */
  readonly messages: Readonly<Record<Messages, string>>;
  /** English templates of the titles of fixes. */
  readonly fixes?: Readonly<Record<string, string>>;
}

/** For rules on what any document may have. */
export const allStandards: readonly StandardId[] = ['odcs', 'odps', 'odps-lf', ...policyIds];
const byFamily: Readonly<Record<RuleMeta['family'], readonly StandardId[]>> = {
  syntax: allStandards,
  structure: ['odcs', 'odps', ...policyIds],
  meaning: ['odcs'],
  governance: policyIds,
  lineage: [],
  workspace: ['odcs'],
  suppressions: allStandards,
  engine: allStandards,
};

/** The standards whose documents a rule looks at. */
export function standardsOf({ family, standards }: RuleMeta): readonly StandardId[] {
  return standards ?? byFamily[family];
}

export interface RuleExample {
  readonly title: string;
  readonly bad: ExampleText;
  readonly good: ExampleText;
  /** `good` is what the first fix of each finding makes of `bad`. */
  readonly fixed?: true;
}

/** One file, or several of a workspace by their paths. */
export type ExampleText = string | Readonly<Record<string, string>>;

/** What every rule may ask beside the thing it visits. */
export interface RuleContext {
  readonly spec: SpecIndex;
  /** In force for the document. */
  readonly version: SpecVersion;
  /** Reads the queries of checks; undefined where nobody gave a parser, which leaves them alone. */
  readonly sql?: SqlReader | undefined;
  /** The day as `YYYY-MM-DD`; undefined where nobody says it: nothing expires there. */
  readonly today?: string | undefined;
}

/** One document of a file, as a whole. Offsets count from the start of the file. */
export interface DocumentVisit {
  readonly kind: 'document';
  readonly file: YamlFile;
  readonly document: YamlDocument;
  readonly contract: Contract;
  /** What the document declares; collected when the first rule asks, for all of them. */
  readonly symbols: () => ContractSymbols;
}

/** What a fix works on. Offsets count from the start of the file. */
export interface FixContext extends RuleContext {
  readonly file: YamlFile;
  readonly document: YamlDocument;
  readonly contract: Contract;
}

/** A suppression comment after the other rules have run. Offsets count from the start of the file. */
export interface SuppressionVisit {
  readonly kind: 'suppression';
  readonly suppression: Suppression;
  /** The rules it names that found nothing to silence. */
  readonly unused: readonly SuppressedRule[];
  readonly knownCodes: ReadonlySet<string>;
}

/**
 * A piece of text that was parsed on its own, contract or not: what a rule about YAML itself
 * looks at. Offsets are those of the piece. The top level of a cut document comes once more, as
 * a map whose values are empty shells.
 */
export interface BlockVisit {
  readonly kind: 'block';
  readonly root: YamlNode | undefined;
  readonly problems: readonly YamlProblem[];
  /** The parser had to guess somewhere here: what the tree says may not be what the author wrote. */
  readonly guessed: boolean;
}

interface Visits {
  readonly block: BlockVisit;
  readonly suppression: SuppressionVisit;
  readonly map: MapVisit;
  readonly field: FieldVisit;
  readonly value: ValueVisit;
  readonly document: DocumentVisit;
  readonly workspace: WorkspaceVisit;
}

/**
 * A rule: one file, one default export. `check` is stateless and yields reports; it sees one
 * `on` thing at a time, bound to the tables. `fix` is asked only for findings that somebody looks at.
 */
export interface RuleOn<On extends keyof Visits, Messages extends string> {
  readonly meta: RuleMeta<Messages>;
  readonly on: On;
  /** For `map` the types of the metamodel, for `value` the names of the fields that it looks at; all of them when absent. */
  readonly only?: On extends 'map' | 'value' ? readonly string[] : never;
  check(
    visit: Visits[On],
    context: RuleContext,
  ): Iterable<On extends 'workspace' ? WorkspaceReport<Messages> : Report<Messages>>;
  fix?(finding: Finding, context: FixContext): readonly Fix[];
  /** For files that hold no YAML: SQL, Markdown, flowcharts. */
  fixText?(finding: Finding, text: string): readonly Fix[];
  /** Names that the thing at the finding should rather have, best first; it is renamed wherever it is named. */
  renames?(
    finding: Finding,
    visit: WorkspaceVisit,
    context: Pick<RuleContext, 'today'>,
  ): readonly string[];
}

/** What a rule that yields nothing returns: no generator is made for the many visits that are fine. */
export const nothing: readonly never[] = [];

export type Rule = { [On in keyof Visits]: RuleOn<On, string> }[keyof Visits];

/** Gives a rule its types; returns it unchanged. */
export function defineRule<On extends keyof Visits, Messages extends string>(
  rule: RuleOn<On, Messages>,
): RuleOn<On, Messages> {
  return rule;
}
