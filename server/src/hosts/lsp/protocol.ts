/**
 * What client and server say to each other beyond the language server protocol. The only file of
 * the server that the client imports; it holds types and names, no behaviour.
 */
import type { PartialSettings, Settings } from '../../analysis/settings.ts';
import type { InlayHintKinds } from '../../ide/inlay-hints.ts';
import type { PolicyId } from '../../spec/dialects.ts';

export type { PartialSettings, Settings };

/** `initializationOptions` of the `initialize` request; every part may be left out by other editors. */
export interface InitializationOptions {
  /** Used until the client answers `workspace/configuration`, or for ever where it cannot. */
  readonly settings?: PartialSettings & {
    readonly inlayHints?: Partial<InlayHintKinds>;
    readonly lineage?: { readonly codeLens?: boolean };
  };
  /** English message template -> translated template, as `vscode.l10n.bundle` holds them. */
  readonly translations?: Readonly<Record<string, string>>;
  /** How diagnostics travel: sent by the server (the default) or asked for by the client. */
  readonly diagnostics?: 'push' | 'pull';
  /** The client can run the command `SHOW_REFERENCES` of code lenses. */
  readonly showsReferences?: boolean;
  /** The client can run the command `GO_TO_POLICY` of code actions. */
  readonly goesToPolicies?: boolean;
  /** The client can run the command `OPEN_LINEAGE` of code lenses. */
  readonly opensLineage?: boolean;
  /** URIs of documents that were being edited at each of several crashes: they get syntax problems only. */
  readonly quarantined?: readonly string[];
}

/** Request: what the language status item shows for a document. Params: `{ uri }`. */
export const DOCUMENT_STATUS = 'dataengos/documentStatus';

export interface DocumentStatusParams {
  readonly uri: string;
}

export interface DocumentStatus {
  /** What the file is to us; undefined when it is not ours. */
  readonly standard:
    | 'odcs'
    | 'odps'
    | 'odps-lf'
    | PolicyId
    | 'odcs-2'
    | 'data-contract-specification'
    | 'unknown'
    | undefined;
  /** Version of the standard in force: `3.1.0`. */
  readonly version: string | undefined;
  /** Whether the file itself declares that version. */
  readonly declared: boolean;
  readonly preset: Settings['lint']['preset'];
  /** Where the lint settings come from besides the editor: path of `dataengos.json`, relative to its folder. */
  readonly configFile: string | undefined;
  readonly findings: number;
  /** False: a cap or a crash left something unchecked. */
  readonly complete: boolean;
}

/** Request: the policies that hold for a file. */
export const EFFECTIVE_POLICY = 'dataengos/effectivePolicy';

export interface PolicyPageParams {
  readonly textDocument: { readonly uri: string };
}

export interface PolicyPage {
  /** All that the policies ask, with links to the lines that say so. Says so, too, when no policy holds. */
  readonly markdown: string;
  /** Names of the policies, nearest first: `naming`, `classification`. */
  readonly names: readonly string[];
}

/** Request without params: how far the contracts of the workspace follow their policies, as Markdown. */
export const GOVERNANCE_REPORT = 'dataengos/governanceReport';

/** Request: what the sensitive properties of the workspace lack. Answered with null by a server that failed. */
export const CLASSIFY = 'dataengos/classify';

export interface ClassifyParams {
  /** URI of a file or folder: only what lies there; the whole workspace when left out. */
  readonly within?: string;
}

export interface Classification {
  /** How many data contracts were looked at. */
  readonly contracts: number;
  readonly files: readonly ClassifiedFile[];
  /** Nothing is proposed for these. */
  readonly failed: readonly { readonly uri: string; readonly reason: string }[];
}

export interface ClassifiedFile {
  readonly uri: string;
  /** Of the text that the edits are for, where the file is open. */
  readonly version?: number | undefined;
  readonly edits: readonly ReasonedEdit[];
}

export interface ReasonedEdit {
  readonly range: PlainRange;
  readonly newText: string;
  /** Property, class and level; edits with the same one may be shown as one. */
  readonly label: string;
  /** A sentence that names the line of the policy. */
  readonly description: string;
}

