import type { ContractRecord } from '../../model/contract-record.ts';
import type { Canvas } from '../../model/governance/canvas.ts';
import { normalise } from '../../base/similar.ts';
import type { WorkspaceView } from '../workspace-view.ts';
import type { GovernedContract } from './governed-tables.ts';

/** The canvases of a contract: they name it, or its file, or it names them. */
export function canvasesOf(
  { uri, record, policies }: GovernedContract,
  workspace: WorkspaceView,
): readonly Canvas[] {
  const own = record.governed?.canvas?.text;
  return policies.canvases.filter((canvas) => {
    const { product, contract } = canvas;
    if (product !== undefined && isNamed(record, product.value)) return true;
    if (contract !== undefined && isAt(uri, contract.value, canvas.uri, workspace)) return true;
    return own !== undefined && isAt(canvas.uri, own, uri, workspace);
  });
}

/** Whether a contract has a name; case, `_`, `-` and spaces do not count. */
export function isNamed({ name }: ContractRecord, wanted: string): boolean {
  return name !== undefined && (name === wanted || normalise(name) === normalise(wanted));
}

/** Whether a path means a file: seen from the file that says it, or from a folder around both. */
export function isAt(uri: string, path: string, from: string, workspace: WorkspaceView): boolean {
  const plain = path.replace(/^(?:\.?\/)+/, '');
  if (!path.startsWith('..') && (uri === plain || uri.endsWith(`/${plain}`))) return true;
  return workspace.resolveFile(from, path) === uri;
}

/** Folders above a canvas from which the path of a contract may be written. */
const MAX_ABOVE = 6;

/** The files that the path of a contract in a canvas may mean, seen from the canvas and from the folders above it. */
export function* placesOf(path: string, from: string, workspace: WorkspaceView): Iterable<string> {
  let written = path.replace(/^(?:\.?\/)+/, '');
  for (let above = 0; above < MAX_ABOVE; above++) {
    const uri = workspace.resolveFile(from, written);
    if (uri === undefined) return;
    yield uri;
    if (path.startsWith('..')) return;
    written = `../${written}`;
  }
}

/** A contract, and the file that it is in. */
export interface PlacedContract {
  readonly uri: string;
  readonly record: ContractRecord;
}

/** The contracts that a canvas is about: those of the file it names, else those of its product's name. */
export function contractsOfCanvas(
  { uri: from, contract, product }: Canvas,
  workspace: WorkspaceView,
): readonly PlacedContract[] {
  if (contract !== undefined) {
    for (const uri of placesOf(contract.value, from, workspace)) {
      const found = contractsIn(uri, workspace);
      if (found.length > 0) return found;
    }
  }
  return product === undefined ? [] : contractsNamed(product.value, workspace);
}

export function contractsNamed(name: string, workspace: WorkspaceView): readonly PlacedContract[] {
  return Array.from(workspace.named(name)).flatMap((uri) =>
    contractsIn(uri, workspace).filter(({ record }) => record.name === name),
  );
}

/** The contracts of a file. */
export function contractsIn(uri: string, workspace: WorkspaceView): readonly PlacedContract[] {
  return (workspace.contracts(uri) ?? []).flatMap((record) =>
    record.standard === 'odcs' ? [{ uri, record }] : [],
  );
}
