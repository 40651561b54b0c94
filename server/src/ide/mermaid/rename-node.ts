import type { Range } from '../../base/range.ts';
import { applyEdits, type TextEdit } from '../../base/text-edit.ts';
import { LineIndex } from '../../base/line-index.ts';
import { renameInText } from '../../lint/fixes/rename-in-text.ts';
import { firstLine, tableNames } from '../../model/read-topology.ts';
import { readDiagrams, tryDiagrams, type Diagram } from '../../syntax/mermaid/diagrams.ts';
import type { Flowchart } from '../../syntax/mermaid/flowchart.ts';
import { readFlowchart } from '../../syntax/mermaid/read-flowchart.ts';
import type { RenameProblem } from '../rename-check.ts';
import { nodePlaces, type NodeAt } from './node-places.ts';

/** Renames a node or subgraph within its flowchart, or says why it cannot be called so. */
export function renameNode(
  text: string,
  path: string,
  { diagram, id }: Pick<NodeAt, 'diagram' | 'id'>,
  newName: string,
): readonly TextEdit[] | RenameProblem {
  if (newName === id) return [];
  const problem = idProblem(newName) ?? clash(text, diagram, newName);
  if (problem !== undefined) return problem;
  const edits = idEdits(text, diagram, id, newName);
  return keepsMeaning(text, path, edits, new Map([[id, newName]])) ? edits : notThere(newName);
}

/**
 * The edits that give the nodes which stand for a table the new name of it; labels that show the old one follow. Where a
 * flowchart cannot have the name it keeps the old one: undefined.
 */
export function renameTableInFlowcharts(
  text: string,
  path: string,
  name: string,
  newName: string,
): readonly TextEdit[] | undefined {
  const edits: TextEdit[] = [];
  for (const diagram of readDiagrams(text, path)) {
    const ids = new Map<string, string>();
    const own: TextEdit[] = [];
    for (const [id, table] of tableNames(diagram.chart)) {
      if (table !== name) continue;
      if (id === name) ids.set(id, newName);
      own.push(
        ...(id === name
          ? idEdits(text, diagram, id, newName)
          : labelEdits(text, diagram, id, name, newName)),
      );
    }
    if (own.length === 0) continue;
    if (ids.size > 0 && (idProblem(newName) ?? clash(text, diagram, newName)) !== undefined)
      return undefined;
    if (!keepsMeaning(text, path, own, ids)) return undefined;
    edits.push(...own);
  }
  return edits;
}

/** Why Mermaid would not read a name as the id of a node. */
export function idProblem(name: string): RenameProblem | undefined {
  const text = `flowchart LR\n  ${name} --> ${name}\n`;
  const chart = readFlowchart(text);
  const isRead =
    chart?.problems.length === 0 &&
    chart.mentions.length === 2 &&
    chart.mentions.every(
      ({ id, label, whole }) =>
        id === name && !label && text.slice(whole.start, whole.end) === name,
    );
  if (isRead) return undefined;
  return { problem: '`{name}` cannot be the id of a node in a flowchart.', params: { name } };
}

function notThere(name: string): RenameProblem {
  return {
    problem: 'With `{name}` the flowchart would not be read the same way.',
    params: { name },
  };
}

function clash(text: string, diagram: Diagram, name: string): RenameProblem | undefined {
  const place = nodePlaces(diagram, text).find(({ id }) => id === name);
  if (place === undefined) return undefined;
  const line = new LineIndex(text).positionAt(place.start).line + 1;
  return { problem: 'The name `{name}` is taken: see line {line}.', params: { name, line } };
}

function idEdits(text: string, diagram: Diagram, id: string, newName: string): readonly TextEdit[] {
  const places = nodePlaces(diagram, text).filter((place) => place.id === id);
  return [
    ...places.map(({ start, end }) => ({ range: { start, end }, newText: newName })),
    ...labelEdits(text, diagram, id, id, newName),
  ];
}

/** In labels of the node that are its name, or hold it as no word of prose: `fct_orders (daily)`. */
function labelEdits(
  text: string,
  { chart }: Diagram,
  id: string,
  name: string,
  newName: string,
): readonly TextEdit[] {
  const named = [...chart.mentions, ...chart.subgraphs].filter((one) => one.id === id);
  // A subgraph without another title shows its id.
  const labels = named.map((one) => (one.label?.start === one.start ? undefined : one.label));
  return labels.flatMap((label): readonly TextEdit[] => {
    if (label === undefined) return [];
    const whole = text.slice(label.start, label.end);
    const isProse = firstLine(whole) !== name;
    if (isProse && !/[_.]/.test(name)) return [];
    const written = isProse ? whole : whole.slice(0, whole.indexOf(name) + name.length);
    return renameInText(written, name, newName).map(({ range, newText }) => ({
      range: shifted(range, label.start),
      newText,
    }));
  });
}

function shifted({ start, end }: Range, by: number): Range {
  return { start: start + by, end: end + by };
}

/** Whether the flowcharts are the same after the edits but for the ids that got another name. */
function keepsMeaning(
  text: string,
  path: string,
  edits: readonly TextEdit[],
  ids: ReadonlyMap<string, string>,
): boolean {
  const after = tryDiagrams(applyEdits(text, edits), path);
  const before = readDiagrams(text, path);
  return (
    before.length === after.length &&
    before.every(({ chart }, index) => {
      const now = after[index];
      if (now === undefined) return false;
      const named = (id: string): string => ids.get(id) ?? id;
      const same = shapeOf(chart, named) === shapeOf(now.chart, (id) => id);
      // Ids of several flowcharts in a file are no concern of each other.
      return same || shapeOf(chart, (id) => id) === shapeOf(now.chart, (id) => id);
    })
  );
}

/** Nodes and links without places and labels. */
function shapeOf(chart: Flowchart, named: (id: string) => string): string {
  const nodes = chart.mentions.map(({ id, shape, subgraph }) => [named(id), shape, subgraph]);
  const links = chart.links.map(({ line, head, from, to }) => [line, head, from, to]);
  return JSON.stringify([nodes, links, chart.problems.length]);
}
