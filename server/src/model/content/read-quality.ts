import type { OperatorContent, OperatorName, QualityContent } from './contract-content.ts';
import type { MapReader } from './map-reader.ts';

const operatorNames: readonly OperatorName[] = [
  'mustBe',
  'mustNotBe',
  'mustBeGreaterThan',
  'mustBeGreaterOrEqualTo',
  'mustBeLessThan',
  'mustBeLessOrEqualTo',
  'mustBeBetween',
  'mustNotBeBetween',
];

/** What ODCS before 3.1 calls the metrics of today. */
const earlier: Readonly<Record<string, string>> = {
  nullCheck: 'nullValues',
  duplicateCount: 'duplicateValues',
  validValues: 'invalidValues',
  rowCount: 'rowCount',
};

/** Reads an entry of `quality`. */
export function readQuality(map: MapReader): QualityContent {
  const rule = map.text('rule');
  return {
    name: map.text('name'),
    description: map.text('description'),
    type: typeOf(map),
    metric: map.text('metric') ?? (rule === undefined ? undefined : (earlier[rule] ?? rule)),
    arguments: argumentsOf(map),
    operators: operatorNames.flatMap((name): OperatorContent[] => {
      const value = map.plain(name);
      return value === undefined ? [] : [{ name, value }];
    }),
    unit: map.text('unit') ?? 'rows',
    severity: map.text('severity'),
    dimension: map.text('dimension'),
    businessImpact: map.text('businessImpact'),
    query: map.text('query'),
    engine: map.text('engine'),
    implementation: map.plain('implementation'),
    tags: map.texts('tags'),
    at: map.at,
  };
}

function typeOf(map: MapReader): QualityContent['type'] {
  const type = map.text('type');
  return type === 'sql' || type === 'text' || type === 'custom' ? type : 'library';
}

/** ODCS before 3.1 wrote the values beside the rule. */
function argumentsOf(map: MapReader): Readonly<Record<string, unknown>> {
  const own = map.record('arguments');
  const validValues = own.validValues ?? map.plain('validValues');
  return validValues === undefined ? own : { ...own, validValues };
}
