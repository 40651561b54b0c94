import type { Dialect } from './dialect.ts';

const plain = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** Words that no database takes as the name of a column without quotes, and those that some do not take. */
const reserved: ReadonlySet<string> = new Set(
  (
    'all analyse analyze and any array as asc authorization between binary both by case cast check collate column ' +
    'connect constraint create cross cube current current_date current_time current_timestamp current_user default ' +
    'deferrable delete desc describe distinct do drop else end escape except exclude exists extract false fetch ' +
    'filter for foreign from full grant group grouping groups having if ignore ilike in initially inner insert ' +
    'intersect into is isnull join lateral leading left like limit localtime localtimestamp merge minus natural not ' +
    'notnull null nulls of offset on only or order outer over overlaps partition pivot placing primary proto qualify ' +
    'range recursive references respect returning right rollup row rows schema select session_user set similar some ' +
    'struct summarize symmetric table tablesample then to trailing treat trigger true unbounded union unique unnest ' +
    'unpivot update user using values variadic verbose view when where whenever window with within'
  ).split(' '),
);

/** Whether a column can be written without quotes. Where it cannot, its entry in YAML needs `quote: true`. */
export function isPlainColumn(name: string): boolean {
  return plain.test(name) && !reserved.has(name.toLowerCase());
}

/** Whether a name can be written at all, in SQL and in Jinja. */
export function isWritableColumn(name: string): boolean {
  return name.trim() !== '' && name.length <= 255 && !/["`\\\p{Cc}]|\{[{%#]/u.test(name);
}

/** A column as SQL writes it. */
export function columnReference(dialect: Dialect, name: string): string {
  return isPlainColumn(name) ? name : `${dialect.quote}${name}${dialect.quote}`;
}
