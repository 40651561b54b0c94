import type { YamlRecord } from '../../../generate/dbt/yaml/yaml-text.ts';
import type { PropertyContent } from '../../../model/content/contract-content.ts';

/** Checks of a source that hold for a copy of the column, too: which values it may have. */
export function copiedChecks({ name, quality }: PropertyContent): readonly YamlRecord[] {
  return quality.flatMap((check): readonly YamlRecord[] => {
    const { validValues } = check.arguments;
    if (check.metric !== 'invalidValues' || !Array.isArray(validValues)) return [];
    return [
      {
        name: check.name ?? `known_${name}`,
        metric: 'invalidValues',
        arguments: { validValues },
        mustBe: 0,
        dimension: 'conformity',
        severity: 'error',
      },
    ];
  });
}

/** Domains whose numbers people account for. */
const FINANCE =
  /financ|finan[cç]as?|accounting|treasury|controlling|ledger|billing|revenue|tax(?:es)?$|contab|tesour|fatur|receita/i;

export function isFinance(domain: string): boolean {
  return FINANCE.test(domain);
}

/** What a table of a product is checked for. */
export function tableChecks({
  keys,
  time,
  isStrict,
  latency,
}: {
  readonly keys: readonly string[];
  /** The column that says when a row was written. */
  readonly time: string;
  readonly isStrict: boolean;
  /** As people say it: `24 h`. */
  readonly latency: string;
}): readonly YamlRecord[] {
  const usual = { severity: 'error' };
  return [
    {
      name: 'has_rows',
      metric: 'rowCount',
      description: 'An empty table means that a run went wrong.',
      mustBeGreaterThan: 0,
      dimension: 'completeness',
      ...usual,
    },
    ...(keys.length > 1 || isStrict
      ? [
          {
            name: `one_row_per_${keys.join('_and_')}`.slice(0, MAX_NAME),
            metric: 'duplicateValues',
            arguments: { properties: keys },
            mustBe: 0,
            dimension: 'uniqueness',
            ...usual,
          },
        ]
      : []),
    ...(isStrict
      ? [
          {
            name: 'is_fresh',
            type: 'text',
            description: `The newest \`${time}\` is at most ${latency} old, as the service level "latency" says.`,
            dimension: 'timeliness',
            ...usual,
          },
        ]
      : []),
  ];
}

const MAX_NAME = 120;
