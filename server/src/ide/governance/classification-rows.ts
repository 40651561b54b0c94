import type {
  ClassificationPolicy,
  ClassRule,
  DataClass,
  Treatment,
} from '../../model/governance/classification-policy.ts';
import type { PolicyRow, PolicySection } from './policy-rows.ts';
import { exceptionRows, listed, orPresent, said, stated } from './policy-rows.ts';

export function classificationSections(
  policy: ClassificationPolicy | undefined,
): readonly PolicySection[] {
  if (policy === undefined) return [];
  return [
    {
      id: 'levels',
      rows: policy.levels.map(({ name, description, at }) => ({
        name,
        field: '',
        value: description,
        at,
      })),
    },
    { id: 'classes', rows: [...policy.classes.values()].flatMap(dataClass) },
    { id: 'class-rules', rows: policy.rules.flatMap(classRule) },
    { id: 'treatments', rows: [...policy.treatments.values()].flatMap(treatment) },
    {
      id: 'classification-exceptions',
      rows: policy.exceptions.flatMap((one) => exceptionRows(one)),
    },
  ];
}

function dataClass(one: DataClass): readonly PolicyRow[] {
  const { name, at } = one;
  return orPresent(name, at, [
    ...said(name, 'description', one.description, at),
    ...stated(name, 'level', one.level),
    ...listed(name, 'regulations', one.regulations),
    ...stated(name, 'policy', one.policy),
    ...stated(name, 'macro', one.macro),
    ...stated(name, 'tag', one.tag),
    ...stated(name, 'retention', one.retention),
    ...said(name, 'reason', one.reason, at),
  ]);
}

/** In the order in which they are asked; one without a name is called by its class. */
function classRule(rule: ClassRule): readonly PolicyRow[] {
  const { at, match } = rule;
  const name = rule.name === '' ? rule.className.value : rule.name;
  return [
    ...stated(name, 'class', rule.className),
    ...said(name, 'match.logicalType', match.logicalTypes, at),
    ...said(name, 'match.format', match.formats, at),
    ...said(name, 'match.name', match.names, at),
    ...said(name, 'match.tag', match.tags, at),
    ...said(name, 'match.definition', match.definitions, at),
    ...stated(name, 'policy', rule.policy),
    ...stated(name, 'macro', rule.macro),
  ];
}

function treatment({ name, at, description, macro }: Treatment): readonly PolicyRow[] {
  return orPresent(name, at, [
    ...said(name, 'description', description, at),
    ...stated(name, 'macro', macro),
  ]);
}
