import type { Position, WorkspaceEdit } from 'vscode-languageserver/node';
import { mermaidDocument } from '../../../analysis/mermaid-document.ts';
import type { SourceFile } from '../../../analysis/source-file.ts';
import { declarationOf, symbolOf } from '../../../ide/contract-graph.ts';
import { nodeAt, type NodeAt } from '../../../ide/mermaid/node-places.ts';
import {
  idProblem,
  renameNode,
  renameTableInFlowcharts,
} from '../../../ide/mermaid/rename-node.ts';
import { tableNameOf, tablesBound, tablesNamed } from '../../../ide/mermaid/tables-named.ts';
import { nodesNamed } from '../../../ide/mermaid/navigation.ts';
import type { RenameProblem } from '../../../ide/rename-check.ts';
import type { RenameNote } from '../../../ide/rename-scalars.ts';
import type { FileEdits, RenameTarget } from '../../../ide/rename.ts';
import type { FeatureContext } from '../feature-context.ts';
import { goOn } from '../guard.ts';
import {
  accept,
  load,
  refuse,
  toWorkspaceEdit,
  type Course,
  type RenameSources,
} from './rename-edit.ts';
import { renamesFiles } from './rename-model.ts';

/** What a rename at a node gives another name: the thing that it stands for, or else the node. */
export type NodeRename = { readonly node: NodeAt; readonly current: string } & (
  | { readonly kind: 'node' }
  /** Where the object or model is declared. */
  | { readonly kind: 'object' | 'model'; readonly uri: string; readonly position: Position }
);

/** What can be renamed at an offset of a flowchart. */
export function nodeRenameAt(
  context: FeatureContext,
  { symbols }: RenameSources,
  uri: string,
  file: SourceFile,
  offset: number,
): NodeRename | RenameProblem {
  const document = mermaidDocument(file);
  const node = document && nodeAt(document, offset);
  if (node === undefined) return NO_NODE;
  const { id, diagram, onLabel, place } = node;
  const name = tableNameOf(diagram, id);
  const shown = file.text.slice(place.start, place.end);
  if (name === undefined || shown !== name)
    return onLabel ? NO_NODE : { kind: 'node', node, current: id };
  const bound = tablesBound(symbols, diagram, id, uri);
  const { objects, models } = bound ?? tablesNamed(symbols, name, uri);
  const [object] = objects;
  // A click may bind it to a table that is called otherwise.
  if (bound !== undefined && (object === undefined || symbolOf(symbols, object)?.name !== name))
    return onLabel ? NO_NODE : { kind: 'node', node, current: id };
  if (object !== undefined) {
    if (objects.length > 1) return AMBIGUOUS;
    const own = symbolOf(symbols, object)?.name ?? '';
    if (own !== name)
      return {
        problem:
          'The contract calls this table `{object}`, and only the database calls it `{name}`: change `physicalName` in the contract.',
        params: { name, object: own },
      };
    const { place: at } = declarationOf(symbols, object) ?? { place: undefined };
    if (at === undefined) return NO_NODE;
    const position = { line: at.line, character: at.start };
    return { kind: 'object', node, current: name, uri: object.uri, position };
  }
  const [model] = models;
  if (model === undefined) return onLabel ? NO_NODE : { kind: 'node', node, current: id };
  if (models.length > 1) return SEVERAL_MODELS;
  if (!renamesFiles(context.client)) return NO_FILES;
  return {
    kind: 'model',
    node,
    current: name,
    uri: model.uri,
    position: { line: 0, character: 0 },
  };
}

/** The edits that rename a node within its flowchart; the thing that it stands for is renamed by others. */
export function renameNodeOnly(
  context: FeatureContext,
  uri: string,
  file: SourceFile,
  { node, current }: NodeRename,
  newName: string,
): WorkspaceEdit {
  const edits = accept(context, asFileEdits(uri, renameNode(file.text, uri, node, newName)));
  return toWorkspaceEdit(context, { name: current }, [edits], new Map([[uri, file]]));
}

/** Refuses names that no node can have. */
export function checkNodeName(context: FeatureContext, newName: string): void {
  const problem = idProblem(newName);
  if (problem !== undefined) refuse(context, problem);
}

function asFileEdits(uri: string, edits: ReturnType<typeof renameNode>): FileEdits | RenameProblem {
  if ('problem' in edits) return edits;
  return { uri, edits: edits.map((one) => ({ ...one, note: undefined })) };
}

/** The flowcharts that show an object of a contract. */
export interface ShownObject {
  readonly edits: readonly FileEdits[];
  readonly texts: ReadonlyMap<string, SourceFile>;
  /** Some cannot have the new name. */
  readonly kept: boolean;
}

/** The edits in flowcharts with a node for an object that gets another name. */
export async function renameInTopologies(
  context: FeatureContext,
  sources: RenameSources,
  { address, byId, current }: RenameTarget,
  newName: string,
  { token }: Course,
): Promise<ShownObject> {
  const { symbols } = sources;
  const symbol = symbolOf(symbols, address);
  const texts = new Map<string, SourceFile>();
  const edits: FileEdits[] = [];
  let kept = false;
  if (byId || symbol?.kind !== 'object' || symbol.name !== current || newName === current)
    return { edits, texts, kept };
  const { objects } = tablesNamed(symbols, current, address.uri);
  const note = objects.length > 1 ? LIKELY : undefined;
  for (const uri of new Set(nodesNamed(symbols, current).map((one) => one.uri))) {
    const file = await load(context, sources, uri);
    goOn(token);
    const found = renameTableInFlowcharts(file.text, uri, current, newName);
    if (found === undefined) kept = true;
    if (found === undefined || found.length === 0) continue;
    texts.set(uri, file);
    edits.push({ uri, edits: found.map((one) => ({ ...one, note })) });
  }
  return { edits, texts, kept };
}

const NO_NODE: RenameProblem = {
  problem: 'Put the cursor on a node of the flowchart to rename it.',
};
const AMBIGUOUS: RenameProblem = {
  problem: 'Several contracts declare an object of this name. Rename it where it is declared.',
};
const SEVERAL_MODELS: RenameProblem = {
  problem: 'Several dbt projects have a model of this name. Rename it in its file.',
};
const NO_FILES: RenameProblem = {
  problem:
    'This node stands for a dbt model, which is called like its file, and this editor does not rename files.',
};
const LIKELY: RenameNote = {
  label: 'Nodes of flowcharts',
  params: {},
  description: 'Several contracts declare an object of this name. Check that they mean this one.',
};
