import type {
  Adapter,
  DbtInput,
  DbtOptions,
} from '../../../../server/src/generate/dbt/dbt-input.ts';
import type { SampleTable } from '../../../../server/src/generate/sample-table.ts';
import type { WorkspaceContract } from '../../../../server/src/model/content/workspace-contract.ts';
import { workspaceContents } from '../../../../server/src/operations/workspace-contents.ts';
import { memoryContext } from '../../operations/memory-source.ts';

/** What may be other than usual. */
export interface Given {
  readonly adapter?: Adapter;
  /** Whether something is made for a contract; for all, when left out. */
  readonly wants?: (contract: WorkspaceContract) => boolean;
  readonly options?: Partial<DbtOptions>;
  readonly existing?: Partial<DbtInput['existing']>;
  readonly upstream?: Readonly<Record<string, readonly string[]>>;
  readonly samples?: ReadonlyMap<string, SampleTable>;
}

/** The input that a workspace of these files gives: path -> text. */
export async function workspaceInput(
  files: Readonly<Record<string, string>>,
  given: Given = {},
): Promise<DbtInput> {
  const { contracts } = await workspaceContents(memoryContext(files));
  return {
    adapter: given.adapter ?? 'duckdb',
    projectName: 'shop',
    contracts,
    wanted: new Set(contracts.filter(given.wants ?? (() => true))),
    existing: {
      models: new Map(),
      sources: new Map(),
      tables: new Set(),
      macros: new Set(),
      ...given.existing,
    },
    upstream: new Map(Object.entries(given.upstream ?? {})),
    samples: given.samples ?? new Map<string, SampleTable>(),
    options: { enforceContracts: false, packages: false, unitTests: false, ...given.options },
  };
}
