import type { SampleTable, SampleValue } from '../../generate/sample-table.ts';
import { sampleKey } from '../../generate/dbt/dbt-input.ts';
import { isStored } from '../../generate/dbt/plan/stored-columns.ts';
import type { ObjectContent, PropertyContent } from '../../model/content/contract-content.ts';
import type { WorkspaceContract } from '../../model/content/workspace-contract.ts';
import type { SampleFile, WorkspaceSamples } from '../sample-files.ts';

/** An object of a contract with its sample. */
export interface TestedObject {
  readonly contract: WorkspaceContract;
  readonly object: ObjectContent;
  readonly sample: SampleFile | undefined;
  /** Undefined of Parquet, and where there is none or it could not be read. */
  readonly table: SampleTable | undefined;
  /** Why the sample could not be read. */
  readonly unread: string | undefined;
  /** Tells apart tables in the database. */
  readonly index: number;
}

/** What the sample of an object holds, once its columns are known. */
export interface SampleColumns {
  /** Properties that the sample has a column for, with its place. */
  readonly present: ReadonlyMap<PropertyContent, number>;
  /** Properties without one. */
  readonly missing: readonly PropertyContent[];
  /** Columns that no property stands for. */
  readonly unknown: readonly string[];
}

/** All objects of the contracts, those without samples, too. */
export function testedObjects(
  contracts: readonly WorkspaceContract[],
  samples: WorkspaceSamples,
): readonly TestedObject[] {
  const reasons = new Map(samples.failed.map(({ path, reason }) => [path, reason]));
  return contracts
    .flatMap((contract) => {
      const seen = new Set<string>();
      return contract.content.objects.flatMap((object) => {
        if (seen.has(object.name)) return [];
        seen.add(object.name);
        return [{ contract, object }];
      });
    })
    .map(({ contract, object }, index): TestedObject => {
      const key = sampleKey(contract, object.name);
      const sample = samples.files.get(key);
      return {
        ...{ contract, object, sample, index },
        table: samples.tables.get(key),
        unread: sample && reasons.get(sample.path),
      };
    });
}

/** What a table of the database has. */
export function columnsOf({ properties }: ObjectContent): readonly PropertyContent[] {
  return properties.filter(isStored);
}

/** Samples name columns as the database does, or as the contract does. */
export function matchColumns(object: ObjectContent, columns: readonly string[]): SampleColumns {
  const exact = new Map<string, number>();
  const folded = new Map<string, number>();
  for (const [at, name] of columns.entries()) {
    if (!exact.has(name)) exact.set(name, at);
    if (!folded.has(name.toLowerCase())) folded.set(name.toLowerCase(), at);
  }
  const present = new Map<PropertyContent, number>();
  const missing: PropertyContent[] = [];
  const taken = new Set<number>();
  for (const property of columnsOf(object)) {
    const names = [property.physicalName, property.name].filter((name) => name !== undefined);
    const at = [
      ...names.map((name) => exact.get(name)),
      ...names.map((name) => folded.get(name.toLowerCase())),
    ].find((one) => one !== undefined && !taken.has(one));
    if (at === undefined) missing.push(property);
    else {
      present.set(property, at);
      taken.add(at);
    }
  }
  return { present, missing, unknown: columns.filter((_name, at) => !taken.has(at)) };
}

/** A cell as the text that a file would hold. */
export function cellText(value: SampleValue): string | null {
  if (value === null || typeof value === 'string') return value;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
