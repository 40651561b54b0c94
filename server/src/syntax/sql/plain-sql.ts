import type { SqlDialect } from './sql-facts.ts';

/** Their texts have escapes with a backslash. */
const BACKSLASH: ReadonlySet<SqlDialect> = new Set([
  ...(['bigquery', 'clickhouse', 'databricks', 'hive', 'mysql', 'snowflake'] as const),
]);

/** Texts may be in double quotes. */
const DOUBLE: ReadonlySet<SqlDialect> = new Set(['bigquery', 'databricks', 'hive', 'mysql']);

const HASH_COMMENT: ReadonlySet<SqlDialect> = new Set(['bigquery', 'mysql']);
const SLASH_COMMENT: ReadonlySet<SqlDialect> = new Set(['snowflake']);

/** What needs a look: quotes, comments, and characters that the parser counts as one and we as two. */
const NEXT = /'|"|`|--|#|\/\/|\/\*|\$\w*\$|[\ud800-\udfff]/g;

/**
 * Takes out of a query what may look like other things than it is: comments become blank, texts
 * and quoted names lose their characters. As long as the original, so that offsets stay, and every
 * character counts once. What a parser sees in it cannot differ from what `modelCost` sees. Undefined
 * when a text, name or comment has no end.
 */
export function plainSql(text: string, dialect: SqlDialect): string | undefined {
  const pieces: string[] = [];
  let at = 0;
  NEXT.lastIndex = 0;
  for (let match = NEXT.exec(text); match !== null; match = NEXT.exec(text)) {
    const [sign] = match;
    const start = match.index;
    const end = endOf(text, sign, start, dialect);
    if (end === undefined) return undefined;
    if (end > start) {
      pieces.push(text.slice(at, start), plainly(text.slice(start, end), sign, dialect));
      at = end;
    }
    NEXT.lastIndex = Math.max(end, start + sign.length);
  }
  pieces.push(text.slice(at));
  return pieces.join('');
}

/** Where it ends; at its start when it is no such thing in this dialect. */
function endOf(text: string, sign: string, start: number, dialect: SqlDialect): number | undefined {
  if (sign === '--') return lineEnd(text, start);
  if (sign === '#') return HASH_COMMENT.has(dialect) ? lineEnd(text, start) : start;
  if (sign === '//') return SLASH_COMMENT.has(dialect) ? lineEnd(text, start) : start;
  if (sign === '/*') return behind(text, '*/', start + 2);
  if (sign.startsWith('$')) {
    // `$1$` is no quote, `a$b$c` a name.
    const isQuote = !/^\$\d/.test(sign) && !/[\w$]/.test(text[start - 1] ?? '');
    return isQuote ? behind(text, sign, start + sign.length) : start;
  }
  if (!/['"`]/.test(sign)) return start + 1;
  const isText = sign === "'" || (sign === '"' && DOUBLE.has(dialect));
  const triple = sign.repeat(3);
  if (isText && dialect === 'bigquery' && text.startsWith(triple, start)) {
    return behind(text, triple, start + 3);
  }
  const prefix = /(?:^|\W)([a-z]{1,2})$/i.exec(text.slice(Math.max(0, start - 3), start))?.[1];
  const isRaw = /r/i.test(prefix ?? '');
  const escapes = isText && !isRaw && (BACKSLASH.has(dialect) || /^e$/i.test(prefix ?? ''));
  return quoteEnd(text, sign, start + 1, escapes);
}

function quoteEnd(text: string, quote: string, from: number, escapes: boolean): number | undefined {
  for (let at = from; at < text.length; at++) {
    const sign = text[at];
    if (sign === '\\' && escapes) at++;
    else if (sign === quote) {
      if (text[at + 1] !== quote) return at + 1;
      at++;
    }
  }
  return undefined;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}

function behind(text: string, sign: string, from: number): number | undefined {
  const at = text.indexOf(sign, from);
  return at === -1 ? undefined : at + sign.length;
}

function plainly(written: string, sign: string, dialect: SqlDialect): string {
  if (/^(?:--|#|\/)/.test(sign)) return written.replaceAll(/[^\r\n]/g, ' ');
  if (!/^['"`$]/.test(sign)) return 'x';
  const inside = written.slice(1, -1);
  const isText = sign === "'" || sign.startsWith('$') || (sign === '"' && DOUBLE.has(dialect));
  if (isText) return `'${inside.replaceAll(/[^\r\n]/g, 'x')}'`;
  // A dot parts names even inside quotes in BigQuery.
  return sign + inside.replaceAll(/[^\r\n.]/g, 'x') + sign;
}
