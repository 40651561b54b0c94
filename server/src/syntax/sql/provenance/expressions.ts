import { at, isList, list, text as textOf, type Json, type JsonObject } from '../parser-tree.ts';
import { arrowParams } from '../parser-names.ts';
import { builtInNames, functionWords, reservedWords } from '../words.ts';
import { templateColumns } from './macros.ts';
import { identifierText, isOpen, type Name, type Names } from './names.ts';
import { distinct, wholeRow, wrapped, type Origin, type Output } from './output.ts';
import type { Reads, Use } from './reads.ts';
import { newScope, resolve, type Scope } from './scope.ts';

/** Keys whose identifiers are no columns: names of functions, types, aliases, arguments. */
const NAMES: ReadonlySet<string> = new Set([
  ...['alias', 'charset', 'collation', 'data_type', 'field_type', 'into', 'name', 'column_name'],
  ...['MatchAgainst', 'QualifiedWildcard', 'optimizer_hints', 'select_token'],
]);

/** Their value says something about the value of a column, and does not contain it. */
const DECIDES: ReadonlySet<string> = new Set([
  ...['AllOp', 'AnyOp', 'Between', 'Exists', 'ILike', 'InList', 'InSubquery', 'InUnnest'],
  ...['IsDistinctFrom', 'IsFalse', 'IsNotDistinctFrom', 'IsNotFalse', 'IsNotNull', 'IsNotTrue'],
  ...['IsNotUnknown', 'IsNull', 'IsTrue', 'IsUnknown', 'Like', 'RLike', 'SimilarTo'],
]);
const COMPARES = /^(?:Eq|NotEq|Lt|LtEq|Gt|GtEq|Spaceship|PGRegex\w+|PG(?:Not)?I?Like\w+|Regexp)$/;

/** Functions with a grammar of their own. */
const FUNCTIONS: ReadonlySet<string> = new Set([
  ...['Ceil', 'Convert', 'Extract', 'Floor', 'Overlay', 'Position', 'Substring', 'Trim'],
]);

/** `percentile_cont(0.5) within group (order by price)` gives a price. */
const ORDERS_VALUES = /^(?:percentile|mode)/i;

const TAKES_UNIT = /date|time|trunc|part|diff|_add|add_|last_day|next_day|normalize|convert/i;

/** Parts of a call that choose rows, or their order. */
const CHOOSES: ReadonlySet<string> = new Set(['filter', 'over', 'within_group', 'clauses']);

/** How an expression is used, and where its origins go. */
export interface Sink extends Use {
  readonly origins: Origin[];
  /** Whether names of selected items are seen. */
  readonly seesAliases: boolean;
}

export function newSink(seesAliases: boolean): Sink {
  return { through: [], decides: false, origins: [], seesAliases };
}

/** Follows expressions down to the columns that they are made of. */
export class Expressions {
  readonly #names: Names;
  readonly #reads: Reads;
  readonly #query: (query: JsonObject, parent: Scope) => Output;

  constructor(names: Names, reads: Reads, query: (query: JsonObject, parent: Scope) => Output) {
    this.#names = names;
    this.#reads = reads;
    this.#query = query;
  }