export * from './sample-protocol.ts';

/** Request: the files of something new. Nothing is written by the server. Answered with null by one that failed. */
export const NEW_FILES = 'dataengos/newFiles';

/** What can be made: a whole workspace, or something in it. */
export type NewKind = 'workspace' | 'source' | 'product' | 'domain' | 'policy';

/** What is asked of the user, by the names that operations have for it. */
export interface NewFilesAnswers {
  readonly project?: string;
  readonly preset?: string;
  readonly system?: string;
  readonly domain?: string;
  readonly name?: string;
  readonly policy?: string;
  readonly database?: string;
  readonly team?: string;
  readonly descriptor?: boolean;
  readonly policies?: boolean;
}

export interface NewFilesParams {
  readonly kind: NewKind;
  /** URI of the workspace folder; that of a new workspace may be any folder. */
  readonly folder: string;
  /** URI of a folder in it, where new files are wanted. */
  readonly within?: string;
  readonly answers: NewFilesAnswers;
}

export interface NewFiles {
  readonly files: readonly { readonly uri: string; readonly text: string }[];
  /** Answers that cannot be used; then there are no files. */
  readonly problems: readonly NewFilesProblem[];
  /** Nothing is made, as these are there already or cannot be made. */
  readonly failed: readonly { readonly uri: string; readonly reason: string }[];
  /** How many files were there already and stay. */
  readonly kept: number;
}

export interface NewFilesProblem {
  /** The answer that it is about: a key of `NewFilesAnswers`. */
  readonly field: string;
  /** A sentence or two. */
  readonly message: string;
}

/** Request: what is wrong with one answer while it is typed; null when nothing is. */
export const CHECK_ANSWER = 'dataengos/checkAnswer';

export interface CheckAnswerParams extends NewFilesParams {
  readonly field: keyof NewFilesAnswers;
}

/** Request: what fixing all that is safe to fix would do to an open document. Null: nothing is known of it. */
export const SAFE_FIXES = 'dataengos/safeFixes';

export interface SafeFixesParams {
  readonly textDocument: { readonly uri: string };
}

export interface SafeFixes {
  /** Of the text that the edits are for. */
  readonly version: number;
  readonly edits: readonly { readonly range: PlainRange; readonly newText: string }[];
  /** How many fixes the edits make up. */
  readonly fixed: number;
  /** How many problems they leave; hints, which Problems does not list, do not count. */
  readonly left: number;
}

/** As the protocol writes positions. */
export interface PlainPlace {
  readonly line: number;
  readonly character: number;
}

export interface PlainRange {
  readonly start: PlainPlace;
  readonly end: PlainPlace;
}

/**
 * Request without params: the tables of the workspace and what flows between them, `ViewGraph`. Whole, as neighbourhoods
 * are worked out by who shows them. Null from a server that failed.
 */
export const LINEAGE = 'dataengos/lineage';

/** Who says that an edge is there. */
export type Witness = 'contract' | 'product' | 'dbt' | 'manifest' | 'topology' | 'asset';

/** A table as it is shown. Texts are plain and may hold anything: whoever shows them escapes them. */
export interface ViewNode {
  /** Stands for the table in requests; says nothing to people. */
  readonly id: string;
  readonly name: string;
  /** A source is what a system delivers; an exposure, such as a dashboard, is what people see in the end. */
  readonly kind: 'source' | 'model' | 'object' | 'exposure' | 'unknown';
  readonly layer?: string;
  readonly domain?: string;
  /** The system that delivers it, as its folder or dbt names it. */
  readonly system?: string;
  /** The strictest of its properties, by the policy. */
  readonly classification?: string;
  /** The team that answers for it. */
  readonly owner?: string;
  /** What is promised of how fresh it is, in words: `24 h`. */
  readonly freshness?: string;
  readonly description?: string;
  /** Names of the contracts that declare it, for the list of what a change reaches. */
  readonly contracts?: readonly string[];
  /** Findings in the files that declare it. */
  readonly errors: number;
  readonly warnings: number;
}

