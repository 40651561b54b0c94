import type { NameRule, NamingPolicy } from '../../model/governance/naming-policy.ts';
import type { PolicyRow, PolicySection } from './policy-rows.ts';
import { exceptionRows, onOneLine, orPresent, stated } from './policy-rows.ts';

export function namingSections(policy: NamingPolicy | undefined): readonly PolicySection[] {
  if (policy === undefined) return [];
  const { layers, columns, casing, maxLength, exceptions } = policy;
  return [
    {
      id: 'layers',
      rows: [...layers.values()].flatMap((rule) =>
        nameRule(rule, stated(rule.key, 'materialization', rule.materialization)),
      ),
    },
    {
      id: 'column-rules',
      rows: [...columns.values()].flatMap((rule) =>
        nameRule(rule, stated(rule.key, 'timezone', rule.timezone)),
      ),
    },
    {
      id: 'casing',
      rows: [
        ...stated('tables', '', casing.tables),
        ...stated('columns', '', casing.columns),
        ...stated('sql_constants', '', casing.sqlConstants),
      ],
    },
    {
      id: 'lengths',
      rows: [
        ...stated('tables', 'max_length', maxLength.tables),
        ...stated('columns', 'max_length', maxLength.columns),
      ],
    },
    { id: 'reserved-words', rows: onOneLine(policy.reservedWords) },
    { id: 'abbreviations', rows: abbreviations(policy) },
    { id: 'naming-exceptions', rows: exceptions.flatMap((one) => exceptionRows(one, one.rules)) },
  ];
}

function nameRule(rule: NameRule, more: readonly PolicyRow[]): readonly PolicyRow[] {
  const { key } = rule;
  return orPresent(key, rule.at, [
    ...stated(key, 'prefix', rule.prefixes),
    ...stated(key, 'suffix', rule.suffixes),
    ...stated(key, 'pattern', rule.pattern),
    ...stated(key, 'casing', rule.casing),
    ...stated(key, 'max_length', rule.maxLength),
    ...stated(key, 'example', rule.example),
    ...more,
  ]);
}

function abbreviations(policy: NamingPolicy): readonly PolicyRow[] {
  return [
    ...onOneLine(policy.allowedAbbreviations ?? []),
    ...[...policy.writtenOut].flatMap(([short, long]) => stated(short, '', long)),
  ];
}
