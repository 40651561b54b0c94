/**
 * What the extension and the page of the lineage preview say to each other. Types only. The page is not trusted: its
 * messages name nodes by ids that the extension looks up, and carry no path and no command.
 */
import type { ViewColumn, ViewGraph } from '../../../server/src/hosts/lsp/protocol.ts';

export type {
  ViewColumn,
  ViewEdge,
  ViewGraph,
  ViewNode,
  Witness,
} from '../../../server/src/hosts/lsp/protocol.ts';

/** A topology file, as its author wrote it. */
export interface ViewDocument {
  /** File name. */
  readonly name: string;
  readonly text: string;
  /** Ids in the diagram, and the node of the graph that each stands for. */
  readonly nodes: readonly { readonly mermaidId: string; readonly node?: string }[];
  /** What is wrong with it, in a sentence with the line; the page keeps the last good picture. */
  readonly problem?: string;
}

export type Direction = 'LR' | 'TB';
export type ColourBy = 'layer' | 'domain' | 'classification' | 'health';

/** To the page. */
export type ToPage =
  /**
   * What may be shown; `document`: the topology file that the panel was opened on. `problem`: why this is what was
   * shown before, in a sentence with the line.
   */
  | {
      readonly type: 'graph';
      readonly graph: ViewGraph;
      readonly document?: ViewDocument;
      readonly problem?: string;
    }
  /** The editor is at that node, or column of it; `centre`: bring it to the middle. */
  | {
      readonly type: 'focus';
      readonly node: string | null;
      readonly column?: string;
      readonly centre: boolean;
    }
  /** The cursor is at that node of the document, by its id in the diagram; null: at none. */
  | { readonly type: 'drawn'; readonly id: string | null }
  | {
      readonly type: 'columns';
      readonly node: string;
      readonly columns: readonly ViewColumn[] | null;
    }
  | { readonly type: 'settings'; readonly hops: number; readonly follow: boolean }
  /** Nothing can be shown, and why: a sentence and what to do next. */
  | { readonly type: 'empty'; readonly reason: string; readonly next?: string };

/** From the page. Everything else is dropped. */
export type FromPage =
  | { readonly type: 'ready' }
  /** Show the source of a node, or of one of its columns; `all`: every place that speaks of it, to choose from. */
  | {
      readonly type: 'open';
      readonly node: string;
      readonly column?: string;
      readonly all?: boolean;
    }
  /** Show where the document names one of its nodes, by its id in the diagram. */
  | { readonly type: 'openDrawn'; readonly id: string }
  | { readonly type: 'columns'; readonly node: string }
  /** What was selected, for the tree view and for opening the panel again. */
  | { readonly type: 'selected'; readonly node: string | null }
  /** The picture is to flow that way, also the next time. */
  | { readonly type: 'direction'; readonly direction: Direction }
  | { readonly type: 'export'; readonly format: ExportFormat; readonly data: string }
  | { readonly type: 'copy'; readonly text: string }
  /** Whether previews go where the cursor goes: `dataengos.lineage.followEditor`. */
  | { readonly type: 'follow'; readonly follow: boolean };

/** `png` is base64, the others are text. */
export type ExportFormat = 'svg' | 'png' | 'mermaid' | 'json';