export interface ViewEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: 'flow' | 'reference';
  readonly said: readonly Witness[];
}

export interface ViewGraph {
  readonly nodes: readonly ViewNode[];
  readonly edges: readonly ViewEdge[];
}

export interface ViewColumn {
  readonly name: string;
  readonly type?: string;
  readonly classification?: string;
  /** `reference`: it is not made of it, but refers to it by key. */
  readonly from: readonly {
    readonly node: string;
    readonly column: string;
    readonly kind?: 'reference';
  }[];
}

/** Request: the table, and where there is one the column, that a position in an open document is about. Null: none. */
export const LINEAGE_AT = 'dataengos/lineageAt';

export interface LineageAtParams {
  readonly textDocument: { readonly uri: string };
  readonly position: PlainPlace;
}

export interface LineageAt {
  readonly node?: string;
  readonly column?: string;
}

/** Request: where a table, or a column of it, is declared: `LineagePlace[]`, best first. Null: nothing is known of it. */
export const LINEAGE_PLACE = 'dataengos/lineagePlace';

export interface LineagePlaceParams {
  readonly node: string;
  readonly column?: string;
}

export interface LineagePlace {
  readonly uri: string;
  readonly range: PlainRange;
}

/** Request: the columns of a table and what each is made of, `ViewColumn[]`. Null: nothing is known of it. */
export const LINEAGE_COLUMNS = 'dataengos/lineageColumns';

export interface LineageColumnsParams {
  readonly node: string;
}

/** Request: what the nodes of an open topology stand for. Null: the document is not open, or no flowchart. */
export const LINEAGE_DOCUMENT = 'dataengos/lineageDocument';

export interface LineageDocumentParams {
  readonly textDocument: { readonly uri: string };
}

export interface LineageDocument {
  /** Each place that names a node, in source order. */
  readonly nodes: readonly {
    /** The id that the text gives it. */
    readonly mermaidId: string;
    /** The table that it stands for. */
    readonly node?: string;
    /** Of its name; of its label, if it has one here. */
    readonly range: PlainRange;
    readonly label?: PlainRange;
  }[];
  /** Why it cannot be drawn, in a sentence; the first of its problems. */
  readonly problem?: { readonly message: string; readonly range: PlainRange };
}

/** Request without params: the data products of the workspace, `ViewProduct[]`. Null from a server that failed. */
export const LINEAGE_PRODUCTS = 'dataengos/lineageProducts';

/** A data product as it is shown: the tables that its ports take and give. */
export interface ViewProduct {
  readonly name: string;
  readonly domain?: string;
  /** Where its name stands. */
  readonly place: LineagePlace;
  /** Ids of tables. */
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

/** Notification from the server: the answer to `LINEAGE` is another one now. Who does not ask again is not told again. */
export const LINEAGE_CHANGED = 'dataengos/lineageChanged';

/** Request without params: plain text for a bug report. Holds versions, counts and timings; no contents, no absolute paths. */
export const DEBUG_INFO = 'dataengos/debugInfo';

/** Notification from the server: something the status item shows may have changed. No params. */
export const STATUS_CHANGED = 'dataengos/statusChanged';

/** Command of code lenses: the editor's own. Arguments: URI, position, locations, as the protocol writes them. */
export const SHOW_REFERENCES = 'editor.action.showReferences';

/** Command of code actions: shows the line of a policy that demands something. */
export const GO_TO_POLICY = 'dataengos.goToPolicy';

/** Command of code lenses: opens the lineage preview at a table. Argument: `LensPlace`. */
export const OPEN_LINEAGE = 'dataengos.openLineage';

/** Argument of `OPEN_LINEAGE`, as the protocol counts. */
export type LensPlace = PlainPlace & { readonly uri: string };

/** Argument of `GO_TO_POLICY`: a piece of one line, as the protocol counts. */
export interface PolicyPlace {
  readonly uri: string;
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

/** Code action kind of "fix all safe problems". */
export const FIX_ALL_KIND = 'source.fixAll.dataengos';

/** Source of every diagnostic, and name in logs. */
export const SERVER_NAME = 'dataengos';
