import {
  headLines,
  list,
  schemaLines,
  serverLines,
  teamLines,
  type ContractSeed,
} from './contract-seed.ts';

/** A contract of what a system delivers, with one object to begin with. */
export function sourceContract(seed: ContractSeed, system: string): string {
  const lines = [
    `# Source contract: what ${system} delivers. Add the columns that it really has.`,
    ...headLines(seed),
    'description:',
    `  purpose: What ${system} delivers as ${seed.object}.`,
    '  usage: Read by staging models only.',
    ...list('tags', seed.tags),
    ...serverLines(seed),
    '',
    ...schemaLines(seed, 'One row for each record of the system.'),
    '',
    'slaProperties:',
    '  - property: latency',
    '    value: 24',
    '    unit: h',
    `    element: ${seed.object}.${seed.time}`,
    '',
    ...teamLines(seed),
  ];
  return `${lines.join('\n')}\n`;
}
