import type { Range } from '../../base/range.ts';
import type { Label } from './flowchart.ts';
import type { Scanner } from './scanner.ts';

/** What may stand in an id: a hyphen, dot or equals sign only where no arrow begins. */
const ID = /(?:[\p{L}\p{M}\p{N}_!#$*+?/\\.'`]+|-(?![->.])|=(?!=)|%(?!%))+/uy;
const CLASS = /:::(?:[\p{L}\p{N}_]|-(?![->.]))+/uy;

/** How shapes begin and end, the longer beginnings first. */
const SHAPES: readonly (readonly [open: string, close: RegExp, all: RegExp])[] = [
  ['(((', /\){1,3}/y, /[^)\r\n]+/y],
  ['((', /\){1,2}/y, /[^)\r\n]+/y],
  ['([', /\)/y, /[^)\r\n]+/y],
  ['(', /\)/y, /[^)\r\n]+/y],
  ['[[', /\]{1,2}/y, /[^\]\r\n]+/y],
  ['[(', /\]/y, /[^\]\r\n]+/y],
  ['[/', /\]/y, /[^\]\r\n]+/y],
  ['[\\', /\]/y, /[^\]\r\n]+/y],
  ['[', /\]/y, /[^\]\r\n]+/y],
  ['{{', /\}{1,2}/y, /[^}\r\n]+/y],
  ['{', /\}/y, /[^}\r\n]+/y],
  ['>', /\]/y, /[^\]\r\n]+/y],
];
/** What is left of the end of a shape behind its text. */
const INNER_END: Readonly<Record<string, RegExp>> = {
  '([': /\]$/,
  '[(': /\)$/,
  '[/': /[/\\]$/,
  '[\\': /[/\\]$/,
};

export interface ReadNode extends Range {
  readonly id: string;
  readonly label: Label | undefined;
}

/** A node where one begins: its id, shape with label, and class. */
export function readNode(scanner: Scanner): ReadNode | undefined {
  const start = scanner.at;
  const id = scanner.take(ID)?.[0];
  if (id === undefined) return undefined;
  const end = scanner.at;
  const label = readShape(scanner);
  scanner.take(CLASS);
  return { id, label, start, end };
}

/** The label in a shape: `["Orders"]`, `@{ shape: cyl, label: "Orders" }`. */
export function readShape(scanner: Scanner): Label | undefined {
  if (scanner.take(/@\{/y) !== undefined) return readMetadata(scanner);
  const shape = SHAPES.find(([open]) => scanner.text.startsWith(open, scanner.at));
  if (shape === undefined) return undefined;
  const [open, close, inside] = shape;
  scanner.at += open.length;
  scanner.skipBlanks();
  const quoted = scanner.takeQuoted();
  const start = scanner.at;
  const text = scanner.take(inside)?.[0] ?? '';
  scanner.take(close);
  const inner = INNER_END[open];
  return quoted ?? trimmed(start, inner === undefined ? text : text.replace(inner, ''));
}

const LABEL = /\blabel[^\S\r\n]*:[^\S\r\n]*(?:"([^"]*)"|'([^']*)'|([^\s,}][^,}\r\n]*))/d;

function readMetadata(scanner: Scanner): Label | undefined {
  const start = scanner.at;
  while (!scanner.done && scanner.take(/\}/y) === undefined) {
    if (scanner.take(/[^"}]+/y) === undefined && scanner.takeQuoted() === undefined) scanner.at++;
  }
  const found = LABEL.exec(scanner.text.slice(start, scanner.at));
  const range = found?.indices?.slice(1).find((one) => one !== undefined);
  if (range === undefined) return undefined;
  const from = start + range[0];
  return trimmed(from, scanner.text.slice(from, start + range[1]));
}

function trimmed(start: number, text: string): Label | undefined {
  const inner = text.trim();
  if (inner === '') return undefined;
  const from = start + text.length - text.trimStart().length;
  return { start: from, end: from + inner.length, text: inner };
}
