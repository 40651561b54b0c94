import type { GeneratedFile } from '../generated-file.ts';
import type { LibraryMacro } from '../../model/governance/macro-library.ts';
import type { DbtInput } from './dbt-input.ts';
import { jinjaString } from './sql/layout.ts';

/** A macro that treats values and that the project has not yet. */
interface MissingMacro {
  readonly name: string;
  readonly treatment: 'hash' | 'mask';
  readonly library: LibraryMacro | undefined;
}

/** The files of the macros that the policies promise, or that the models use, and that the project has not. */
export function macroFiles(
  input: DbtInput,
  /** Name of a macro -> the treatment that models use it for. */
  used: ReadonlyMap<string, string>,
): readonly GeneratedFile[] {
  const missing = new Map<string, MissingMacro>();
  const add = (name: string, treatment: string, library: LibraryMacro | undefined): void => {
    if (input.existing.macros.has(name) || missing.has(name)) return;
    if (treatment !== 'hash' && treatment !== 'mask') return;
    if (/^[A-Za-z_]\w*$/.test(name)) missing.set(name, { name, treatment, library });
  };
  for (const { policies } of input.wanted) {
    for (const macro of policies.macros?.values() ?? []) {
      add(macro.name, macro.policy?.value ?? '', macro);
    }
  }
  for (const [name, treatment] of used) add(name, treatment, undefined);
  return [...missing.values()].map((macro) => ({
    path: `macros/${macro.name}.sql`,
    text: macro.treatment === 'hash' ? hashText(macro) : maskText(macro),
    merge: 'once',
    reason: `Does "${macro.treatment}", as the classification asks for sensitive columns.`,
  }));
}

const hashes: readonly (readonly [string, string])[] = [
  ['default', 'cast(sha2({value}, 256) as char(64))'],
  ['duckdb', 'cast(sha256({value}) as char(64))'],
  ['postgres', "cast(encode(sha256(convert_to({value}, 'UTF8')), 'hex') as char(64))"],
  ['redshift', 'cast(sha2({value}, 256) as char(64))'],
  ['bigquery', 'to_hex(sha256({value}))'],
  ['spark', 'sha2({value}, 256)'],
  ['trino', 'cast(lower(to_hex(sha256(to_utf8({value})))) as char(64))'],
];

function hashText({ name, library }: MissingMacro): string {
  const [column] = parametersOf(library, ['column']);
  const value = `'{{ env_var("PII_KEY", "") }}' || lower({{ ${column} }})`;
  const dispatch =
    `{#- Keyed SHA-256; empty values stay empty. Set the environment variable PII_KEY in production. -#}\n` +
    `{% macro ${name}(${column}) -%}\n` +
    `    {{ return(adapter.dispatch(${jinjaString(name)})(${column})) }}\n{%- endmacro %}\n`;
  const macros = hashes.map(
    ([adapter, sql]) =>
      `{% macro ${adapter}__${name}(${column}) -%}\n    ${sql.replace('{value}', () => value)}\n{%- endmacro %}\n`,
  );
  return [dispatch, ...macros].join('\n');
}

function maskText({ name, library }: MissingMacro): string {
  const [column, keep] = parametersOf(library, ['column', 'keep=1']);
  const count = keep === undefined ? '1' : `{{ ${keep.split('=')[0] ?? keep} }}`;
  const given = keep === undefined ? column : `${column}, ${keep}`;
  return (
    `{#- The first letters of a value; the rest becomes three stars. -#}\n` +
    `{% macro ${name}(${given}) -%}\n    substr({{ ${column} }}, 1, ${count}) || '***'\n{%- endmacro %}\n`
  );
}

/** As the library has them, where they are names with plain values. */
function parametersOf(
  library: LibraryMacro | undefined,
  usual: readonly [string, ...string[]],
): readonly [string, ...string[]] {
  const [first, ...rest] = library?.parameters ?? [];
  if (first === undefined || ![first, ...rest].every(isParameter)) return usual;
  return [first, ...rest];
}

function isParameter(text: string): boolean {
  return /^[A-Za-z_]\w*(?:=\d+)?$/.test(text);
}
