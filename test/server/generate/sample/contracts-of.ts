import type { WorkspaceContract } from '../../../../server/src/model/content/workspace-contract.ts';
import { workspaceContents } from '../../../../server/src/operations/workspace-contents.ts';
import { memoryContext } from '../../operations/memory-source.ts';

/** The contracts of files whose `schema` is given as plain data, in the order of their paths. */
export async function contractsOf(
  files: Readonly<Record<string, readonly unknown[]>>,
): Promise<readonly WorkspaceContract[]> {
  const texts = Object.entries(files).map(([path, schema]): [string, string] => [
    path,
    JSON.stringify({
      apiVersion: 'v3.2.0',
      kind: 'DataContract',
      id: path,
      name: path.replace(/^.*\/|\.odcs\.yaml$/g, ''),
      version: '1.0.0',
      schema,
    }),
  ]);
  const { contracts } = await workspaceContents(memoryContext(Object.fromEntries(texts)));
  return contracts;
}
