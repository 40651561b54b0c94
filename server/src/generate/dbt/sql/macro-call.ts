import type { ExpressionScope } from './expression.ts';
import { jinjaString } from './layout.ts';
import type { ReadRelation } from './model-relations.ts';

/** What a call may use. */
export interface CallScope extends Pick<ExpressionScope, 'column'> {
  readonly relations: readonly ReadRelation[];
  readonly macros: ReadonlySet<string>;
}

/**
 * The call of a macro in `transformLogic`, with the tables before the columns that its texts name. A treatment of a
 * column that staging has treated already is that column. Undefined for macros that nobody has and for arguments other
 * than texts and numbers.
 */
export function macroCall(
  name: string,
  args: string,
  { column, relations, macros }: CallScope,
): ReturnType<ExpressionScope['macro']> {
  const given = argumentsOf(args);
  if (given === undefined || !macros.has(name)) return undefined;
  const first = given[0]?.text?.toLowerCase();
  for (const { columns, alias } of relations) {
    const treated = columns?.find(
      (one) => one.treatment?.macro === name && one.property.name.toLowerCase() === first,
    );
    const found = treated === undefined ? undefined : column(treated.name, alias, undefined);
    if (found !== undefined) return { sql: found.sql, tables: [found.table] };
  }
  const tables: string[] = [];
  const written = given.map(({ before, text, number }) => {
    const parts = text?.split('.') ?? [];
    const found =
      text !== undefined && /^[\w.]+$/.test(text)
        ? column(parts.at(-1) ?? '', parts.at(-2), undefined)
        : undefined;
    if (found !== undefined) tables.push(found.table);
    return `${before}${text === undefined ? (number ?? '') : jinjaString(found?.sql ?? text)}`;
  });
  return { sql: `{{ ${name}(${written.join(', ')}) }}`, tables };
}

interface Argument {
  /** `keep=`. */
  readonly before: string;
  readonly text: string | undefined;
  readonly number: string | undefined;
}

const ARGUMENT =
  /^\s*(?<before>[A-Za-z_]\w*\s*=\s*)?(?:'(?<single>[^'\\]*)'|"(?<double>[^"\\]*)"|(?<number>-?\d+(?:\.\d+)?))\s*(?:,|$)/;

function argumentsOf(text: string): readonly Argument[] | undefined {
  const found: Argument[] = [];
  let rest = text.trim();
  while (rest !== '') {
    const match = ARGUMENT.exec(rest);
    if (match === null) return undefined;
    const { before = '', single, double, number } = match.groups ?? {};
    found.push({ before: before.replaceAll(/\s/g, ''), text: single ?? double, number });
    rest = rest.slice(match[0].length);
  }
  return found;
}
