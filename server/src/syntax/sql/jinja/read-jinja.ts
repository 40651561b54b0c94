import type { Range } from '../../../base/range.ts';
import {
  readAssignment,
  readExpression,
  type JinjaCall,
  type JinjaText,
  type JinjaValue,
} from './read-expression.ts';
import { scanJinja, type JinjaTag } from './scan-jinja.ts';

/** What the templates of a model say by themselves, whatever becomes of its SQL. */
export interface JinjaReading {
  readonly tags: readonly ReadTag[];
  readonly refs: readonly RefText[];
  readonly sources: readonly { readonly source: JinjaText; readonly table: JinjaText }[];
  /** Calls of `config`. */
  readonly configs: readonly JinjaCall[];
  /** Names that `set` gives to plain values. */
  readonly constants: readonly (Range & { readonly text: string })[];
}

/** The name of a model, and the package in front of it where there is one: `ref('shop', 'orders')`. */
export interface RefText extends JinjaText {
  readonly package: string | undefined;
}

export interface ReadTag extends JinjaTag {
  /** First word of a statement: `if`, `endfor`. */
  readonly word: string;
  /** Value of an expression, with constants and variables of loops put in. */
  readonly value: JinjaValue | undefined;
}

/** Texts that a name may stand for. */
type Known = ReadonlyMap<string, JinjaValue>;

/** Reads the templates in a text. Never fails, and takes time in proportion to the text. */
export function readJinja(text: string): JinjaReading {
  const refs: RefText[] = [];
  const sources: { source: JinjaText; table: JinjaText }[] = [];
  const configs: JinjaCall[] = [];
  const constants: (Range & { text: string })[] = [];
  const known = new Map<string, JinjaValue>();

  const note = (value: JinjaValue | undefined): void => {
    for (const call of callsIn(value)) {
      if (call.path === 'ref') refs.push(...refTexts(call));
      else if (call.path === 'config') configs.push(call);
      else if (call.path === 'source') {
        const source = textsOf(argument(call, 0, 'source_name'));
        const table = textsOf(argument(call, 1, 'table_name'));
        for (const one of source) sources.push(...table.map((of) => ({ source: one, table: of })));
      }
    }
  };

  const tags = scanJinja(text).map((tag): ReadTag => {
    if (tag.kind === 'comment') return { ...tag, word: '', value: undefined };
    if (tag.kind === 'expression') {
      const value = put(readExpression(text, tag.inner), known);
      note(value);
      return { ...tag, word: '', value };
    }
    const { start, end } = tag.inner;
    const [written = '', word = ''] = /^\s*([A-Za-z_]*)/.exec(text.slice(start, end)) ?? [];
    const rest = { start: start + written.length, end };
    if (word === 'set') {
      const assigned = readAssignment(text, rest);
      if (assigned === undefined)
        return { ...tag, word: isBlockSet(text, rest) ? word : '', value: undefined };
      const value = put(assigned.value, known);
      note(value);
      if (isConstant(assigned.value)) constants.push(assigned.name);
      if (value !== undefined && isShort(value)) known.set(assigned.name.text, value);
      else known.delete(assigned.name.text);
      return { ...tag, word: '', value: undefined };
    }
    if (word === 'for') bindLoop(text, rest, known);
    else if (/^(?:if|elif|do|call)$/.test(word)) note(put(readExpression(text, rest), known));
    return { ...tag, word, value: undefined };
  });
  return { tags, refs, sources, configs, constants };
}

/** `set x` without a value begins a block. */
function isBlockSet(text: string, { start, end }: Range): boolean {
  return !text.slice(start, end).includes('=');
}

/** `for x in ['a', 'b']`: `x` is each of them. */
function bindLoop(text: string, { start, end }: Range, known: Map<string, JinjaValue>): void {
  const head = /^\s*([A-Za-z_]\w*)\s+in\s/.exec(text.slice(start, end));
  if (head === null) return;
  const [written, name = ''] = head;
  const of = put(readExpression(text, { start: start + written.length, end }), known);
  const items = of?.kind === 'list' ? of.items.filter((item) => item.kind === 'text') : [];
  if (of?.kind !== 'list' || items.length === 0 || items.length < of.items.length)
    known.delete(name);
  else known.set(name, { kind: 'each', items, start: of.start, end: of.end });
}

/** The value with names that are known put in. */
function put(value: JinjaValue | undefined, known: Known): JinjaValue | undefined {
  if (value === undefined || known.size === 0) return value;
  if (value.kind === 'name') return known.get(value.text) ?? value;
  if (value.kind === 'list') return { ...value, items: putAll(value.items, known) };
  if (value.kind === 'other') return { ...value, parts: putAll(value.parts, known) };
  if (value.kind !== 'call') return value;
  const args = value.args.map(({ key, value: of }) => ({ key, value: put(of, known) ?? of }));
  return { ...value, args };
}

function putAll(values: readonly JinjaValue[], known: Known): JinjaValue[] {
  return values.map((value) => put(value, known) ?? value);
}

/** What may be put in for its name. Lists of lists would grow with each one that is put into the next. */
function isShort(value: JinjaValue): boolean {
  if (value.kind === 'list') return value.items.every(({ kind }) => kind === 'text');
  if (value.kind === 'call') return value.path === 'ref' || value.path === 'source';
  return value.kind === 'text' || value.kind === 'each';
}

function isConstant(value: JinjaValue): boolean {
  if (value.kind === 'list') return value.items.every(isConstant);
  return value.kind === 'text' || value.kind === 'plain';
}

/** The call itself, and those in its arguments. */
export function callsIn(value: JinjaValue | undefined): readonly JinjaCall[] {
  if (value?.kind === 'list') return value.items.flatMap(callsIn);
  if (value?.kind === 'other') return value.parts.flatMap(callsIn);
  if (value?.kind !== 'call') return [];
  return [value, ...value.args.flatMap(({ value: of }) => callsIn(of))];
}

/** The texts that a value may be. */
export function textsOf(value: JinjaValue | undefined): readonly JinjaText[] {
  if (value?.kind === 'text') return [value];
  return value?.kind === 'each' ? value.items : [];
}

/** `ref('name')`, `ref('package', 'name')`. */
function refName({ args }: JinjaCall): JinjaValue | undefined {
  return args.filter(({ key }) => key === undefined).at(-1)?.value;
}

/** What it names, with the project or package that comes first where there are two arguments. */
export function refTexts(call: JinjaCall): readonly RefText[] {
  const [first, second] = call.args.filter(({ key }) => key === undefined);
  const from = second === undefined ? undefined : first?.value;
  const name = from?.kind === 'text' ? from.text : undefined;
  return textsOf(refName(call)).map((text) => ({ ...text, package: name }));
}

/** An argument by its place or its name. */
export function argument({ args }: JinjaCall, at: number, name: string): JinjaValue | undefined {
  const named = args.find(({ key }) => key === name);
  return (named ?? args.filter(({ key }) => key === undefined)[at])?.value;
}
