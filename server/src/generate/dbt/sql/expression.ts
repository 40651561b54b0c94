/** What is known of a column that an expression names. */
export interface NamedColumn {
  /** As SQL has it, its table before it. */
  readonly sql: string;
  /** The table, as the query calls it. */
  readonly table: string;
  /** As SQL has it; undefined where nobody says. */
  readonly type: string | undefined;
}

/** What the place of a column in an expression says of its type. */
export type TypeHint = 'number' | 'boolean' | 'timestamp' | undefined;

/** Names that an expression may use. */
export interface ExpressionScope {
  /** Undefined where no table has it, or several have. */
  readonly column: (
    name: string,
    table: string | undefined,
    hint: TypeHint,
  ) => NamedColumn | undefined;
  /** A call of a macro as Jinja has it; undefined where it may not be called. */
  readonly macro: (
    name: string,
    args: string,
  ) => { sql: string; tables: readonly string[] } | undefined;
}

/** An expression with its tables named, or why it cannot be taken over. */
export type Expression =
  | {
      readonly sql: string;
      readonly tables: ReadonlySet<string>;
      /** It sums up many rows. */
      readonly isAggregate: boolean;
      /** Of what is one column and nothing else. */
      readonly type: string | undefined;
    }
  | { readonly problem: string };

/** Nobody writes longer ones. */
const MAX_LENGTH = 20_000;

/** Reads `transformLogic`: keywords become small, columns get their tables. */
export function readExpression(logic: string, scope: ExpressionScope): Expression {
  if (logic.length > MAX_LENGTH) return { problem: 'the logic is too long' };
  if (UNSEEN.test(logic)) return { problem: 'the logic has characters that nobody sees' };
  return new Reader(logic, scope).read();
}

/** Control characters and the line ends that only some readers know. */
const UNSEEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029\ufeff]/;

interface Token {
  readonly kind: 'text' | 'quoted' | 'jinja' | 'barred' | 'word' | 'number' | 'space' | 'sign';
  readonly text: string;
}

const TOKEN =
  /(?<text>'(?:[^'\\]|''|\\.)*')|(?<quoted>"(?:[^"]|"")+"|`[^`]+`)|(?<jinja>\{\{.*?\}\})|(?<barred>--|\/\*|;|\{[%#]|\$\{|\$\$|'|"|`|\{|\})|(?<word>[\p{L}_][\p{L}\p{M}\p{N}_$]*)|(?<number>\d[\w.]*)|(?<space>\s+)|(?<sign>::|<>|[<>!]=|\|\||.)/gsu;

class Reader {
  readonly #tokens: readonly Token[];
  readonly #scope: ExpressionScope;
  readonly #tables = new Set<string>();
  readonly #out: string[] = [];
  readonly #calls: (string | undefined)[] = [];
  #isAggregate = false;
  #isWindow = false;
  #type: string | undefined;

