/** A name as SQL writes it, whatever is in it. */
export function sqlName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text as SQL writes it, whatever is in it. */
export function sqlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
