/** What the real Mermaid says of a flowchart. It wants a browser for nothing but cleaning HTML, which parsing does not need. */
import { registerHooks } from 'node:module';
import { withKeptConfig } from '../../../../scripts/mermaid-flowcharts.mjs';

/** How arrows are drawn: for each diagram it copies all options. */
const DRAWING = /^ *setConfig\(\{ flowchart: \{ arrowMarkerAbsolute: .*$/m;

// As in our bundle of it; otherwise most of the time goes into copies of options.
registerHooks({
  load(url, context, next) {
    const loaded = next(url, context);
    const { source } = loaded;
    if (!url.includes('/mermaid.core/chunk-') || !source) return loaded;
    const text = typeof source === 'string' ? source : new TextDecoder().decode(source);
    return { ...loaded, source: withKeptConfig(text).replace(DRAWING, '') };
  },
});
const { default: DOMPurify } = await import('dompurify');
const { default: mermaid } = await import('mermaid');

Object.assign(DOMPurify, {
  addHook: () => undefined,
  setConfig: () => undefined,
  sanitize: String,
});
mermaid.initialize({ startOnLoad: false, maxTextSize: 1e9, maxEdges: 1e9, logLevel: 'fatal' });

export interface OracleChart {
  /** By id: label and shape. */
  readonly nodes: ReadonlyMap<string, { readonly text: string | number; readonly type?: string }>;
  readonly edges: readonly {
    readonly start: string;
    readonly end: string;
    readonly text: string;
    readonly type: string;
    readonly stroke: string;
    readonly length: number;
    readonly id: string;
    readonly isUserDefinedId: boolean;
  }[];
  readonly subgraphs: readonly {
    readonly id: string;
    readonly title: string;
    readonly nodes: readonly string[];
    readonly dir?: string;
  }[];
  readonly classes: readonly string[];
}

interface FlowDb {
  getVertices(): OracleChart['nodes'];
  getEdges(): OracleChart['edges'];
  getSubGraphs(): OracleChart['subgraphs'];
  getClasses(): ReadonlyMap<string, unknown>;
}

/** What Mermaid reads in the text; the message where it rejects it. */
export async function ask(text: string): Promise<OracleChart | string> {
  try {
    // Only this gives what was read; `parse` says no more than whether.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    const { db, type } = await mermaid.mermaidAPI.getDiagramFromText(text);
    if (!type.startsWith('flowchart')) return `not a flowchart but ${type}`;
    const chart = db as unknown as FlowDb;
    return {
      nodes: chart.getVertices(),
      edges: chart.getEdges(),
      subgraphs: chart.getSubGraphs(),
      classes: [...chart.getClasses().keys()],
    };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
