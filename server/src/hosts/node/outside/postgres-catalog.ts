export interface TableRow {
  readonly id: string;
  readonly schema: string;
  readonly name: string;
  readonly is_view: boolean;
  readonly comment: string | null;
}

/** `$1` schema, `$2` table, `$3` the schemas that are allowed, all of them or null; `$4` characters of a comment, `$5` rows. */
export const TABLES = `
select c.oid::text as id, n.nspname::text as schema, c.relname::text as name,
  c.relkind in ('v', 'm') as is_view,
  left(obj_description(c.oid, 'pg_class'), $4::int) as comment
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('r', 'p', 'v', 'm', 'f')
  and not c.relispartition
  and n.nspname <> 'information_schema'
  and n.nspname not like 'pg\\_%'
  and has_schema_privilege(n.oid, 'usage')
  and ($1::text is null or n.nspname = $1::text)
  and ($2::text is null or c.relname = $2::text)
  and ($3::text[] is null or n.nspname = any ($3::text[]))
order by n.nspname, c.relname
limit $5::int`;

export interface ColumnRow {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly nullable: boolean;
  readonly comment: string | null;
}

/** `$1` ids of tables, `$2` characters of a comment, `$3` rows. */
export const COLUMNS = `
select a.attrelid::oid::text as id, a.attname::text as name,
  format_type(a.atttypid, a.atttypmod) as type,
  not a.attnotnull as nullable,
  left(col_description(a.attrelid, a.attnum), $2::int) as comment
from pg_catalog.pg_attribute a
where a.attrelid = any ($1::text[]::oid[])
  and a.attnum > 0
  and not a.attisdropped
order by a.attrelid, a.attnum
limit $3::int`;

export interface KeyRow {
  readonly id: string;
  readonly columns: string[];
}

/** `$1` ids of tables. */
export const KEYS = `
select k.conrelid::oid::text as id, array_agg(a.attname::text order by p.place) as columns
from pg_catalog.pg_constraint k
cross join unnest(k.conkey) with ordinality as p (attnum, place)
join pg_catalog.pg_attribute a on a.attrelid = k.conrelid and a.attnum = p.attnum
where k.contype = 'p' and k.conrelid = any ($1::text[]::oid[])
group by k.conrelid`;
