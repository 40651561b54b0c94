import {
  headLines,
  list,
  pair,
  schemaLines,
  serverLines,
  teamLines,
  type ContractSeed,
} from './contract-seed.ts';

/** A contract of a data product, with what the gold tier asks for: an owner, a quality rule, a service level. */
export function productContract(seed: ContractSeed, canvas: string): string {
  const lines = [
    '# Data product: say in the canvas what it is for, and here what it holds.',
    ...headLines(seed),
    'description:',
    '  purpose: Answers the questions of its canvas.',
    ...list('tags', seed.tags),
    ...serverLines(seed),
    '',
    ...schemaLines(seed, 'One row for each key.'),
    '    quality:',
    '      - name: has_rows',
    '        metric: rowCount',
    '        description: An empty table means that a run went wrong.',
    '        mustBeGreaterThan: 0',
    '        dimension: completeness',
    '        severity: error',
    '',
    'slaProperties:',
    '  - property: latency',
    '    value: 24',
    '    unit: h',
    `    element: ${seed.object}.${seed.time}`,
    '  - property: frequency',
    '    value: 1',
    '    unit: d',
    `    element: ${seed.object}.${seed.time}`,
    '    scheduler: cron',
    '    schedule: "0 6 * * *"',
    '',
    ...teamLines(seed),
    '',
    'customProperties:',
    '  - property: canvas',
    `    ${pair('value', canvas)}`,
  ];
  return `${lines.join('\n')}\n`;
}
