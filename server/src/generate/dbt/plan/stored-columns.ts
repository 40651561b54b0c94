import type { ObjectContent, PropertyContent } from '../../../model/content/contract-content.ts';
import type { WorkspaceContract } from '../../../model/content/workspace-contract.ts';
import type { Adapter, DbtInput } from '../dbt-input.ts';
import { typeName, sqlType, type SqlType } from '../types/sql-type.ts';
import { physicalColumnType } from '../types/physical-type.ts';
import { treatmentOf, type Treatment } from './treatment.ts';

/** A column of a model. */
export interface StoredColumn {
  readonly property: PropertyContent;
  /** In the model. */
  readonly name: string;
  /** In the source: what the database calls it. */
  readonly physical: string;
  readonly type: SqlType;
  /** Only in staging models. */
  readonly treatment: (Treatment & { readonly kind: 'macro' }) | undefined;
}

/** A property that has no column, and why. */
export interface LeftOut {
  readonly property: PropertyContent;
  readonly reason: string | undefined;
}

export interface StoredColumns {
  readonly columns: readonly StoredColumn[];
  readonly leftOut: readonly LeftOut[];
}

/** Measures, and dimensions that are worked out of other columns, are asked for and never stored. */
export function isStored({
  semanticType,
  transformLogic,
  transformSourceObjects,
}: PropertyContent): boolean {
  if (semanticType === 'measure') return false;
  if (semanticType !== 'dimension') return true;
  return transformLogic === undefined || transformSourceObjects.length > 0;
}

/** The columns of the model of an object, in the order of the contract. `staged`: sensitive values are treated. */
export function storedColumns(
  { adapter, existing }: DbtInput,
  contract: WorkspaceContract,
  object: ObjectContent,
  staged: boolean,
): StoredColumns {
  const columns: StoredColumn[] = [];
  const leftOut: LeftOut[] = [];
  const stored = object.properties.filter(isStored);
  const taken = new Set(stored.map(({ name }) => name.toLowerCase()));
  const done = new Set<string>();
  for (const property of stored) {
    if (done.has(property.name.toLowerCase())) {
      leftOut.push({ property, reason: 'The object has another property of that name.' });
      continue;
    }
    done.add(property.name.toLowerCase());
    const treatment = staged ? treatmentOf(property, contract, existing.macros) : undefined;
    if (treatment?.kind === 'drop') {
      leftOut.push({ property, reason: treatment.why });
      continue;
    }
    columns.push({
      property,
      name:
        treatment === undefined ? property.name : treatedName(property.name, treatment.name, taken),
      physical: property.physicalName ?? property.name,
      type:
        treatment === undefined
          ? sqlType(adapter, property, contract)
          : treatedType(adapter, treatment),
      treatment,
    });
  }
  return { columns, leftOut };
}

const endings: ReadonlyMap<string, string> = new Map([
  ['hash', '_hash'],
  ['tokenize', '_token'],
]);

/** A hash of an address is no address: its name says so. */
function treatedName(name: string, treatment: string, taken: Set<string>): string {
  const ending = endings.get(treatment);
  if (ending === undefined || name.toLowerCase().endsWith(ending)) return name;
  const made = `${name}${ending}`;
  const free = taken.has(made.toLowerCase()) ? `${name}_treated` : made;
  taken.add(free.toLowerCase());
  return free;
}

function treatedType(adapter: Adapter, { name, returns }: Treatment & { kind: 'macro' }): SqlType {
  const type = returns === undefined ? undefined : physicalColumnType(returns);
  if (type !== undefined) return typeName(adapter, type);
  return typeName(
    adapter,
    name === 'hash' ? { kind: 'string', length: 64, fixed: true } : { kind: 'string' },
  );
}
