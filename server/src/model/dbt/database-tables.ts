const OF_DATABASE =
  /(?:^|\.)(?:information_schema|pg_catalog|sys|account_usage)\.[^.]+$|^(?:pg_\w+|dual|svv?_\w+)$/i;

/** What the database knows of itself has no lineage. */
export function isOfDatabase(table: string): boolean {
  return OF_DATABASE.test(unquoted(table));
}

/** The parts of the name of a table as SQL writes it, the table last. */
export function tableParts(table: string): readonly string[] {
  return unquoted(table).split('.');
}

function unquoted(table: string): string {
  return table.replaceAll(/["`[\]]/g, '');
}
