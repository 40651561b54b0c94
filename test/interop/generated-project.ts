import type { WorkspaceContract } from '../../server/src/model/content/workspace-contract.ts';
import { generateDbt } from '../../server/src/generate/dbt/generate-dbt.ts';
import type { Adapter, DbtInput } from '../../server/src/generate/dbt/dbt-input.ts';
import type { Unexpressed } from '../../server/src/generate/generated-file.ts';
import { workspaceContents } from '../../server/src/operations/workspace-contents.ts';
import { addFiles } from '../server/hosts/temp-folder.ts';
import { memoryContext } from '../server/operations/memory-source.ts';

/** A project that was made of contracts alone, on disk. */
export interface GeneratedProject {
  readonly contracts: readonly WorkspaceContract[];
  readonly unexpressed: readonly Unexpressed[];
}

/** Makes a dbt project in a folder. `contracts`: texts by path; nothing else is in the workspace. */
export async function generateProject(
  folder: string,
  contracts: Readonly<Record<string, string>>,
  { adapter, ...more }: { readonly adapter: Adapter } & Partial<DbtInput>,
): Promise<GeneratedProject> {
  const contents = await workspaceContents(memoryContext(contracts));
  const { files, unexpressed } = generateDbt({
    adapter,
    projectName: 'interop',
    contracts: contents.contracts,
    wanted: new Set(contents.contracts),
    existing: { models: new Map(), sources: new Map(), tables: new Set(), macros: new Set() },
    upstream: new Map(),
    samples: new Map(),
    options: { enforceContracts: false, packages: false, unitTests: false },
    ...more,
  });
  addFiles(folder, Object.fromEntries(files.map(({ path, text }) => [path, text])));
  return { contracts: contents.contracts, unexpressed };
}
