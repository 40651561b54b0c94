import * as vscode from 'vscode';
import type { LineagePlace } from '../../../server/src/hosts/lsp/protocol.ts';
import type { LineageSource } from './lineage-source.ts';
import type { ViewDocument } from './messages.ts';
import { plainRange } from '../plain-places.ts';

/** A topology file as the page gets it, and where its nodes stand in it. */
export interface TopologyView {
  readonly view: ViewDocument;
  /** By node of the graph: where the text names it first. */
  readonly places: ReadonlyMap<string, LineagePlace>;
  /** By id in the diagram: where the text names it first. */
  readonly drawn: ReadonlyMap<string, LineagePlace>;
  /** The node, by its id in the diagram, whose name or label is there. */
  idAt(position: vscode.Position): string | undefined;
}

/** Undefined when the file cannot be read any more. */
export async function readTopology(
  source: LineageSource,
  uri: vscode.Uri,
): Promise<TopologyView | undefined> {
  const document = await openDocument(uri);
  if (document === undefined) return undefined;
  const text = document.getText();
  const known = await source.document(uri);
  const nodes = new Map<string, ViewDocument['nodes'][number]>();
  const places = new Map<string, LineagePlace>();
  const drawn = new Map<string, LineagePlace>();
  for (const { mermaidId, node, range } of known?.nodes ?? []) {
    if (!nodes.has(mermaidId))
      nodes.set(mermaidId, node === undefined ? { mermaidId } : { mermaidId, node });
    const place = { uri: uri.toString(), range };
    if (!drawn.has(mermaidId)) drawn.set(mermaidId, place);
    if (node !== undefined && !places.has(node)) places.set(node, place);
  }
  const idAt = (position: vscode.Position): string | undefined =>
    known?.nodes.find(
      ({ range, label = range }) =>
        plainRange(range).contains(position) || plainRange(label).contains(position),
    )?.mermaidId;
  const problem = known?.problem;
  const view: ViewDocument = {
    name: fileName(uri),
    text,
    nodes: [...nodes.values()],
    ...(problem && {
      problem: vscode.l10n.t('Line {0}: {1}', problem.range.start.line + 1, problem.message),
    }),
  };
  return { view, places, drawn, idAt };
}

export function fileName({ path }: vscode.Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Whether a file is a flowchart by its name. */
export function isTopology({ path }: vscode.Uri): boolean {
  return /\.(?:mermaid|mmd)$/i.test(path);
}

async function openDocument(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  // One that was never saved is opened by nobody else: VS Code would make another, and empty.
  if (uri.scheme === 'untitled')
    return vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri.toString());
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch {
    return undefined;
  }
}
