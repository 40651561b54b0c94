/** A name as SQL writes it, whatever is in it. */
export function sqlName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text as SQL writes it, whatever is in it. */
export function sqlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Several values as one that can be compared, or looked for in a subquery. One stays what it is. */
export function sqlTuple(expressions: readonly string[]): string {
  const [only = 'null', ...rest] = expressions;
  if (rest.length === 0) return only;
  return `[${expressions.map((one) => `cast(${one} as varchar)`).join(', ')}]`;
}
