import type { ExportFormat, ViewDocument, ViewGraph } from '../messages.ts';
import type { Place } from './graph/state.ts';
import type { Texts } from './texts.ts';

/** What may be shown. */
export interface ViewData {
  readonly graph: ViewGraph;
  readonly document?: ViewDocument;
  /** Why it is what was shown before. */
  readonly problem?: string | undefined;
}

/** One way to show it: the graph in our own drawing, or the author's diagram drawn by mermaid. */
export interface View {
  /** What the page puts into its main part. It is as large as that, and clips what sticks out. */
  readonly element: HTMLElement;
  /** New data: place and zoom stay. */
  show(data: ViewData): void;
  /** That node is the current one; `centre`: bring it to the middle. */
  focus(node: string | null, how: { readonly column?: string; readonly centre: boolean }): void;
  /** Brings a node on the screen, if it is drawn, and shows that it is the one. `false`: it is not drawn. */
  reveal(node: string): boolean;
  fit(): void;
  /** Zooms about the middle: more than 1 makes things larger. */
  zoom(factor: number): void;
  /** What is shown, as text; `png` in base64. Undefined: this view cannot write that. */
  export(format: ExportFormat): Promise<string | undefined>;
  dispose(): void;
}

/** What a view may ask of the page around it. */
export interface ViewHost {
  readonly texts: Texts;
  /** A click or the keyboard chose a node. */
  select(node: string | null): void;
  /** A double click or Enter: go to the source. */
  open(node: string, column?: string): void;
  /** The pointer or the keyboard is at a node: the page shows its card beside that box of the screen. */
  hover(node: string | null, box?: DOMRect): void;
  /** For the live region: what a person who does not see the picture should know. */
  say(text: string): void;
}

/** The view of a document. */
export interface WrittenView extends View {
  /** The cursor is at that node of the document, by its id in the diagram. */
  cursor(id: string | null): void;
}

/** What the view of a document may ask besides. */
export interface WrittenHost {
  /** Where the diagram was when the page was closed. */
  readonly place: Place | undefined;
  keepPlace(place: Place): void;
  /** A double click or Enter at a node of the diagram: go to its line. */
  openDrawn(id: string): void;
}

export type MakeView = (host: ViewHost) => View;
