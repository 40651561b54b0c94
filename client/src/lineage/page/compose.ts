import { makeLegend } from './colours.ts';
import { boxText, type BoxText, type Fonts } from './draw/box-size.ts';
import type { Drawing } from './draw/drawing.ts';
import { columnRows, type BoxRows, type ColumnRows } from './graph/column-rows.ts';
import type { GraphIndex } from './graph/graph-index.ts';
import type { KnownColumns } from './graph/impact.ts';
import type { Neighbourhood } from './graph/neighbourhood.ts';
import type { Picture } from './graph/picture-types.ts';
import { makePicture } from './graph/picture.ts';
import type { PageState } from './graph/state.ts';
import type { LayoutRequest } from './layout/layout-types.ts';
import type { Texts } from './texts.ts';

/** What a picture is made of. */
export interface Composing {
  readonly index: GraphIndex;
  readonly near: Neighbourhood;
  readonly state: PageState;
  readonly columns: KnownColumns;
  readonly allColumns: boolean;
  readonly column: string | null;
  readonly texts: Texts;
  readonly fonts: Fonts;
  /** Whether sides of nodes can be opened and closed. */
  readonly sides: boolean;
}

/** Everything of a drawing but the places. */
export function compose(given: Composing): Omit<Drawing, 'layout'> {
  const { index, near, state, texts, fonts, column, sides } = given;
  const picture = makePicture(index, near, state);
  const legend = makeLegend(index.nodes.values(), state.colourBy, texts);
  const { rows, links } = rowsOf(given, picture);
  const context = {
    texts,
    fonts,
    swatchOf: ({ node }: { readonly node: Parameters<typeof legend.of>[0] }) => legend.of(node),
    rowsOf: (id: string): BoxRows | undefined => rows.get(id),
    findings: (members: readonly string[]) => findingsOf(index, members),
  };
  const boxTexts = new Map<string, BoxText>();
  for (const box of picture.boxes) boxTexts.set(box.id, boxText(box, context));
  const { direction, focus, selected, opened } = state;
  return {
    ...{ index, picture, near, boxTexts, columnLinks: links, legend, texts, fonts },
    ...{ direction, focus, selected, column },
    opened: sides ? opened : undefined,
  };
}

function rowsOf(
  { index, near, state, columns, allColumns }: Composing,
  picture: Picture,
): ColumnRows {
  const { selected } = state;
  // A table in a closed group has no box that could show columns.
  if (selected === null || picture.boxOf.get(selected) !== selected)
    return { rows: new Map(), links: [] };
  return columnRows(index, selected, near.nodes, columns, allColumns);
}

function findingsOf(
  index: GraphIndex,
  members: readonly string[],
): { errors: number; warnings: number } {
  const sum = { errors: 0, warnings: 0 };
  for (const id of members) {
    sum.errors += index.nodes.get(id)?.errors ?? 0;
    sum.warnings += index.nodes.get(id)?.warnings ?? 0;
  }
  return sum;
}

export function layoutRequest({
  picture,
  boxTexts,
  direction,
}: Omit<Drawing, 'layout'>): LayoutRequest {
  return {
    direction,
    boxes: picture.boxes.map((box) => {
      const { width, height } = boxTexts.get(box.id)!;
      const group = box.type === 'node' ? box.group : undefined;
      return { id: box.id, width, height, ...(group !== undefined && { group }) };
    }),
    links: picture.links.map(({ from, to }) => ({ from, to })),
    groups: picture.frames.map(({ id }) => id),
  };
}
