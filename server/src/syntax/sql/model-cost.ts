import type { SqlDialect } from './sql-facts.ts';

/** In units of about two microseconds: a fifth of a second. */
export const MAX_MODEL_COST = 100_000;

/** What a word or sign costs by itself, its part of the tree included. */
const TOKEN_COST = 4;

/** Operators in a row, and levels of nesting with them: at some 1500 the stack ends. */
const MAX_TREE = 400;

/** Joins whose conditions come later nest, and take much of the stack each. */
const MAX_OPEN_JOINS = 50;

const TOKEN = /'[^']*'|"[^"]*"|`[^`]*`|\w+|[^\s\w]/g;

/** The tree begins anew with them. */
const PARTS =
  /^(?:[,;]|select|from|where|having|qualify|group|order|when|then|else|limit|window|with)$/i;

/** They put what is before them one level deeper, whatever parts it has. */
const WRAPS = /^(?:union|except|intersect|minus|pivot|unpivot|match_recognize|tablesample)$/i;

/** What is open: a parenthesis, a bracket, a CASE. */
interface Level {
  /** Closed by `end` alone, which may be a name elsewhere. */
  readonly isCase: boolean;
  /** How much it counts when the parser reads again what is nested. */
  readonly weight: number;
  /** The deepest of the parts that are complete. */
  deepest: number;
  operators: number;
  /** The deepest level in the part at hand. */
  inside: number;
  intervals: number;
  wraps: number;
  joins: number;
}

/**
 * What parsing a text of `plainSql` may cost at worst, right or wrong. Infinite where the parser may
 * not come back. Measured: a chain of operators costs its square, since the tree nests. A wrong text
 * is read twice as often with every level around the mistake, in PostgreSQL three times; calls are
 * read twice with each level there even when they are right.
 */
export function modelCost(plain: string, dialect: SqlDialect): number {
  const isPostgres = dialect === 'postgresql';
  const again = isPostgres ? 3 : 2;
  const levels: Level[] = [level(0, false)];
  let depth = 0;
  let deepest = 0;
  let cost = 0;
  let before = '';
  for (const match of plain.matchAll(TOKEN)) {
    const [token] = match;
    let open = levels.at(-1)!;
    cost += TOKEN_COST + (isPostgres ? 2 ** depth : 0);
    if (/^(?:[([{]|case)$/i.test(token)) {
      const isQuery = /^\s*(?:select|with)\b/i.test(plain.slice(match.index + 1, match.index + 99));
      open = level(isQuery ? 0 : 1, /^case$/i.test(token));
      levels.push(open);
      depth += open.weight;
    } else if (
      /^(?:[)\]}]|end)$/i.test(token) &&
      levels.length > 1 &&
      open.isCase === /^end$/i.test(token)
    ) {
      levels.pop();
      depth -= open.weight + open.intervals;
      const around = levels.at(-1)!;
      around.inside = Math.max(around.inside, size(open) + 1);
      cost += open.operators ** 2;
      open = around;
    } else if (PARTS.test(token)) {
      depth -= open.intervals;
      cost += open.operators ** 2;
      open.deepest = Math.max(open.deepest, open.operators + open.inside);
      open.operators = 0;
      open.inside = 0;
      open.intervals = 0;
    } else if (WRAPS.test(token)) open.wraps++;
    else if (/^join$/i.test(token)) open.joins++;
    else if (/^(?:on|using)$/i.test(token)) open.joins = Math.max(0, open.joins - 1);
    else if (/^interval$/i.test(token)) {
      open.intervals++;
      depth++;
    } else if (isOperator(token, before)) open.operators++;
    before = token;
    deepest = Math.max(deepest, depth);
    if (size(open) > MAX_TREE || open.joins > MAX_OPEN_JOINS || levels.length > MAX_TREE) {
      return Infinity;
    }
    if (cost > MAX_MODEL_COST) return Infinity;
  }
  for (const { operators, wraps } of levels) cost += operators ** 2 + wraps ** 2;
  return cost + again ** deepest;
}

function level(weight: number, isCase: boolean): Level {
  return { weight, isCase, deepest: 0, operators: 0, inside: 0, intervals: 0, wraps: 0, joins: 0 };
}

function size({ deepest, operators, inside, wraps }: Level): number {
  return Math.max(deepest, operators + inside) + wraps;
}

/** Names that follow a dot, and plain names and values, nest nothing. */
function isOperator(token: string, before: string): boolean {
  if (token === '.' || before === '.') return false;
  return (
    !/^\w/.test(token) || /^(?:and|or|not|is|in|like|between|at|collate|as|prior)$/i.test(token)
  );
}
