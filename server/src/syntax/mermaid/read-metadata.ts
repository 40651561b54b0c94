import type { Range } from '../../base/range.ts';
import { parseFragment } from '../yaml/parse-fragment.ts';
import { findPair, type YamlMap, type YamlNode, type YamlScalar } from '../yaml/tree.ts';
import type { ChartBuilder } from './chart-builder.ts';
import type { Label } from './flowchart.ts';
import { isShape } from './shapes.ts';
import type { Token } from './token.ts';
import type { TokenReader } from './token-reader.ts';

/** Longer metadata are not read. */
const MAX_LENGTH = 20_000;

/** `@{ shape: cyl, label: "Orders" }`, of a node, a link or a subgraph. Several stand for one. */
export function readMetadata(
  reader: TokenReader,
  chart: ChartBuilder,
  id: string,
  index: number | undefined,
): void {
  const tokens: Token[] = [];
  for (
    let token = reader.takeIf('metadata');
    token !== undefined;
    token = reader.takeIf('metadata')
  )
    tokens.push(token);
  const [first] = tokens;
  if (first === undefined) return;
  const mention = index === undefined ? undefined : chart.mentions[index];
  if (mention !== undefined)
    mention.whole = { ...mention.whole, end: reader.place(reader.last).end };
  const yaml = yamlOf(reader, tokens);
  if (yaml.text.length > MAX_LENGTH) return;
  const { root, problems } = parseFragment(yaml.text);
  const range = { start: first.start, end: reader.last.end };
  if (problems.length > 0 || isUnsound(root)) {
    chart.problem('bad-metadata', range);
    return;
  }
  if (index === undefined || chart.closedSubgraphs.has(id)) return;
  const fault = root === undefined ? { message: 'bad-metadata' as const } : faultIn(root);
  if (fault !== undefined) {
    const { message, node, text }: Fault = fault;
    chart.problem(message, node === undefined ? range : yaml.origin(node), text);
  }
  if (root?.kind !== 'map' || mention === undefined) return;
  const shape = scalarOf(root, 'shape');
  if (typeof shape?.value === 'string') mention.shape = shape.value;
  const label = scalarOf(root, 'label');
  if (label?.value) mention.label = labelOf(reader, label, yaml.origin(label));
}

interface Yaml {
  readonly text: string;
  /** Where a piece of it stands in the prepared text. */
  origin(range: Range): Range;
}

/** As Mermaid gives it to its reader of YAML: in braces on one line; line breaks in double quotes are HTML's. */
function yamlOf(reader: TokenReader, tokens: readonly Token[]): Yaml {
  const parts: string[] = [];
  const pieces: { readonly at: number; readonly from: number; readonly isMade: boolean }[] = [];
  let at = 0;
  const add = (text: string, from: number, isMade: boolean): void => {
    parts.push(text);
    pieces.push({ at, from, isMade });
    at += text.length;
  };
  for (const { start, end } of tokens) {
    const inside = reader.text({ start: start + 2, end: end - 1 });
    let done = 0;
    for (const { index, 0: quoted } of inside.matchAll(/"[^"]*"/g))
      for (const { index: line, 0: lineBreak } of quoted.matchAll(/\n\s*/g)) {
        add(inside.slice(done, index + line), start + 2 + done, false);
        add('<br/>', start + 2 + index + line, true);
        done = index + line + lineBreak.length;
      }
    add(inside.slice(done), start + 2 + done, false);
  }
  const text = parts.join('');
  const isLine = !text.includes('\n');
  const shift = isLine ? 2 : 0;
  const originOf = (offset: number): number => {
    const piece = pieces.findLast((one) => one.at <= offset - shift) ?? pieces[0];
    if (piece === undefined) return 0;
    return piece.isMade ? piece.from : piece.from + Math.max(offset - shift - piece.at, 0);
  };
  return {
    text: isLine ? `{\n${text}\n}` : `${text}\n`,
    origin: ({ start, end }) => ({ start: originOf(start), end: originOf(end) }),
  };
}

function labelOf(reader: TokenReader, { style, value }: YamlScalar, range: Range): Label {
  const quotes = style === 'double' || style === 'single' ? 1 : 0;
  const place = reader.place({ start: range.start + quotes, end: range.end - quotes });
  return { text: String(value), ...place };
}

function scalarOf(map: YamlMap, key: string): YamlScalar | undefined {
  const value = findPair(map, key)?.value;
  return value?.kind === 'scalar' ? value : undefined;
}

/** Tags that Mermaid's reader of YAML knows. */
const TAG = /^!(?:$|(?:!|<tag:yaml\.org,2002:)(?:str|map|seq|null|bool|int|float)>?$)/;

/** Two equal keys in a map, a map without braces in one with braces as in `{ a: b: c }`, or a tag that nobody knows. */
export function isUnsound(node: YamlNode | undefined): boolean {
  if (node !== undefined && node.kind !== 'alias' && !TAG.test(node.tag ?? '!')) return true;
  if (node?.kind === 'sequence') return node.items.some(({ value }) => isUnsound(value));
  if (node?.kind !== 'map') return false;
  const keys = new Set(node.pairs.map(({ key }) => String(key.value)));
  if (keys.size < node.pairs.length) return true;
  return node.pairs.some(
    ({ key, value }) =>
      (node.flow && value?.kind === 'map' && !value.flow) || isUnsound(key) || isUnsound(value),
  );
}

interface Fault {
  readonly message: 'bad-metadata' | 'unknown-shape';
  readonly node?: Range;
  readonly text?: string;
}

/** What Mermaid cannot use. */
function faultIn(root: YamlNode | undefined): Fault | undefined {
  if (root?.kind === 'scalar' && root.value === null) return { message: 'bad-metadata' };
  if (root?.kind !== 'map') return undefined;
  const shape = findPair(root, 'shape')?.value;
  if (shape !== undefined && !isFalsy(shape)) {
    const name = shape.kind === 'scalar' ? shape.value : undefined;
    if (typeof name !== 'string') return { message: 'bad-metadata', node: shape };
    if (!isShape(name)) return { message: 'unknown-shape', node: shape, text: name };
  }
  const label = findPair(root, 'label')?.value;
  const hasPicture = ['icon', 'img'].some((key) => !isFalsy(findPair(root, key)?.value));
  const isText =
    label === undefined || (label.kind === 'scalar' && typeof label.value === 'string');
  if (!hasPicture || isText || (label.kind === 'scalar' && label.value === null)) return undefined;
  return { message: 'bad-metadata', node: label };
}

function isFalsy(node: YamlNode | undefined): boolean {
  return node === undefined || (node.kind === 'scalar' && !node.value);
}
