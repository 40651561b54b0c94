import { list, pair, teamLines, type ContractSeed } from './contract-seed.ts';

/** The product around its contract, in the Open Data Product Standard; `id` is its own. */
export function productDescriptor(
  seed: ContractSeed,
  { id, tags }: { readonly id: string; readonly tags: readonly string[] },
): string {
  const lines = [
    '# The product around the contract: what it reads, what it hands out, who runs it.',
    'apiVersion: v1.0.0',
    'kind: DataProduct',
    pair('id', id),
    pair('name', seed.name),
    'version: 0.1.0',
    'status: draft',
    ...(seed.domain === undefined ? [] : [pair('domain', seed.domain)]),
    'description:',
    '  purpose: Answers the questions of its canvas.',
    ...list('tags', tags),
    '',
    'outputPorts:',
    `  - ${pair('name', seed.name)}`,
    '    type: tables',
    '    version: 0.1.0',
    `    ${pair('contractId', seed.id)}`,
    '',
    ...teamLines(seed).map((line) => line.replace('role: Owner', 'role: owner')),
  ];
  return `${lines.join('\n')}\n`;
}
