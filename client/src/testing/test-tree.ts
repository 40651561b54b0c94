import type { SampleTests, ViewTest } from '../../../server/src/hosts/lsp/protocol.ts';

/** A contract in the Test Explorer: its objects, and the tests of each. */
export interface ContractEntry {
  readonly id: string;
  readonly label: string;
  readonly uri: string;
  readonly objects: readonly ObjectEntry[];
}

export interface ObjectEntry {
  readonly id: string;
  readonly label: string;
  readonly tests: readonly ViewTest[];
}

/** Tests by contract and object, in the order in which they come. */
export function testTree({ tests }: Pick<SampleTests, 'tests'>): readonly ContractEntry[] {
  const contracts = new Map<string, Map<string, ViewTest[]>>();
  for (const test of tests) {
    const key = JSON.stringify([test.uri, test.contract]);
    const objects = contracts.get(key) ?? new Map<string, ViewTest[]>();
    contracts.set(key, objects);
    objects.set(test.object, [...(objects.get(test.object) ?? []), test]);
  }
  return Array.from(contracts, ([key, objects]): ContractEntry => {
    const [uri = '', label = ''] = JSON.parse(key) as string[];
    return {
      ...{ id: key, label, uri },
      objects: Array.from(objects, ([name, own]) => ({
        id: JSON.stringify([uri, label, name]),
        label: name,
        tests: own,
      })),
    };
  });
}

/** What a test is called below its object: the property goes before, unless the label names it. */
export function testLabel({ label, property }: ViewTest): string {
  return property === undefined || label.includes(property) ? label : `${property}: ${label}`;
}
