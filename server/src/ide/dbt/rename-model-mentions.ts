import type { ContractGraph } from '../contract-graph.ts';
import { renameTableInFlowcharts } from '../mermaid/rename-node.ts';
import type { RenameProblem } from '../rename-check.ts';
import { renameScalars, type RenameNote, type Replacement } from '../rename-scalars.ts';
import { stale, type FileEdits, type LoadedFile } from '../rename.ts';

/** Contracts that name a model as a source object, and the references in them that do. */
export function mentionsInContracts(
  graph: ContractGraph,
  name: string,
): ReadonlyMap<string, readonly Mention[]> {
  const files = new Map<string, readonly Mention[]>();
  // A contract that declares such an object is what is meant.
  if (Array.from(graph.declaring(name)).length > 0) return files;
  for (const uri of graph.naming(name)) {
    const mentions = (graph.records(uri) ?? []).flatMap(({ references }, contract) =>
      references.flatMap(({ field, file, segments: [first] }, reference): Mention[] =>
        field === 'source-object' && file === undefined && first?.text === name
          ? first.target === -1
            ? [{ contract, reference }]
            : []
          : [],
      ),
    );
    if (mentions.length > 0) files.set(uri, mentions);
  }
  return files;
}

export interface Mention {
  /** Index of the contract in its file. */
  readonly contract: number;
  readonly reference: number;
}

/** The edits in a contract that names a model. */
export function renameMentions(
  uri: string,
  mentions: readonly Mention[],
  { text, bound }: LoadedFile,
  name: string,
  newName: string,
): FileEdits | RenameProblem {
  const replacements: Replacement[] = [];
  for (const { contract, reference } of mentions) {
    const found = bound[contract]?.references[reference];
    const [segment] = found?.segments ?? [];
    if (found === undefined || segment?.text !== name) return stale;
    const { start, end } = segment;
    replacements.push({ node: found.node, start, end, newText: newName, note: SOURCE_OBJECT });
  }
  return { uri, edits: renameScalars(text, replacements) };
}

/** The edits in a file with flowcharts that show a model. Where one cannot have the name it keeps the old one. */
export function renameInFlowchart(
  uri: string,
  text: string,
  name: string,
  newName: string,
): FileEdits {
  const edits = renameTableInFlowcharts(text, uri, name, newName) ?? [];
  return { uri, edits: edits.map((one) => ({ ...one, note: NODE })) };
}

const SOURCE_OBJECT: RenameNote = {
  label: 'Contracts that name the model as a source object',
  params: {},
  description: 'They name it without a project. Check that they mean this model.',
};

const NODE: RenameNote = {
  label: 'Flowcharts that show the model',
  params: {},
  description: 'Nodes and labels with the name change. Check that they mean this model.',
};
