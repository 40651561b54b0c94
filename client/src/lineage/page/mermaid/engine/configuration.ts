import mermaid, { type MermaidConfig } from 'mermaid';
import type { DiagramTheme } from '../engine.ts';

/** Called deprecated in mermaid's types, as pages should not change options while a diagram is drawn. */
const api = Reflect.get(mermaid, 'mermaidAPI') as {
  readonly defaultConfig: object;
  getConfig(): MermaidConfig;
  getSiteConfig(): MermaidConfig;
  setConfig(config: object): void;
};

/** Longer texts are not given to mermaid, which would draw another diagram instead of them. */
export const MAX_TEXT = 300_000;

/** More edges are not even counted: mermaid looks through all of them for each. */
export const MAX_EDGES = 2000;

/** The time that mermaid reads them grows with their square; a line is of characters. */
export const MAX_LINE = 5000;
export const MAX_STATEMENTS = 5000;
export const MAX_FRAMES = 500;

/** Frames in frames: each is laid out with all that is in it, so that 100 take seconds. */
export const MAX_DEPTH = 20;

/** What the author of a diagram may say of how it looks; the rest is the reader's. */
const OPEN_KEYS = new Set(['flowchart', 'layout', 'look']);

/** In addition to mermaid's own keys: these are also below others, as in `flowchart.htmlLabels`. */
const LOCKED_KEYS = [
  'altFontFamily',
  'arrowMarkerAbsolute',
  'darkMode',
  'deterministicIDSeed',
  'deterministicIds',
  'dompurifyConfig',
  'fontFamily',
  'fontSize',
  'handDrawnSeed',
  'htmlLabels',
  'logLevel',
  'maxEdges',
  'maxTextSize',
  'secure',
  'securityLevel',
  'startOnLoad',
  'suppressErrorRendering',
  'theme',
  'themeCSS',
  'themeVariables',
  'useMaxWidth',
];

export function configureMermaid(theme: DiagramTheme): void {
  const { variables, dark } = theme;
  mermaid.initialize({
    securityLevel: 'strict',
    secure: [
      ...LOCKED_KEYS,
      ...Object.keys(api.defaultConfig).filter((key) => !OPEN_KEYS.has(key)),
    ],
    startOnLoad: false,
    suppressErrorRendering: true,
    maxTextSize: MAX_TEXT,
    maxEdges: MAX_EDGES,
    htmlLabels: false,
    deterministicIds: true,
    deterministicIDSeed: 'lineage',
    handDrawnSeed: 1,
    logLevel: 'fatal',
    theme: 'base',
    look: 'classic',
    // The default of mermaid 12 is ELK: 1.5 MB, and no faster at the sizes that are drawn here.
    layout: 'dagre',
    darkMode: dark,
    themeVariables: { ...variables, darkMode: dark },
    ...(variables.fontFamily !== undefined && { fontFamily: variables.fontFamily }),
    flowchart: FLOWCHART,
  });
}

/** Names of tables are long and have no spaces: they would be cut at 120, where mermaid wraps. */
const FLOWCHART = {
  theme: 'base',
  look: 'classic',
  layout: 'dagre',
  htmlLabels: false,
  useMaxWidth: false,
  wrappingWidth: 320,
  minNodeWidth: 0,
  // Off the border.
  subGraphTitleMargin: { top: 4, bottom: 4 },
} as const;

/** What an author may set below `flowchart`: numbers with their bounds, as a wrong one makes mermaid loop for long. */
const BOUNDS: Readonly<Record<string, readonly [number, number]>> = {
  diagramPadding: [0, 100],
  minNodeWidth: [0, 500],
  nodeSpacing: [1, 300],
  padding: [0, 100],
  rankSpacing: [1, 300],
  titleTopMargin: [0, 200],
  wrappingWidth: [60, 1000],
};

/** The author's options of flowcharts, brought into their bounds. */
export function boundFlowchart(): void {
  const asked: Record<string, unknown> = { ...api.getConfig().flowchart };
  const usual: Record<string, unknown> = { ...api.getSiteConfig().flowchart };
  const bound: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(usual)) {
    const [low, high] = BOUNDS[key] ?? [];
    if (low === undefined || high === undefined) {
      if (typeof asked[key] !== typeof value) bound[key] = value;
      continue;
    }
    const number = Number(asked[key]);
    bound[key] = Number.isFinite(number) ? Math.min(high, Math.max(low, number)) : value;
  }
  bound.subGraphTitleMargin = FLOWCHART.subGraphTitleMargin;
  api.setConfig({ flowchart: bound });
}

/** Which layout the diagram asks for. */
export function askedLayout(): string {
  const { layout, flowchart } = api.getConfig();
  const own = (flowchart as { readonly layout?: unknown } | undefined)?.layout;
  return (
    [layout, own].map(String).find((name) => name !== 'dagre' && name !== 'undefined') ?? 'dagre'
  );
}
