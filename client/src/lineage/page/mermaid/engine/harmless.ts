import type { FlowDb, FlowVertex } from 'mermaid-flow-diagram';
import type { LeftOut } from '../engine.ts';
import { hasAddress, isPlainDeclaration } from './declarations.ts';
import { plainLabel, saidLabel } from './label.ts';
import { withReadableText } from './readable-text.ts';

export interface Harmless {
  readonly left: ReadonlySet<LeftOut>;
  /** Nodes with a `click` that names a relative path. */
  readonly linked: ReadonlySet<string>;
  /** What nodes say; those in Markdown are left out. */
  readonly said: ReadonlyMap<string, string>;
}

/** Mermaid measures a word that is too wide character by character. */
const MAX_LABEL = 400;

const CURVES = new Set(
  (
    'basis bumpX bumpY cardinal catmullRom linear monotoneX monotoneY natural rounded step ' +
    'stepAfter stepBefore'
  ).split(' '),
);

/** Names of classes become selectors. */
const CLASS_NAME = /^[\p{L}_][\p{L}\p{N}_-]*$/u;

/** A path below the folder of the file: no scheme, no host, not from the root. */
const RELATIVE = /^(?![a-z][a-z\d+.-]*:|[/\\]{1,2})[^\0-\x1F]+$/i;

/** Takes out of a flowchart what could load, start or hide something; names, texts and edges stay. */
export function makeHarmless(db: FlowDb): Harmless {
  const left = new Set<LeftOut>();
  const linked = new Set<string>();
  const said = new Map<string, string>();
  const label = (text: unknown, otherwise: string): string => {
    const all = typeof text === 'string' || typeof text === 'number' ? String(text) : otherwise;
    if (all.length <= MAX_LABEL) return plainLabel(all);
    left.add('long-labels');
    return plainLabel(`${all.slice(0, MAX_LABEL)}…`);
  };
  for (const vertex of db.getVertices().values()) {
    dropLink(vertex, left, linked);
    dropImage(vertex, left);
    if (typeof vertex.text === 'string' && vertex.labelType !== 'markdown')
      said.set(vertex.id, saidLabel(vertex.text.slice(0, MAX_LABEL)));
    vertex.text = label(vertex.text, vertex.id);
    vertex.styles = withReadableText(plainStyles(vertex.styles, left));
    vertex.classes = vertex.classes.filter((name) => CLASS_NAME.test(name));
  }
  for (const subgraph of db.getSubGraphs()) {
    subgraph.title = label(subgraph.title, subgraph.id);
    subgraph.classes = subgraph.classes.filter((name) => CLASS_NAME.test(name));
  }
  dropOddEdgeLooks(db, label, left);
  dropOddClasses(db, left);
  return { left, linked, said };
}

function dropLink(vertex: FlowVertex, left: Set<LeftOut>, linked: Set<string>): void {
  const { link } = vertex;
  if (link === undefined) return;
  // An address that mermaid does not trust has become about:blank.
  if (RELATIVE.test(link)) linked.add(vertex.id);
  else left.add('outside-links');
  delete vertex.link;
  delete vertex.linkTarget;
}

function dropImage(vertex: FlowVertex, left: Set<LeftOut>): void {
  if (vertex.img === undefined && vertex.icon === undefined) return;
  left.add('images');
  delete vertex.img;
  delete vertex.icon;
  if (vertex.text === '') vertex.text = vertex.id;
}

function dropOddEdgeLooks(
  db: FlowDb,
  label: (text: unknown, otherwise: string) => string,
  left: Set<LeftOut>,
): void {
  const edges = db.getEdges();
  for (const edge of edges) {
    edge.text = label(edge.text, '');
    if (edge.style) edge.style = plainStyles(edge.style, left);
    edge.classes = edge.classes.filter((name) => CLASS_NAME.test(name));
    if (edge.interpolate !== undefined && !CURVES.has(edge.interpolate as string))
      delete edge.interpolate;
  }
  if (edges.defaultStyle) edges.defaultStyle = plainStyles(edges.defaultStyle, left);
}

function dropOddClasses(db: FlowDb, left: Set<LeftOut>): void {
  const classes = db.getClasses();
  for (const [name, { styles, textStyles }] of classes) {
    if (!CLASS_NAME.test(name)) {
      left.add('styles');
      classes.delete(name);
      continue;
    }
    const shapes = withReadableText(plainStyles(styles, left));
    const texts = shapes.filter((style) => style.startsWith('color:'));
    classes.set(name, {
      ...classes.get(name),
      styles: shapes,
      textStyles: texts.length > 0 ? texts : plainStyles(textStyles, left),
    });
  }
}

/** Declarations such as `fill:#fff`; mermaid gives them one by one, or several in a text. */
function plainStyles(styles: readonly string[], left: Set<LeftOut>): string[] {
  return styles
    .flatMap((style) => style.split(';'))
    .map((style) => style.trim())
    .filter((style) => {
      if (style === '') return false;
      if (isPlainDeclaration(style)) return true;
      left.add(hasAddress(style) ? 'addresses' : 'styles');
      return false;
    });
}
