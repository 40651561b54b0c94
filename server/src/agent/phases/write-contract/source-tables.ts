import { mostSimilar } from '../../../base/similar.ts';
import type { ObjectContent } from '../../../model/content/contract-content.ts';
import type { WorkspaceContract } from '../../../model/content/workspace-contract.ts';
import type { Policies } from '../../../model/governance/policies.ts';
import { quoted } from '../name-problem.ts';
import { saying, type Sentence } from '../../sentence.ts';

/** A table that a product can be made of. */
export interface SourceTable {
  readonly contract: WorkspaceContract;
  readonly object: ObjectContent;
  /** As the SQL of the product reads it: `stg_charges` for what a system delivers as `charges`. */
  readonly reads: string;
}

/** Names that may stand in SQL and in a reference without quotes. */
const PLAIN = /^[\p{L}_][\p{L}\p{N}_$]*$/u;

export function isPlain(name: string): boolean {
  return name.length <= 128 && PLAIN.test(name);
}

/** The tables of a contract; those whose name cannot stand in a reference are left out. */
export function tablesOf(contract: WorkspaceContract, policies: Policies): readonly SourceTable[] {
  return contract.content.objects
    .filter(({ name }) => isPlain(name))
    .map((object) => ({ contract, object, reads: readingName(contract, object.name, policies) }));
}

/** Products are read as they are; what systems deliver is read behind its staging model, where the policy has that layer. */
function readingName({ isSource }: WorkspaceContract, name: string, { naming }: Policies): string {
  const prefix = naming?.layers.get('staging')?.prefixes?.value[0];
  return isSource && prefix !== undefined && !name.startsWith(prefix) ? `${prefix}${name}` : name;
}

export interface FoundTables {
  readonly tables: readonly SourceTable[];
  /** Sentences about names that mean nothing. */
  readonly problems: readonly Sentence[];
}

/** The tables that names mean: contracts, their objects, or both as `stripe_charges.charges`. In the order of the names. */
export function tablesNamed(
  names: readonly string[],
  contracts: readonly WorkspaceContract[],
  policies: Policies,
): FoundTables {
  const tables: SourceTable[] = [];
  const problems: Sentence[] = [];
  const all = contracts.flatMap((contract) => tablesOf(contract, policies));
  for (const name of names) {
    const found = [isOfContract, isWhole, isObject]
      .map((is) => all.filter((table) => is(table, name)))
      .find((some) => some.length > 0);
    if (found === undefined) problems.push(notThere(name, all));
    for (const table of found ?? []) if (!tables.includes(table)) tables.push(table);
  }
  return { tables, problems };
}

function isOfContract({ contract: { content } }: SourceTable, name: string): boolean {
  return content.name === name;
}

function isWhole({ contract: { content }, object }: SourceTable, name: string): boolean {
  return `${content.name ?? ''}.${object.name}` === name;
}

function isObject({ object, reads }: SourceTable, name: string): boolean {
  return object.name === name || reads === name;
}

function notThere(name: string, all: readonly SourceTable[]): Sentence {
  const known = new Set(all.flatMap(({ contract: { content } }) => content.name ?? []));
  const similar = mostSimilar(name, known);
  return [
    saying('No contract of the workspace is called {name}.', { name: quoted(name) }),
    similar === undefined ? '' : saying('Did you mean {name}?', { name: quoted(similar) }),
  ];
}
