import type { Flowchart } from '../../../../server/src/syntax/mermaid/flowchart.ts';
import { readFlowchart } from '../../../../server/src/syntax/mermaid/read-flowchart.ts';
import { ask, type OracleChart } from './oracle.ts';

/** What reader and Mermaid say differently of a text; empty where they agree. */
export async function differences(text: string): Promise<readonly string[]> {
  const chart = readFlowchart(text);
  const oracle = await ask(text);
  const problem = chart === undefined ? 'no flowchart' : chart.problems[0]?.message;
  if (typeof oracle === 'string')
    return problem === undefined ? [`accepted, but Mermaid says: ${oracle}`] : [];
  if (chart === undefined || problem !== undefined)
    return [`Mermaid accepts what is said to be: ${problem}`];
  return [
    ...compare('nodes', certain(nodesOf(chart), chart), certain(oracleNodes(oracle), chart)),
    ...compare(
      'edges',
      comparable(edgesOf(chart), oracle),
      comparable(oracleEdges(oracle), oracle),
    ),
    ...compare('subgraphs', subgraphsOf(chart), oracleSubgraphs(oracle)),
    ...compare(
      'classes',
      [...new Set(chart.classDefinitions.map((one) => one.text))].sort(),
      [...oracle.classes].sort(),
    ),
  ];
}

function compare(what: string, ours: readonly string[], theirs: readonly string[]): string[] {
  const [a, b] = [ours.join('\n'), theirs.join('\n')];
  return a === b ? [] : [`${what}:\n${a}\n--- Mermaid:\n${b}`];
}

/** As Mermaid keeps texts: with encoded entities, line breaks of one character, and HTML in single quotes. */
function plain(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/#(\w+);/g, (_, name: string) => `${/^\d+$/.test(name) ? 'ﬂ°°' : 'ﬂ°'}${name}¶ß`)
    .replace(/="([^"]*)"/g, "='$1'")
    .trim();
}

/**
 * Known difference: of a node with several shapes in one chain, `a@{ shape: cyl } & a[x]`, Mermaid takes metadata after
 * the next node. Of those only the ids are compared.
 */
function certain(lines: readonly string[], { mentions, statements }: Flowchart): readonly string[] {
  const unsure = new Set<string>();
  for (const { start, end } of statements) {
    const inside = mentions.filter(
      (one) => one.start >= start && one.end <= end && (one.shape ?? one.label),
    );
    const seen = new Set<string>();
    for (const { id } of inside) {
      if (seen.has(id)) unsure.add(id);
      seen.add(id);
    }
  }
  return lines.map((line) => {
    const [id = ''] = line.split(' ');
    return unsure.has(id) ? id : line;
  });
}

/** Known difference: nodes with an icon and no label have none for Mermaid, and their id for us. */
function nodesOf(chart: Flowchart): readonly string[] {
  const nodes = new Map<string, { label: string; shape: string }>();
  const places = [
    ...chart.mentions.map((one) => ({ ...one, at: one.start })),
    ...chart.styles.map(({ node, start }) => ({
      ...node,
      id: node.text,
      at: start,
      label: undefined,
      shape: undefined,
    })),
  ].sort((a, b) => a.at - b.at);
  for (const { id, label, shape } of places) {
    const known = nodes.get(id);
    nodes.set(id, {
      label: label === undefined ? (known?.label ?? id) : plain(label.text),
      shape: shape ?? known?.shape ?? '',
    });
  }
  return [...nodes].map(
    ([id, { label, shape }]) => `${id} ${JSON.stringify(label || id)} ${shape}`,
  );
}

function oracleNodes({ nodes }: OracleChart): readonly string[] {
  return [...nodes].map(
    ([id, { text, type = '' }]) => `${id} ${JSON.stringify(plain(String(text)) || id)} ${type}`,
  );
}

function edgesOf(chart: Flowchart): readonly string[] {
  const name = (index: number): string => chart.mentions[index]?.id ?? '?';
  const seen = new Set<string>();
  return chart.links.flatMap(({ from, to, ...link }) => {
    const kind = `${link.bothWays ? 'double_' : ''}${HEADS[link.head]}`;
    const id = link.id === undefined || seen.has(link.id.text) ? undefined : link.id.text;
    if (id !== undefined) seen.add(id);
    const rest = `${kind} ${link.line} ${Math.min(link.length, 10)} ${JSON.stringify(plain(link.label?.text ?? ''))}`;
    return from.flatMap((a) => to.map((b) => `${name(a)} > ${name(b)} ${rest}`));
  });
}

const HEADS = {
  none: 'arrow_open',
  point: 'arrow_point',
  circle: 'arrow_circle',
  cross: 'arrow_cross',
};

function oracleEdges({ edges }: OracleChart): readonly string[] {
  return edges.map(
    ({ start, end, type, stroke, length, text }) =>
      `${start} > ${end} ${type} ${stroke} ${length} ${JSON.stringify(plain(text))}`,
  );
}

/** Known difference: two heads that do not match, `x-- text -->`, make an edge without kind, line and length for Mermaid. */
function comparable(lines: readonly string[], { edges }: OracleChart): readonly string[] {
  return lines.map((line, index) =>
    edges[index]?.type === 'INVALID' ? line.replace(/\S+ \S+ \S+ (?=")/, '') : line,
  );
}

/** Mermaid makes up ids, in the order of `end`s, and gives a node to the first subgraph that ends around it. */
function subgraphsOf(chart: Flowchart): readonly string[] {
  const ids: string[] = [];
  const order = chart.subgraphs
    .map((one, index) => ({ ...one, index }))
    .sort((a, b) => (a.close?.start ?? 0) - (b.close?.start ?? 0));
  for (const [count, { id, named, index }] of order.entries())
    ids[index] = named ? id : `subGraph${count}`;
  const taken = new Set<string>();
  const found = new Map<string, { title: string; nodes: string[] }>();
  for (const { index, title } of order) {
    const id = ids[index] ?? '';
    const members = new Set([
      ...chart.mentions.filter((one) => one.subgraph === index).map((one) => one.id),
      ...chart.subgraphs.flatMap(({ parent }, child) =>
        parent === index ? [ids[child] ?? ''] : [],
      ),
    ]);
    const nodes = [...members].filter((one) => !taken.has(one) && one !== id);
    for (const node of nodes) taken.add(node);
    const known = found.get(id);
    if (known === undefined) found.set(id, { title: plain(title), nodes });
    else known.nodes.push(...nodes);
  }
  return [...found].map(
    ([id, { title, nodes }]) => `${id} ${JSON.stringify(title)}: ${nodes.sort().join()}`,
  );
}

function oracleSubgraphs({ subgraphs, nodes }: OracleChart): readonly string[] {
  const known = new Set([...nodes.keys(), ...subgraphs.map(({ id }) => id)]);
  return subgraphs.map(
    (one) =>
      `${one.id} ${JSON.stringify(plain(one.title))}: ${one.nodes
        .filter((id) => known.has(id))
        .sort()
        .join()}`,
  );
}
