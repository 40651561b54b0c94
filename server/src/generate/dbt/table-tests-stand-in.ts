import type { ObjectContent, PropertyContent } from '../../model/content/contract-content.ts';
import type { WorkspaceContract } from '../../model/content/workspace-contract.ts';
import type { Adapter, DbtInput } from './dbt-input.ts';
import type { GeneratedFile } from '../generated-file.ts';
import type { DbtTest, TableTests } from './tests/dbt-test.ts';

/** A relation with what its tests need to know of it. */
export interface TestedTable {
  readonly contract: WorkspaceContract;
  readonly object: ObjectContent;
  readonly kind: 'source' | 'model';
  readonly name: string;
  readonly source?: string;
  columnOf(property: PropertyContent): string;
  relationOf(contract: WorkspaceContract, object: ObjectContent): string | undefined;
}

/** Whether columns are filled and unique; nothing else yet. */
export function tableTests(_input: DbtInput, { object, columnOf }: TestedTable): TableTests {
  const columns = new Map<string, readonly DbtTest[]>();
  const keys = object.properties.filter(({ primaryKey }) => primaryKey);
  for (const property of object.properties) {
    const tests: DbtTest[] = [];
    const test = (name: string): DbtTest => ({
      ...{ test: name, name: undefined, arguments: {}, config: {}, description: undefined },
      at: property.nameAt,
    });
    const isKey = property.primaryKey && keys.length === 1;
    if (property.unique || isKey) tests.push(test('unique'));
    if (property.required || property.primaryKey) tests.push(test('not_null'));
    columns.set(columnOf(property), tests);
  }
  return { columns, table: [], singular: [], unexpressed: [] };
}

export function testMacros(
  _adapter: Adapter,
  _used: ReadonlySet<string>,
): readonly GeneratedFile[] {
  return [];
}
