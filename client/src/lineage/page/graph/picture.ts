import type { ViewNode } from '../../messages.ts';
import { fold } from './fold.ts';
import type { GraphIndex } from './graph-index.ts';
import { edgeKey } from './graph-index.ts';
import { groupNodes } from './group.ts';
import type { Neighbourhood } from './neighbourhood.ts';

/** More nodes than that nobody can read: they are grouped, or somebody asks for them all. */
export const MANY = 150;

/** What is drawn as one box: a table, or many as one. */
export type PictureBox =
  | { readonly type: 'node'; readonly id: string; readonly node: ViewNode; readonly group?: string }
  | {
      readonly type: 'bundle';
      readonly id: string;
      /** Tables with the very same neighbours: what they are to these. */
      readonly role: 'sources' | 'targets' | 'alike';
      readonly members: readonly string[];
    }
  | {
      readonly type: 'group';
      readonly id: string;
      /** Undefined: those of which nothing is said. */
      readonly name: string | undefined;
      readonly members: readonly string[];
    };

export interface PictureLink {
  readonly from: string;
  readonly to: string;
  /** How many edges it stands for. */
  readonly count: number;
  /** Only a diagram says so. */
  readonly claimed: boolean;
  readonly reference: boolean;
}

/** What is to be drawn, before anything is placed. */
export interface Picture {
  readonly boxes: readonly PictureBox[];
  readonly links: readonly PictureLink[];
  /** Opened groups: frames around boxes. */
  readonly frames: readonly { readonly id: string; readonly name: string | undefined }[];
  /** The box in which each visible node is. */
  readonly boxOf: ReadonlyMap<string, string>;
  /** Whether there are so many nodes that they are grouped unless somebody asks for all. */
  readonly many: boolean;
  /** Tables that are boxes of their own, and those that may be shown. */
  readonly single: number;
  readonly visible: number;
}

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
      : { closed: [], open: [] };
  for (const { id, members } of grouping.closed)
    for (const member of members) boxOf.set(member, id);
  const framed = new Map<string, string>();
  for (const { id, members } of grouping.open) for (const member of members) framed.set(member, id);
  const boxes: PictureBox[] = [];
  for (const id of single) {
    if (boxOf.has(id)) continue;
    boxOf.set(id, id);
    const group = framed.get(id);
    const node = index.nodes.get(id)!;
    boxes.push({ type: 'node', id, node, ...(group !== undefined && { group }) });
  }
  const shown = boxes.length;
  boxes.push(...folded, ...grouping.closed);
  return {
    boxes,
    links: linksBetween(index, boxOf),
    frames: grouping.open.map(({ id, name }) => ({ id, name })),
    boxOf,
    many,
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
    });
  }
  return [...links.values()];
}
