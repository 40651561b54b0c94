import type { ContractContent, ObjectContent } from '../../model/content/contract-content.ts';
import type { WorkspaceContract } from '../../model/content/workspace-contract.ts';

const LAST = 1e9;

/** What every index begins to say of itself. */
export const GENERATED = 'Index of the contracts. Generated';

const COMMENT = `${GENERATED}, do not edit: an agent reads this file first and asks for a whole contract only when it needs one.`;

/** What the index says of a contract. */
type Listed = Pick<WorkspaceContract, 'path' | 'document' | 'content' | 'isSource' | 'isProduct'>;

/**
 * The index of the contracts of a workspace folder as JSON text: what each is called, what it is for, which tables and
 * columns it has. Paths of the contracts are relative to the folder. Sources come first, data products last, each in the
 * order of their paths; the same contracts always give the same text.
 */
export function contractsManifest(contracts: Iterable<Listed>): string {
  const sorted = [...contracts].sort(
    (a, b) => rankOf(a) - rankOf(b) || compare(a.path, b.path) || a.document - b.document,
  );
  const index = { comment: COMMENT, contracts: sorted.map(entryOf) };
  return `${JSON.stringify(index, undefined, 2)}\n`;
}

function entryOf(contract: Listed): object {
  const { path, content } = contract;
  return {
    name: content.name,
    id: content.id,
    version: content.version,
    status: content.status,
    apiVersion: `v${content.standard}`,
    kind: kindOf(contract),
    domain: content.domain,
    path,
    purpose: content.description.purpose,
    owner: ownerOf(content),
    objects: content.objects.map(objectOf),
  };
}

function objectOf({ name, properties }: ObjectContent): object {
  const key = properties
    .map((property, at) => ({ property, at }))
    .filter(({ property }) => property.primaryKey)
    .sort(
      (a, b) =>
        (a.property.primaryKeyPosition ?? LAST) - (b.property.primaryKeyPosition ?? LAST) ||
        a.at - b.at,
    )
    .map(({ property }) => property.name);
  return { name, primaryKey: key, properties: properties.map((one) => one.name) };
}

function kindOf({ isSource, isProduct }: Listed): 'source' | 'data-product' | 'other' {
  return isSource ? 'source' : isProduct ? 'data-product' : 'other';
}

function rankOf(contract: Listed): number {
  return ['source', 'other', 'data-product'].indexOf(kindOf(contract));
}

function ownerOf({ team }: ContractContent): string | undefined {
  return team?.name;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
