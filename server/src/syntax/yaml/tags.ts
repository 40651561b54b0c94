import type { Range } from '../../base/range.ts';
import type { YamlNode } from './tree.ts';

type Fits = (node: YamlNode) => boolean;

const isScalar: Fits = ({ kind }) => kind === 'scalar';
const holds =
  (...types: readonly string[]): Fits =>
  (node) =>
    node.kind === 'scalar' && types.includes(typeof node.value);

/** Words that YAML 1.1 takes for flags. */
const OLD_FLAG = /^(?:y|n|yes|no|on|off)$/i;
/** Integers of YAML 1.1: `0b101`, `1_000`, `190:20:30`. */
const OLD_INT = /^[-+]?(?:0b[01_]+|0x[\da-f_]+|\d[\d_]*(?::[0-5]?\d)*)$/i;
const OLD_FLOAT = /^[-+]?(?:\d[\d_]*(?::[0-5]?\d)*(?:\.[\d_]*)?|\.\d[\d_]*)(?:e[-+]?\d+)?$/i;

/** Values of these types, or what readers of YAML 1.1 take for one. */
const holdsOr =
  (old: RegExp, ...types: readonly string[]): Fits =>
  (node) =>
    holds(...types)(node) || (node.kind === 'scalar' && old.test(String(node.value)));

/** The tags that readers of YAML 1.1 or 1.2 know, and what may carry them. */
const fits: ReadonlyMap<string, Fits> = new Map<string, Fits>([
  ['!', () => true],
  ['!!binary', isScalar],
  ['!!bool', holdsOr(OLD_FLAG, 'boolean')],
  ['!!float', holdsOr(OLD_FLOAT, 'number', 'bigint')],
  ['!!int', holdsOr(OLD_INT, 'number', 'bigint')],
  ['!!map', ({ kind }) => kind === 'map'],
  ['!!merge', isScalar],
  ['!!null', (node) => node.kind === 'scalar' && node.value === null],
  ['!!omap', ({ kind }) => kind !== 'scalar'],
  ['!!pairs', ({ kind }) => kind !== 'scalar'],
  ['!!seq', ({ kind }) => kind === 'sequence'],
  ['!!set', ({ kind }) => kind === 'map'],
  ['!!str', isScalar],
  ['!!timestamp', isScalar],
  ['!!value', isScalar],
  ['!!yaml', isScalar],
]);

/** Whether readers of YAML 1.1 or 1.2 know a tag. */
export function isKnownTag(tag: string): boolean {
  return fits.has(shortTag(tag));
}

/** Whether a value cannot be what its tag says. */
export function contradictsTag(tag: string, node: YamlNode): boolean {
  if (node.kind === 'scalar' && (node.style === 'template' || isVariable(node.value))) return false;
  return fits.get(shortTag(tag))?.(node) === false;
}

/** Whether another tool puts the value in place of the text: `${PORT}`. */
function isVariable(value: unknown): boolean {
  return typeof value === 'string' && /\$\{[^}]*\}/.test(value);
}

/** A tag with the blanks that go with it. */
export function tagSpan(text: string, start: number, tag: string): Range {
  const isBlank = (at: number): boolean => text.charAt(at) === ' ' || text.charAt(at) === '\t';
  let end = start + tag.length;
  while (isBlank(end)) end++;
  const endsLine = end >= text.length || '\r\n'.includes(text.charAt(end));
  let from = start;
  while (endsLine && isBlank(from - 1)) from--;
  return { start: from, end };
}

/** `!<tag:yaml.org,2002:int>` is the long form of `!!int`. */
function shortTag(tag: string): string {
  const [, name] = /^!<tag:yaml\.org,2002:(\w+)>$/.exec(tag) ?? [];
  return name === undefined ? tag : `!!${name}`;
}