  constructor(logic: string, scope: ExpressionScope) {
    this.#scope = scope;
    this.#tokens = [...withoutMargin(logic).matchAll(TOKEN)].map(({ 0: text, groups }) => ({
      kind: (Object.keys(groups ?? {}).find((one) => groups?.[one] !== undefined) ??
        'sign') as Token['kind'],
      text,
    }));
  }

  read(): Expression {
    for (let at = 0; at < this.#tokens.length; at++) {
      const token = this.#tokens[at]!;
      const problem = this.#take(token, at);
      if (typeof problem === 'string') return { problem };
      at += problem;
    }
    if (this.#calls.length > 0) return { problem: 'the logic has an open parenthesis' };
    const sql = this.#out.join('');
    if (sql.trim() === '') return { problem: 'there is no logic' };
    return {
      sql,
      tables: this.#tables,
      isAggregate: this.#isAggregate && !this.#isWindow,
      type: this.#tokens.every(({ kind, text }) => isPath(kind, text)) ? this.#type : undefined,
    };
  }

  /** How many more tokens it took, or what is wrong. */
  #take({ kind, text }: Token, at: number): number | string {
    switch (kind) {
      case 'barred':
        return `the logic has ${JSON.stringify(text)} in it`;
      case 'jinja':
        return this.#jinja(text);
      case 'word':
      case 'quoted':
        return this.#word(at);
      case 'sign':
        if (text === '(') this.#calls.push(this.#before(at)?.text.toLowerCase());
        if (text === ')') {
          if (this.#calls.length === 0) return 'the logic closes a parenthesis that is not open';
          this.#calls.pop();
        }
        break;
      default:
    }
    this.#out.push(text);
    return 0;
  }

  #word(at: number): number | string {
    const { kind, text } = this.#tokens[at]!;
    const small = text.toLowerCase();
    const next = this.#after(at);
    const before = this.#before(at)?.text.toLowerCase();
    if (kind === 'word') {
      if (small === 'select' || (small === 'from' && !inner.has(this.#calls.at(-1) ?? '')))
        return 'the logic is a query of its own';
      const isCall = next?.text === '(' && !keywords.has(small);
      const isType = before === 'as' || before === '::';
      const isLiteral = next?.kind === 'text' && literals.has(small);
      const isPart = next?.text.toLowerCase() === 'from';
      if (small === 'over') this.#isWindow = true;
      if (isCall && aggregates.has(small)) this.#isAggregate = true;
      if (isCall || isType || isLiteral || isPart || hard.has(small)) {
        this.#out.push(isCall || keywords.has(small) || hard.has(small) || isType ? small : text);
        return 0;
      }
    }
    return this.#column(at);
  }

  #column(at: number): number | string {
    const path = [unquoted(this.#tokens[at]!.text)];
    let last = at;
    while (this.#tokens[last + 1]?.text === '.') {
      const next = this.#tokens[last + 2];
      if (next === undefined || (next.kind !== 'word' && next.kind !== 'quoted')) break;
      path.push(unquoted(next.text));
      last += 2;
    }
    const name = path.at(-1) ?? '';
    const found = this.#scope.column(name, path.at(-2), this.#hint(at, last));
    if (found === undefined) {
      const { kind, text } = this.#tokens[at]!;
      if (path.length === 1 && kind === 'word' && keywords.has(text.toLowerCase())) {
        this.#out.push(text.toLowerCase());
        return 0;
      }
      return `${JSON.stringify(path.join('.'))} is no column of what it is made of, or of more than one`;
    }
    this.#tables.add(found.table);
    this.#type = found.type;
    this.#out.push(found.sql);
    return last - at;
  }

  #jinja(text: string): number | string {
    const match = /^\{\{-?\s*([A-Za-z_]\w*)\s*\((.*)\)\s*-?\}\}$/s.exec(text);
    const found = match === null ? undefined : this.#scope.macro(match[1]!, match[2]!);
    if (found === undefined) return `nobody knows what ${text.replaceAll(/\s+/g, ' ')} is`;
    for (const table of found.tables) this.#tables.add(table);
    this.#out.push(found.sql);
    return 0;
  }

  #hint(at: number, last: number): TypeHint {
    const [before, after] = [this.#before(at), this.#after(last)];
    const [left, right] = [before?.text.toLowerCase() ?? '', after?.text.toLowerCase() ?? ''];
    const call = this.#calls.at(-1) ?? '';
    if (times.has(call)) return 'timestamp';
    if (sums.has(call) || /^[*/+%-]$/.test(left) || /^[*/+%-]$/.test(right)) return 'number';
    if (/^[<>!=]+$/.test(right) && this.#after(last, 2)?.kind === 'number') return 'number';
    const opens = left === '' || ['not', 'when', 'and', 'or', '('].includes(left);
    if (opens && left !== '' && ['then', 'and', 'or', ')'].includes(right) && call === '')
      return 'boolean';
    return undefined;
  }

  #before(at: number): Token | undefined {
    for (let index = at - 1; index >= 0; index--) {
      if (this.#tokens[index]?.kind !== 'space') return this.#tokens[index];
    }
    return undefined;
  }

  #after(at: number, nth = 1): Token | undefined {
    let left = nth;
    for (let index = at + 1; index < this.#tokens.length; index++) {
      if (this.#tokens[index]?.kind !== 'space' && --left === 0) return this.#tokens[index];
    }
    return undefined;
  }
}

function isPath(kind: Token['kind'], text: string): boolean {
  return kind === 'word' || kind === 'quoted' || kind === 'space' || text === '.';
}

function unquoted(text: string): string {
  return /^["`]/.test(text) ? text.slice(1, -1).replaceAll('""', '"') : text;
}

/** Lines begin where the leftmost one begins. */
function withoutMargin(text: string): string {
  const lines = text.replaceAll(/\r\n?/g, '\n').replaceAll('\t', '    ').trim().split('\n');
  const rest = lines.slice(1).filter((line) => line.trim() !== '');
  const margin = Math.min(...rest.map((line) => line.length - line.trimStart().length));
  const isBlock = Number.isFinite(margin);
  const own = lines.map((line, at) => (at === 0 || !isBlock ? line : line.slice(margin)));
  // Steps of two become steps of four, as in the rest of the query.
  const isNarrow = own.some((line) => leading(line) % 4 === 2);
  return own
    .map((line) => `${isNarrow ? ' '.repeat(leading(line)) : ''}${line}`.trimEnd())
    .filter((line) => line !== '')
    .join('\n');
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

function leading(line: string): number {
  return line.length - line.trimStart().length;
}

/** Functions that have `from` among their arguments. */
const inner = set('extract trim substring overlay position');
const times = set('date_trunc extract datediff date_diff date_add dateadd');
const sums = set('round sum avg abs ceil floor ceiling');
const literals = set('date time timestamp interval timestamptz x b e r');
const aggregates = set(
  'sum count avg min max median any_value array_agg string_agg listagg group_concat bool_and bool_or every ' +
    'count_if countif approx_distinct approx_count_distinct approx_quantile stddev stddev_pop stddev_samp variance ' +
    'var_pop var_samp percentile_cont percentile_disc arg_max arg_min max_by min_by mode corr covar_pop covar_samp ' +
    'collect_list collect_set logical_and logical_or',
);
/** Words that are never a column. */
const hard = set(
  'case when then else end and or not in is null true false between like ilike as distinct over partition by order ' +
    'asc desc current_timestamp current_date current_time interval from using filter where having within group cast',
);
/** Words that may be a column, too. */
const keywords = set(
  'nulls first last rows range unbounded preceding following current row at time zone escape any some all similar to ' +
    'ignore respect year month day hour minute second week quarter epoch dow doy date timestamp in and or not when ' +
    'then else case between like over as by is exists filter',
);
