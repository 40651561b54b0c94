/** What dist/lineage-mermaid.js offers: it is loaded when the first topology file is shown. */
export interface MermaidEngine {
  /** Draws one diagram; calls that come meanwhile wait for their turn. Never rejects. */
  draw(request: DrawRequest): Promise<DrawOutcome>;
}

export interface DrawRequest {
  readonly text: string;
  readonly theme: DiagramTheme;
  readonly limits: DrawLimits;
}

/** How much is drawn without being asked for: beyond, the picture takes seconds and cannot be read. */
export interface DrawLimits {
  readonly nodes: number;
  readonly edges: number;
}

/** Colours are of the forms `#rrggbb` and `rgb()`. */
export interface DiagramTheme {
  readonly dark: boolean;
  readonly variables: Readonly<Record<string, string>>;
}

export type DrawOutcome =
  | Drawing
  /** The text cannot be read; `near`: what mermaid stumbled over. */
  | { readonly kind: 'broken'; readonly near: string }
  /** It can be read, but not drawn as it is meant; `what` is not to be drawn, or is missing in the picture. */
  | { readonly kind: 'refused'; readonly why: RefusalReason; readonly what: string }
  | Large
  /** Not a flowchart, but `diagram`. */
  | { readonly kind: 'other'; readonly diagram: string };

/** Too much to be drawn as it was written. */
export interface Large {
  readonly kind: 'large';
  readonly nodes: number;
  readonly edges: number;
  /** What it says, for another way to draw it; undefined: even reading it would take too long. */
  readonly flow?: DiagramFlow;
}

/** Ids are those of the diagram. A subgraph that edges lead to is a node here. */
export interface DiagramFlow {
  readonly nodes: readonly { readonly id: string; readonly label: string }[];
  readonly edges: readonly { readonly from: string; readonly to: string }[];
}

export type RefusalReason = 'name' | 'incomplete' | 'failed' | 'long' | 'deep';

export interface Drawing {
  readonly kind: 'drawn';
  /** Not attached yet; nothing but shapes, texts and styles is in it. */
  readonly svg: SVGSVGElement;
  readonly nodes: readonly DrawnNode[];
  readonly edges: number;
  /** What the author wrote and the picture has not. */
  readonly left: readonly LeftOut[];
}

export interface DrawnNode {
  /** Its id in the diagram. */
  readonly id: string;
  readonly element: SVGGElement;
  readonly label: string;
  readonly tooltip?: string;
  /** It has a `click` with a relative path. */
  readonly linked: boolean;
}

export type LeftOut =
  'addresses' | 'images' | 'layout' | 'long-labels' | 'outside-links' | 'styles' | 'theme';
