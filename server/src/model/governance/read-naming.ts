import type { LineIndex } from '../../base/line-index.ts';
import type { YamlDocument } from '../../syntax/yaml/file.ts';
import type {
  Casing,
  ColumnRule,
  LayerRule,
  NameCheck,
  NameRule,
  NamingException,
  NamingPolicy,
} from './naming-policy.ts';
import type { Origin, Stated } from './origin.ts';
import { readException } from './policy-exception.ts';
import { PolicyMap } from './policy-map.ts';

const casings: readonly Casing[] = [
  'snake_case',
  'UPPER_CASE',
  'camelCase',
  'PascalCase',
  'kebab-case',
];

export const nameChecks: readonly NameCheck[] = [
  'casing',
  'prefix',
  'suffix',
  'pattern',
  'length',
  'reserved',
  'abbreviation',
];

/** Reads `naming.json`; what is broken in it is left out. Undefined when its top level is no map. */
export function readNaming(
  document: YamlDocument,
  uri: string,
  lines: LineIndex,
): NamingPolicy | undefined {
  const root = PolicyMap.of(document, uri, lines);
  if (root === undefined) return undefined;
  const casing = root.map('casing');
  const lengths = root.map('max_length');
  const length = lengthOf(root, 'max_length');
  return {
    layers: rules(root.map('layers'), (rule, map): LayerRule => ({
      ...rule,
      materialization: map.text('materialization'),
    })),
    columns: rules(root.map('column_rules'), (rule, map): ColumnRule => ({
      ...rule,
      timezone: map.text('timezone'),
    })),
    materializations: root.list('materializations')?.value ?? [],
    casing: {
      tables: casing?.word('tables', casings),
      columns: casing?.word('columns', casings),
      sqlConstants: casing?.word('sql_constants', casings),
    },
    maxLength: {
      tables: length ?? lengthOf(lengths, 'tables'),
      columns: length ?? lengthOf(lengths, 'columns'),
    },
    reservedWords: words(root.texts('reserved_words')) ?? new Map<string, Origin>(),
    allowedAbbreviations: words(root.texts('abbreviations')),
    writtenOut: writtenOut(root.map('abbreviations')),
    exceptions: root.maps('exceptions').flatMap(exception),
  };
}

function rules<Rule extends NameRule>(
  map: PolicyMap | undefined,
  complete: (rule: NameRule, map: PolicyMap) => Rule,
): ReadonlyMap<string, Rule> {
  const found = new Map<string, Rule>();
  for (const { value: key, at } of map?.keys() ?? []) {
    const inner = map?.map(key);
    if (inner !== undefined) found.set(key, complete(nameRule(key, at, inner), inner));
  }
  return found;
}

function nameRule(key: string, at: Origin, map: PolicyMap): NameRule {
  return {
    key,
    at,
    prefixes: alternatives(map.list('prefix')),
    suffixes: alternatives(map.list('suffix')),
    pattern: map.pattern('pattern'),
    casing: map.word('casing', casings),
    maxLength: lengthOf(map, 'max_length'),
    example: map.text('example'),
  };
}

/** No name is shorter than one character: a smaller number is a mistake, and would find fault with all names. */
function lengthOf(map: PolicyMap | undefined, key: string): Stated<number> | undefined {
  const length = map?.number(key);
  return length !== undefined && length.value >= 1 ? length : undefined;
}

function alternatives(
  written: Stated<readonly string[]> | undefined,
): Stated<readonly string[]> | undefined {
  const value = written?.value.flatMap(splitAlternatives) ?? [];
  return written === undefined || value.length === 0 ? undefined : { ...written, value };
}

/** The beginnings or ends in `fct_|dim_`. */
export function splitAlternatives(text: string): readonly string[] {
  return text.split('|').flatMap((one) => (one.trim() === '' ? [] : [one.trim()]));
}

function words(texts: readonly Stated<string>[] | undefined): Map<string, Origin> | undefined {
  return texts && new Map(texts.map(({ value, at }) => [value.toLowerCase(), at]));
}

function writtenOut(map: PolicyMap | undefined): ReadonlyMap<string, Stated<string>> {
  const found = new Map<string, Stated<string>>();
  for (const { value: short } of map?.keys() ?? []) {
    const long = map?.text(short);
    if (long !== undefined) found.set(short.toLowerCase(), long);
  }
  return found;
}

function exception(map: PolicyMap): readonly NamingException[] {
  const read = readException(map);
  const lifted = map.list('rules')?.value;
  const rules = lifted && nameChecks.filter((check) => lifted.includes(check));
  return read === undefined ? [] : [{ ...read, rules }];
}
