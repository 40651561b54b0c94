/**
 * What client and server say to each other beyond the language server protocol. The only file of
 * the server that the client imports; it holds types, names and lists, no behaviour. What one feature says alone is in
 * `protocol/`.
 */
import type { PartialSettings, Settings } from '../../analysis/settings.ts';
import type { InlayHintKinds } from '../../ide/inlay-hints.ts';
import type { PolicyId } from '../../spec/dialects.ts';
import type { PlainPlace, PlainRange } from './protocol/plain-places.ts';

export type { PartialSettings, Settings };
export { deniedNames, deniedToModels } from '../../agent/denied-names.ts';
export { HIDDEN_CHARACTERS } from '../../base/hidden-characters.ts';
export { UNFINISHED_MARK } from '../../base/unfinished-mark.ts';
export * from './protocol/export-protocol.ts';
export * from './protocol/lineage-protocol.ts';
export * from './protocol/model-tools-protocol.ts';
export * from './protocol/new-files-protocol.ts';
export * from './protocol/phases-protocol.ts';
export * from './protocol/plain-places.ts';
export * from './protocol/review-protocol.ts';
export * from './protocol/sample-protocol.ts';
export * from './protocol/sample-tests-protocol.ts';
export * from './protocol/scaffold-protocol.ts';

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
  /** False: the user does not trust the workspace, so nothing of it is run and nothing is written. */
  readonly trusted?: boolean;
  /** Absolute path of a folder of this editor, outside of the workspace, where runs of agents are kept. */
  readonly storage?: string;
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

/** Request: whether a finding at a place of an open document has no safe fix of its own. False: nothing is known of it. */
export const NEEDS_JUDGEMENT = 'dataengos/needsJudgement';

export interface NeedsJudgementParams {
  readonly textDocument: { readonly uri: string };
  readonly range: PlainRange;
}

/** Notification from the client: the user trusts the workspace now. No params. */
export const TRUST_GRANTED = 'dataengos/trustGranted';

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
