import { fold } from './fold.ts';
import type { GraphIndex } from './graph-index.ts';
import { edgeKey } from './graph-index.ts';
import { groupNodes } from './group.ts';
import type { Neighbourhood } from './neighbourhood.ts';
import type { Picture, PictureBox, PictureLink } from './picture-types.ts';

/** More nodes than that nobody can read: they are grouped, or somebody asks for them all. */
const MANY = 150;

export interface PictureOptions {
  readonly focus: string | null;
  readonly selected: string | null;
  /** Somebody asked for all of them. */
  readonly showAll: boolean;
  /** Bundles and groups that somebody opened. */
  readonly openBoxes: ReadonlySet<string>;
}

/** Folds and groups what is visible. */
export function makePicture(
  index: GraphIndex,
  { nodes }: Neighbourhood,
  options: PictureOptions,
): Picture {
  const many = nodes.size > MANY;
  const apart = new Set([options.focus, options.selected].filter((id) => id !== null));
  const folded = options.showAll ? [] : fold(index, nodes, apart, options.openBoxes);
  const boxOf = new Map<string, string>();
  for (const { id, members } of folded) for (const member of members) boxOf.set(member, id);
  const single = [...nodes].filter((id) => !boxOf.has(id));
  const grouping =
    single.length > MANY && !options.showAll
      ? groupNodes(index, single, apart, options.openBoxes)
      : undefined;
  for (const { id, members } of grouping?.closed ?? [])
    for (const member of members) boxOf.set(member, id);
  const framed = new Map<string, string>();
  for (const { id, members } of grouping?.open ?? [])
    for (const member of members) framed.set(member, id);
  const boxes: PictureBox[] = [];
  for (const id of single) {
    if (boxOf.has(id)) continue;
    boxOf.set(id, id);
    const group = framed.get(id);
    const node = index.nodes.get(id)!;
    boxes.push({ type: 'node', id, node, ...(group !== undefined && { group }) });
  }
  const shown = boxes.length;
  boxes.push(...folded, ...(grouping?.closed ?? []));
  return {
    boxes,
    links: linksBetween(index, boxOf),
    frames: (grouping?.open ?? []).map(({ id, name }) => ({ id, name })),
    boxOf,
    many,
    ...(grouping && { groupedBy: grouping.by }),
    single: shown,
    visible: nodes.size,
  };
}

function linksBetween(
  index: GraphIndex,
  boxOf: ReadonlyMap<string, string>,
): readonly PictureLink[] {
  const links = new Map<string, PictureLink>();
  for (const edge of index.edges) {
    const from = boxOf.get(edge.from);
    const to = boxOf.get(edge.to);
    if (from === undefined || to === undefined || (from === to && from !== edge.from)) continue;
    const key = edgeKey(from, to);
    const known = links.get(key);
    links.set(key, {
      from,
      to,
      count: (known?.count ?? 0) + 1,
      claimed: (known?.claimed ?? true) && edge.said.every((witness) => witness === 'topology'),
      reference: (known?.reference ?? true) && edge.kind === 'reference',
      both: false,
    });
  }
  return mergeOpposite(links, boxOf);
}

/** Two groups that read each other are connected by one line, in the direction in which more flows. */
function mergeOpposite(
  links: ReadonlyMap<string, PictureLink>,
  boxOf: ReadonlyMap<string, string>,
): readonly PictureLink[] {
  const isTable = (id: string): boolean => boxOf.get(id) === id;
  return [...links.values()].flatMap((link) => {
    const { from, to } = link;
    const back = from === to ? undefined : links.get(edgeKey(to, from));
    if (!back || (isTable(from) && isTable(to))) return [link];
    if (link.count < back.count || (link.count === back.count && from > to)) return [];
    return [
      {
        ...link,
        count: link.count + back.count,
        claimed: link.claimed && back.claimed,
        reference: link.reference && back.reference,
        both: true,
      },
    ];
  });
}
