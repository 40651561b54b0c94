import type { ViewColumn } from '../messages.ts';
import type { Point } from './canvas/transform.ts';
import type { Legend } from './colours.ts';
import type { Side } from './graph/neighbourhood.ts';
import type { Picture } from './graph/picture-types.ts';
import type { PageState, Place } from './graph/state.ts';
import type { LayoutModule } from './layout/layout-types.ts';
import type { ViewHost } from './view.ts';

/** What the view of the graph asks of the page besides. */
export interface GraphHost extends ViewHost {
  readonly state: PageState;
  readonly hops: number;
  /** Only these are shown: what a change reaches. */
  readonly only: ReadonlySet<string> | undefined;
  readonly column: string | null;
  readonly allColumns: boolean;
  readonly columns: ReadonlyMap<string, readonly ViewColumn[] | null>;
  readonly makeLayout: () => LayoutModule;
  toggleSide(id: string, side: Side, hidden: number): void;
  openAll(id: string, side: Side): void;
  toggleBox(id: string): void;
  centre(id: string): void;
  selectColumn(node: string, column: string): void;
  showAllColumns(): void;
  menu(id: string, at: Point): void;
  /** Somebody moved or zoomed. */
  moved(place: Place): void;
  busy(boxes: number | undefined): void;
  drawn(picture: Picture, legend: Legend): void;
  failed(): void;
}
