import type { FromPage } from '../messages.ts';
import type { ColumnsKnown } from './columns-known.ts';
import type { Finder } from './finder.ts';
import type { GraphHost } from './graph-host.ts';
import type { GraphView } from './graph-view.ts';
import type { PageState } from './graph/state.ts';
import type { Shell } from './shell.ts';
import type { View, ViewData } from './view.ts';

/** What the tools, keys and menus of the page may do with it. */
export interface PageFace extends GraphHost {
  readonly shell: Shell;
  readonly finder: Finder;
  readonly graph: GraphView;
  readonly view: View;
  readonly data: ViewData | undefined;
  /** Whether a topology is shown as its author wrote it. */
  readonly columnsKnown: ColumnsKnown;
  /** The topology file of the page, if it has one. */
  readonly written: {
    has(data: ViewData | undefined): boolean;
    /** Its tables, while it is shown. */
    readonly tables: ReadonlySet<string> | undefined;
  };
  /** Whose change is looked at. */
  readonly impact: { readonly of: string | undefined };
  column: string | null;
  /** Whether the extension lets the picture follow the editor. */
  readonly follow: boolean;
  post(message: FromPage): void;
  change(change: Partial<PageState>, next?: 'fit' | { readonly centre: string }): void;
  refresh(next?: 'fit' | { readonly centre: string }): void;
  /** The same, without showing it: what is on the screen is so already. */
  keep(change: Partial<PageState>): void;
  showImpact(node: string | undefined): void;
}
