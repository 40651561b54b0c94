/** Databases whose SQL DuckDB reads, as far as its words go. */
const ALIKE = new Set(['duckdb', 'postgres']);

/** Whether an error of DuckDB is of what people write for another database: it lacks the function, the type or the table. */
export function isForeign(reason: string): boolean {
  return /^Catalog Error: (?:Scalar |Table |Aggregate )?(?:Macro )?(?:Function|Type|Table) with name/i.test(
    reason,
  );
}

/** Whether an error may come of SQL that is right for the adapter of the project, and not for DuckDB. */
export function isOtherSql(reason: string, adapter: string | undefined): boolean {
  if (adapter === undefined || ALIKE.has(adapter)) return false;
  return isForeign(reason) || /^(?:Failed to extract statements: )?Parser Error:/i.test(reason);
}
