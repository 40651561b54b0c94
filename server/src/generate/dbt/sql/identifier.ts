import type { Adapter } from '../dbt-input.ts';
import { reservedWords } from './reserved-words.ts';

/** A name of a column or table as SQL of the adapter has it: in quotes where it would not be read as that name without. */
export function identifier(name: string, adapter: Adapter): string {
  const text = cleanName(name);
  if (!needsQuotes(text, adapter)) return text;
  const [open, close] =
    adapter === 'bigquery' || adapter === 'databricks' ? ['`', '`'] : ['"', '"'];
  // What Snowflake reads without quotes is in upper case.
  const inside = adapter === 'snowflake' && PLAIN.test(text) ? text.toUpperCase() : text;
  return `${open}${escapeQuote(inside, open, adapter)}${close}`;
}

/** Whether a name is another one, or none, without quotes. */
export function needsQuotes(name: string, adapter: Adapter): boolean {
  if (!PLAIN.test(name) || reservedWords.has(name.toLowerCase())) return true;
  // PostgreSQL alone would look for the name in lower case.
  return adapter === 'postgres' && name !== name.toLowerCase();
}

const PLAIN = /^[A-Za-z_][A-Za-z0-9_]*$/;

function escapeQuote(text: string, quote: string, adapter: Adapter): string {
  if (adapter === 'bigquery') return text.replaceAll('\\', '\\\\').replaceAll('`', '\\`');
  return text.replaceAll(quote, quote + quote);
}

/** Without what no name of a database can have. */
function cleanName(name: string): string {
  return name.replaceAll(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]+/g, ' ');
}

/** A name as YAML has it that says of the column whether it is quoted: what is between the quotes in SQL. */
export function columnName(name: string, adapter: Adapter): string {
  const isUpper = adapter === 'snowflake' && needsQuotes(name, adapter) && PLAIN.test(name);
  return isUpper ? name.toUpperCase() : name;
}

/** A name in SQL that dbt renders: braces of the name are no Jinja. */
export function renderedIdentifier(name: string, adapter: Adapter): string {
  return withoutJinja(identifier(name, adapter));
}

/** Text in which Jinja sees nothing: `{{` comes out as `{{`. */
export function withoutJinja(text: string): string {
  return text.replaceAll(/\{(?=[{%#])/g, "{{ '{' }}");
}
