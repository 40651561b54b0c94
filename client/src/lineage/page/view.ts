import type { ExportFormat, ViewDocument, ViewGraph } from '../messages.ts';
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

export type MakeView = (host: ViewHost) => View;
