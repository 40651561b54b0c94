/** What the bundle has of mermaid beside its front door: scripts/mermaid-flowcharts.mjs says which file it is. */
declare module 'mermaid-flow-diagram' {
  export interface FlowVertex {
    id: string;
    domId: string;
    text?: unknown;
    labelType?: string;
    styles: string[];
    classes: string[];
    link?: string;
    linkTarget?: string;
    img?: unknown;
    icon?: unknown;
  }
  export interface FlowEdge {
    id: string;
    start: string;
    end: string;
    text: unknown;
    style?: string[];
    classes: string[];
    interpolate?: unknown;
    stroke?: string;
  }
  export interface FlowClass {
    styles: string[];
    textStyles: string[];
  }
  export interface FlowSubgraph {
    id: string;
    title: unknown;
    /** Ids of nodes and of subgraphs. */
    nodes: string[];
    classes: string[];
  }
  /** What mermaid makes of the text of a flowchart, and draws. */
  export interface FlowDb {
    getVertices(): Map<string, FlowVertex>;
    getEdges(): FlowEdge[] & { defaultStyle?: string[]; defaultInterpolate?: unknown };
    getClasses(): Map<string, FlowClass>;
    getSubGraphs(): FlowSubgraph[];
    getTooltip(id: string): string | undefined;
    getData(): {
      nodes: { id: string; isGroup: boolean }[];
      edges: { id: string; start: string; end: string }[];
    };
  }
  export interface FlowDiagram {
    parser: { parser: { yy: FlowDb }; parse(text: string): void };
    init(config: unknown): void;
  }
  export function createFlowDiagram(): FlowDiagram;
}
