import { functionWords, reservedWords } from '../words.ts';
import { textsOf } from '../jinja/read-jinja.ts';
import type { JinjaArgument, JinjaCall, JinjaText, JinjaValue } from '../jinja/read-expression.ts';
import type { SqlWord } from './facts.ts';

/** A column that a template names. */
export interface TemplateColumn {
  /** Its parts: `c`, `email`. */
  readonly path: readonly SqlWord[];
  /** Macros around it, outermost first. */
  readonly through: readonly string[];
  /** Surely meant as a column; others may be any text. */
  readonly sure: boolean;
}

/** They only put a name in quotes, or give what no column is in. */
const NO_MACROS = /^(?:quote|quote_as_configured|string_literal|return|as_text)$/;
const NO_COLUMNS =
  /^(?:ref|source|var|env_var|this|config|star|run_query|get_columns_in_relation|current_timestamp|type_\w+|is_incremental|string_literal)$/;

const PATH = /^\s*[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*\s*$/;
const PATHS = /(?<![\w.'"])[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*(?![\w.]*\s*\()/g;

/** The columns that an expression names, as arguments of macros or by itself. */
export function templateColumns(
  value: JinjaValue | undefined,
  turn: number,
): readonly TemplateColumn[] {
  if (value === undefined) return [];
  if (value.kind === 'call') return inCall(value, [], turn);
  if (value.kind === 'other') return value.parts.flatMap((part) => templateColumns(part, turn));
  // `{{ column }}` where its text is known.
  return textsAt(value, turn).flatMap((text) => inText(text, [], true));
}

function inCall(call: JinjaCall, around: readonly string[], turn: number): TemplateColumn[] {
  if (NO_COLUMNS.test(call.name)) return [];
  const through = NO_MACROS.test(call.name) ? around : [...around, call.name];
  const columns: TemplateColumn[] = [];
  let first = true;
  for (const argument of call.args) {
    const found = inArgument(argument, through, first, turn);
    if (found.length > 0) first = false;
    columns.push(...found);
  }
  return columns;
}

/** The first argument that may name columns surely does. */
function inArgument(
  { value }: JinjaArgument,
  through: readonly string[],
  sure: boolean,
  turn: number,
): TemplateColumn[] {
  if (value.kind === 'call') return inCall(value, through, turn);
  if (value.kind === 'list') {
    return value.items.flatMap((value) =>
      inArgument({ key: undefined, value }, through, sure, turn),
    );
  }
  if (value.kind === 'other') {
    return value.parts.flatMap((value) =>
      inArgument({ key: undefined, value }, through, false, turn),
    );
  }
  if (value.kind === 'name') return sure ? inText(value, through, true) : [];
  return textsAt(value, turn).flatMap((text) => inText(text, through, sure));
}

/** The text of a constant, or that of this round of the loop. */
function textsAt(value: JinjaValue, turn: number): readonly JinjaText[] {
  const texts = textsOf(value);
  return value.kind === 'each' ? texts.slice(turn, turn + 1) : texts;
}

/** A path, or the paths in a piece of SQL. */
function inText(
  { text, start }: SqlWord,
  through: readonly string[],
  sure: boolean,
): TemplateColumn[] {
  if (!sure && !PATH.test(text)) return [];
  return [...text.matchAll(PATHS)].flatMap(({ 0: written, index }) => {
    const isWord =
      functionWords.has(written.toLowerCase()) || reservedWords.has(written.toLowerCase());
    if (isWord) return [];
    const path: SqlWord[] = [];
    let at = start + index;
    for (const part of written.split('.')) {
      path.push({ text: part, start: at, end: at + part.length });
      at += part.length + 1;
    }
    return [{ path, through, sure }];
  });
}
