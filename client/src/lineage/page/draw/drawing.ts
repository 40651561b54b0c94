import type { Direction } from '../../messages.ts';
import type { Legend } from '../colours.ts';
import type { ColumnLink } from '../graph/column-rows.ts';
import type { Neighbourhood, Opened } from '../graph/neighbourhood.ts';
import type { Picture } from '../graph/picture-types.ts';
import type { GraphIndex } from '../graph/graph-index.ts';
import type { LayoutResult } from '../layout/layout-types.ts';
import type { Texts } from '../texts.ts';
import type { BoxText, Fonts } from './box-size.ts';

/** Everything that is needed to draw. */
export interface Drawing {
  readonly index: GraphIndex;
  readonly picture: Picture;
  readonly near: Neighbourhood;
  /** By the id of the box. */
  readonly boxTexts: ReadonlyMap<string, BoxText>;
  readonly layout: LayoutResult;
  readonly columnLinks: readonly ColumnLink[];
  readonly legend: Legend;
  readonly texts: Texts;
  readonly fonts: Fonts;
  readonly direction: Direction;
  readonly focus: string | null;
  readonly selected: string | null;
  readonly column: string | null;
  /** Sides have no meaning where everything is shown. */
  readonly opened: Opened | undefined;
}
