import type { ObjectContent, PropertyContent } from '../../../model/content/contract-content.ts';
import type { WorkspaceContract } from '../../../model/content/workspace-contract.ts';

/** A relation of a dbt project that has to keep what an object of a contract says. */
export interface TestedTable {
  readonly contract: WorkspaceContract;
  readonly object: ObjectContent;
  readonly kind: 'source' | 'model';
  /** In `ref()` or as the second one of `source()`. */
  readonly name: string;
  /** The first one of `source()`. */
  readonly source?: string;
  /** The name of a property's column in the relation. */
  columnOf(property: PropertyContent): string;
  /** `ref('x')` or `source('a', 'b')` of another object; undefined when the project has none for it. */
  relationOf(contract: WorkspaceContract, object: ObjectContent): string | undefined;
}
