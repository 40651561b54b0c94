import type { SourceFile as GivenFile } from '../analysis/ports.ts';
import { SourceFile } from '../analysis/source-file.ts';
import type { SymbolIndex } from '../analysis/symbol-index.ts';
import { bindFile } from '../model/bound-document.ts';
import { readContent } from '../model/content/read-content.ts';
import type { WorkspaceContract } from '../model/content/workspace-contract.ts';
import { isConsumerAligned, isSource } from '../model/governance/alignment.ts';
import { systemOf } from '../model/lineage/systems.ts';
import type { FailedFile } from './failed-file.ts';
import type { OperationContext } from './operation.ts';
import { policyIndex, sourceOf } from './policy-index.ts';

/** The contracts of a workspace with what they say. */
export interface WorkspaceContents {
  /** In the order of their paths. */
  readonly contracts: readonly WorkspaceContract[];
  /** Policies, contracts and everything that policies hold for: dbt, topologies, assets. */
  readonly index: SymbolIndex;
  /** Files that could not be read, so that something may be missing. */
  readonly notRead: readonly FailedFile[];
  /** Texts of the files that hold contracts, by path. */
  readonly texts: ReadonlyMap<string, string>;
}

/**
 * Reads all contracts of the workspace. Without `governed` the index has no more than them and policies: to read the queries
 * of all models takes longer than all the rest.
 */
export async function workspaceContents(
  context: OperationContext,
  { governed = true }: { readonly governed?: boolean } = {},
): Promise<WorkspaceContents> {
  const { files, token, giveWay } = context;
  const index = await policyIndex(context, undefined);
  const notRead: FailedFile[] = [];
  const found: { readonly path: string; readonly file: SourceFile }[] = [];
  const take = (given: GivenFile): void => {
    if (given.kind === 'unread') {
      notRead.push({ path: given.path, reason: given.reason });
      return;
    }
    if (given.onlyGoverned === true && !governed) return;
    const file = sourceOf(given);
    index.put(file);
    if (given.onlyGoverned !== true) found.push({ path: given.path, file });
  };
  for await (const given of files.find(undefined, true)) {
    if (token.isCancellationRequested) break;
    take(given);
    await giveWay?.();
  }
  for await (const given of files.around(undefined, true)) {
    if (token.isCancellationRequested) break;
    take(given);
    await giveWay?.();
  }
  const contracts: WorkspaceContract[] = [];
  const texts = new Map<string, string>();
  for (const { path, file } of found) {
    const own = contractsOf(path, file, index, context);
    if (own.length > 0) texts.set(path, file.text);
    contracts.push(...own);
    await giveWay?.();
  }
  return { contracts, index, notRead, texts };
}

/** The contracts that one file holds. */
export function contractsOf(
  path: string,
  file: SourceFile,
  index: SymbolIndex,
  { engine }: Pick<OperationContext, 'engine'>,
): readonly WorkspaceContract[] {
  const records = index.records(path) ?? [];
  const bound = bindFile(file.tree, engine.spec, file.assumed);
  return bound.flatMap((one, document): WorkspaceContract[] => {
    const content = readContent(one.document, one.contract);
    const record = records[document];
    if (content === undefined || record === undefined) return [];
    return [
      {
        ...{ path, document, content },
        isSource: isSource(path, record),
        isProduct: !isSource(path, record) && isConsumerAligned(path, record),
        system: isSource(path, record) ? systemOf(path) : undefined,
        policies: index.policies(path, content.domain),
        guessed: one.guessed,
      },
    ];
  });
}
