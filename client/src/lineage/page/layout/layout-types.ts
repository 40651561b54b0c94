import type { Direction } from '../../messages.ts';
import type { Box, Point } from '../canvas/transform.ts';

/** What is to be laid out: sizes and connections; ids mean nothing to the layout. */
export interface LayoutRequest {
  readonly direction: Direction;
  readonly boxes: readonly LayoutBox[];
  readonly links: readonly { readonly from: string; readonly to: string }[];
  readonly groups: readonly string[];
}

export interface LayoutBox {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  /** One of the groups. */
  readonly group?: string;
}

export interface LayoutResult {
  /** Places of boxes and groups; x and y are the upper left corner. */
  readonly boxes: Readonly<Record<string, Box>>;
  readonly groups: Readonly<Record<string, Box>>;
  /** In the order of the request. */
  readonly links: readonly (readonly Point[])[];
  readonly bounds: Box;
}

/** What dist/lineage-layout.js makes, in the page or in a worker. */
export interface LayoutModule {
  layOut(request: LayoutRequest): LayoutResult;
}
