import { reservedWords } from './reserved-words.ts';

/** Names of the common table expressions of a query that are its own. */
const own: ReadonlySet<string> = new Set(['final']);

/** A name for what a query reads: `stg_customers` is `customers` there. */
export function tableAlias(model: string, prefixes: readonly string[], taken: Set<string>): string {
  const prefix = prefixes.find((one) => model.startsWith(one) && model.length > one.length) ?? '';
  const short = model.slice(prefix.length).toLowerCase();
  const isFree = (name: string): boolean =>
    /^[a-z_]\w*$/.test(name) && !reservedWords.has(name) && !own.has(name) && !taken.has(name);
  let name = [short, model.toLowerCase(), `${short}_rows`].find(isFree) ?? 'rows_read';
  for (let number = 2; taken.has(name); number++) name = `rows_read_${number}`;
  taken.add(name);
  return name;
}
