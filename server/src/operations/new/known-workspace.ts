import { promisedByName } from '../../analysis/promised-by-name.ts';
import type { SymbolIndex } from '../../analysis/symbol-index.ts';
import { policyKinds, type StarterPolicy } from '../../generate/starter/policy-kind.ts';
import { DBT_PROJECT_FILE } from '../../model/dbt/dbt-file.ts';
import { markdownKindOf } from '../../spec/governance/markdown-kinds.ts';
import type { OperationContext } from '../operation.ts';
import { emptyIndex, sourceOf } from '../policy-index.ts';

/** What is there before something new is made. */
export interface KnownWorkspace {
  /** Holds the policies. */
  readonly index: SymbolIndex;
  /** Paths of contracts, policies and what they hold for. */
  readonly paths: readonly string[];
  /** Policies by their paths. */
  readonly policies: ReadonlyMap<string, StarterPolicy>;
  /** Paths of project files of dbt; none of those that dbt has downloaded. */
  readonly dbtProjects: readonly string[];
}

/** Reads the policies of the workspace, and sees which other files there are. */
export async function knownWorkspace(
  context: OperationContext,
  folder: string,
): Promise<KnownWorkspace> {
  const { files, token } = context;
  const index = emptyIndex(context);
  const paths = new Set<string>();
  const policies = new Map<string, StarterPolicy>();
  for await (const file of files.policies([folder])) {
    if (token.isCancellationRequested) break;
    paths.add(file.path);
    const kind = policyKindAt(file.path);
    if (kind !== undefined) policies.set(file.path, kind);
    if (file.kind === 'text') index.put(sourceOf(file));
  }
  for await (const { path } of files.find([folder], true)) {
    if (token.isCancellationRequested) break;
    paths.add(path);
  }
  const dbtProjects = [...paths].filter(
    (path) => path.split('/').at(-1) === DBT_PROJECT_FILE && !path.includes('dbt_packages/'),
  );
  return { index, paths: [...paths], policies, dbtProjects };
}

/** Which policy a file is by its path. */
function policyKindAt(path: string): StarterPolicy | undefined {
  const promised = promisedByName(path);
  const known = policyKinds.find((kind) => kind === promised);
  if (known !== undefined) return known;
  if (!/\.md$/i.test(path)) return undefined;
  const kind = markdownKindOf(path)?.id;
  return kind === 'tiering' ? kind : kind === 'macros' ? 'macro-library' : undefined;
}
