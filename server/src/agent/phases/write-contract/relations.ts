import { relativePathOf } from './relative-path-of.ts';
import type { WorkspaceContract } from '../../../model/content/workspace-contract.ts';
import type { PropertyContent } from '../../../model/content/contract-content.ts';
import { keyOf } from './joins.ts';
import { isPlain, type SourceTable } from './source-tables.ts';

/** In a path of ids an id stands as it is. */
const ID = /^[\w-]+$/;

/**
 * Where a key of a product leads: to the product whose table has it as its whole key. What a source would say of it is
 * for staging to check. Undefined where no product has it, or its table or column has no id to go by.
 */
export function relationOf(
  name: string,
  source: PropertyContent,
  from: string,
  products: readonly WorkspaceContract[],
): string | undefined {
  for (const contract of products) {
    if (contract.path === from) continue;
    for (const object of contract.content.objects) {
      const table: SourceTable = { contract, object, reads: object.name };
      const [key, ...others] = keyOf(table);
      if (key?.name !== name || others.length > 0 || key.logicalType !== source.logicalType)
        continue;
      if (!key.primaryKey || !isPlain(object.name)) continue;
      const ids = [object.id, key.id];
      if (ids.some((id) => id === undefined || !ID.test(id))) continue;
      const file = relativePathOf(from, contract.path);
      if (!/^[\p{L}\p{N}_./-]+$/u.test(file)) continue;
      return `${file}#/schema/${ids.join('/properties/')}`;
    }
  }
  return undefined;
}