  walk(value: Json | undefined, scope: Scope, sink: Sink): void {
    if (isList(value)) {
      for (const one of value) this.walk(one, scope, sink);
      return;
    }
    const node = at(value);
    if (node === undefined) return;
    if (node.body !== undefined && node.with !== undefined) {
      const origins = wholeRow(this.#query(node, scope));
      sink.origins.push(...wrapped(origins, sink.through, sink.decides));
      return;
    }
    for (const [key, inner] of Object.entries(node)) {
      if (inner === undefined || inner === null || NAMES.has(key)) continue;
      if (key === 'Identifier') this.column([inner], scope, sink, false);
      else if (key === 'CompoundIdentifier') this.column(list(inner), scope, sink, false);
      else if (key === 'CompoundFieldAccess') this.#access(at(inner), scope, sink);
      else if (key === 'Function') this.#call(at(inner) ?? {}, scope, sink);
      else if (key === 'Lambda') this.#lambda(at(inner), scope, sink);
      else if (key === 'Case') this.#case(at(inner) ?? {}, scope, sink);
      else if (FUNCTIONS.has(key)) this.walk(inner, scope, inside(sink, key.toLowerCase()));
      else if (DECIDES.has(key)) this.walk(inner, scope, deciding(sink));
      else if (key === 'BinaryOp') this.#operation(at(inner) ?? {}, scope, sink);
      else this.walk(inner, scope, sink);
    }
  }

  /** A name, or a template that stands for an expression. */
  column(parts: readonly Json[], scope: Scope, sink: Sink, bare: boolean): void {
    const path = parts.map((part) => this.#names.name(part));
    const names = path.filter((name) => name !== undefined);
    const [first] = names;
    const last = names.at(-1);
    if (first === undefined || last === undefined || names.length < path.length) return;
    const { hole } = first;
    if (hole !== undefined && names.length === 1 && first.start === hole.start) {
      if (first.end <= hole.end) this.#template(first, scope, sink);
      return;
    }
    if (names.some((name) => isOpen(name) || name.text.includes('$'))) return;
    const isBuiltIn = !first.quoted && names.length === 1 && isWordOf(first.key);
    if (isBuiltIn || /^[@:#]/.test(first.text)) return;
    const range = { start: first.outer.start, end: last.outer.end };
    const inTemplate = names.some((name) => name.hole !== undefined);
    this.#mention(names, scope, sink, bare, inTemplate ? undefined : range);
  }

  #mention(
    path: readonly Name[],
    scope: Scope,
    sink: Sink,
    bare: boolean,
    range: { readonly start: number; readonly end: number } | undefined,
  ): boolean {
    const resolved = resolve(path, scope, sink.seesAliases);
    if (resolved === undefined || resolved.origins.length === 0) return false;
    const { text, start, end } = resolved.column;
    const expression = range && { ...range, text: this.#names.slice(range) };
    const mention = { word: { text, start, end }, expression };
    sink.origins.push(...this.#reads.mention(distinct(resolved.origins), mention, sink, bare));
    return true;
  }

  /** Macros that are applied to columns. */
  #template({ hole }: Name, scope: Scope, sink: Sink): void {
    const value = hole?.value;
    if (value?.kind === 'each') this.#names.turns = Math.max(this.#names.turns, value.items.length);
    if (value?.kind === 'call') {
      for (const { value: of } of value.args) {
        if (of.kind === 'each') this.#names.turns = Math.max(this.#names.turns, of.items.length);
      }
    }
    for (const { path, through, sure } of templateColumns(value, this.#names.turn)) {
      const names = path.map((word): Name => ({
        ...word,
        key: word.text.toLowerCase(),
        quoted: false,
        outer: word,
        hole: undefined,
      }));
      const isKnown = sure || (names.length > 1 && qualifies(names[0]!.key, scope));
      if (!isKnown) continue;
      this.#mention(
        names,
        scope,
        { ...sink, through: [...sink.through, ...through] },
        false,
        undefined,
      );
    }
  }

  #call(call: JsonObject, scope: Scope, sink: Sink): void {
    const identifier = at(list(call.name).at(-1))?.Identifier;
    const named = this.#names.name(identifier);
    // The parser does not say where the functions of a PIVOT stand.
    const name = named === undefined ? identifierText(identifier) : named.text;
    const isKnown = name !== undefined && !(named && isOpen(named));
    const within = isKnown ? inside(sink, name.toLowerCase()) : sink;
    for (const [key, value] of Object.entries(call)) {
      if (NAMES.has(key)) continue;
      const given = key === 'args' ? at(value, 'List') : undefined;
      if (given !== undefined) {
        this.args(list(given.args), scope, within, name);
        this.walk(given.clauses, scope, deciding(within));
      } else {
        const isValue = key === 'within_group' && ORDERS_VALUES.test(name ?? '');
        this.walk(value, scope, CHOOSES.has(key) && !isValue ? deciding(within) : within);
      }
    }
  }

  /** Arguments of a function. */
  args(given: readonly Json[], scope: Scope, sink: Sink, name = ''): void {
    // `datediff(day, a, b)` and `date_trunc(a, month)`: a column may be called `day` elsewhere.
    const isText = at(at(at(given[0], 'Unnamed'), 'Expr'), 'Value') !== undefined;
    const hasUnit = given.length > 1 && !isText && TAKES_UNIT.test(name);
    const unit = hasUnit ? given.findIndex(isUnit) : -1;
    for (const [index, one] of given.entries()) {
      if (index === unit) continue;
      const params = arrowParams(one);
      this.walk(one, params.length === 0 ? scope : newScope(scope, params), sink);
    }
  }

  /** `o.items[0].sku`: as far as it is a path, it is one column. */
  #access(access: JsonObject | undefined, scope: Scope, sink: Sink): void {
    const root = at(access, 'root');
    const chain = list(access?.access_chain);
    if (root?.Identifier === undefined) this.walk(root, scope, sink);
    else {
      const end = chain.findIndex((step) => at(at(step, 'Dot'), 'Identifier') === undefined);
      const dots = chain.slice(0, end === -1 ? chain.length : end);
      const path = dots.map((dot) => at(dot, 'Dot')?.Identifier ?? null);
      this.column([root.Identifier, ...path], scope, sink, false);
    }
    for (const step of chain) this.walk(at(step)?.Subscript, scope, deciding(sink));
  }

  #lambda(lambda: JsonObject | undefined, parent: Scope, sink: Sink): void {
    const params = at(lambda, 'params');
    const names = (params?.One === undefined ? list(params?.Many) : [params.One]).flatMap(
      (param) => textOf(at(at(param), 'name')?.value ?? at(param)?.value)?.toLowerCase() ?? [],
    );
    this.walk(lambda?.body, newScope(parent, names), sink);
  }

  #case(node: JsonObject, scope: Scope, sink: Sink): void {
    this.walk(node.operand, scope, deciding(sink));
    for (const branch of list(node.conditions)) {
      this.walk(at(branch)?.condition, scope, deciding(sink));
      this.walk(at(branch)?.result, scope, sink);
    }
    this.walk(node.else_result, scope, sink);
  }

  #operation(node: JsonObject, scope: Scope, sink: Sink): void {
    const within = COMPARES.test(textOf(node.op) ?? '') ? deciding(sink) : sink;
    this.walk(node.left, scope, within);
    this.walk(node.right, scope, within);
  }
}

/** A word without quotes that a function takes for a unit of time or the like. */
function isUnit(argument: Json): boolean {
  const word = at(at(at(argument, 'Unnamed'), 'Expr'), 'Identifier');
  const text = textOf(word?.value)?.toLowerCase() ?? '';
  const isPlain = word !== undefined && typeof word.quote_style !== 'string';
  return isPlain && functionWords.has(text) && !/^(?:date|datetime|time|timestamp)$/.test(text);
}

/** What the database knows by itself; the parser takes what nobody does for a name. */
function isWordOf(key: string): boolean {
  return builtInNames.has(key) || reservedWords.has(key);
}

function inside(sink: Sink, name: string): Sink {
  return { ...sink, through: [...sink.through, name] };
}

function deciding(sink: Sink): Sink {
  return sink.decides ? sink : { ...sink, decides: true };
}

function qualifies(key: string, scope: Scope): boolean {
  return scope.relations.some((relation) => relation.key === key);
}
