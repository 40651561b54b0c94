import type { ExportedLineage, ExportedTable } from './exported-lineage.ts';

const PRODUCER = 'https://github.com/dataengos/dataengos-vscode';
const SPEC = 'https://openlineage.io/spec';
const EVENT = `${SPEC}/2-0-2/OpenLineage.json#/$defs`;
/** Where nobody says to which system or domain a table belongs. */
const DEFAULT_NAMESPACE = 'default';

export interface OpenLineageOptions {
  /** When the lineage was as it is written: ISO 8601, in UTC. */
  readonly time: string;
  readonly producer?: string;
}

interface DatasetName {
  readonly namespace: string;
  readonly name: string;
}

interface Dataset extends DatasetName {
  readonly facets: Readonly<Record<string, Facet>>;
}

type Facet = Readonly<Record<string, unknown>>;

/** What OpenLineage calls events of design: no run has taken place. */
export interface OpenLineageEvent {
  readonly eventTime: string;
  readonly producer: string;
  readonly schemaURL: string;
  readonly job?: DatasetName & { readonly facets: object };
  readonly inputs?: readonly DatasetName[];
  readonly outputs?: readonly Dataset[];
  readonly dataset?: Dataset;
}

/**
 * One event for each table: of the job that makes it where something flows into it, else of the dataset alone. The
 * namespace is the system or domain.
 */
export function lineageOpenLineage(
  { tables, edges }: ExportedLineage,
  { time, producer = PRODUCER }: OpenLineageOptions,
): readonly OpenLineageEvent[] {
  const names = datasetNames(tables);
  const inputs = new Map<string, DatasetName[]>();
  for (const { from, to, kind } of edges) {
    const name = names.get(from);
    if (kind !== 'flow' || name === undefined) continue;
    inputs.set(to, [...(inputs.get(to) ?? []), name]);
  }
  const event = (type: string): Pick<OpenLineageEvent, 'eventTime' | 'producer' | 'schemaURL'> => ({
    ...{ eventTime: time, producer, schemaURL: `${EVENT}/${type}` },
  });
  return tables.map((table): OpenLineageEvent => {
    const from = inputs.get(table.id);
    const name = names.get(table.id) ?? nameOf(table);
    const dataset = { ...name, facets: facetsOf(table, names, producer) };
    if (from === undefined) return { ...event('DatasetEvent'), dataset };
    const job = { ...name, facets: {} };
    return { ...event('JobEvent'), job, inputs: from, outputs: [dataset] };
  });
}

/** By the ids of the tables. Of several with one name in a namespace only the first has it: the others have their ids. */
function datasetNames(tables: readonly ExportedTable[]): ReadonlyMap<string, DatasetName> {
  const taken = new Set<string>();
  return new Map(
    tables.map((table) => {
      const wanted = nameOf(table);
      const key = JSON.stringify(wanted);
      const isTaken = taken.has(key);
      taken.add(key);
      return [table.id, isTaken ? { ...wanted, name: table.id } : wanted];
    }),
  );
}

function nameOf({ name, kind, system, domain }: ExportedTable): DatasetName {
  const home = kind === 'source' ? (system ?? domain) : domain;
  return { namespace: home ?? DEFAULT_NAMESPACE, name };
}

function facetsOf(
  { columns, description, owner }: ExportedTable,
  names: ReadonlyMap<string, DatasetName>,
  producer: string,
): Dataset['facets'] {
  const facet = (name: string, version: string, content: object): Facet => ({
    ...{ _producer: producer, _schemaURL: `${SPEC}/facets/${version}/${name}.json#/$defs/${name}` },
    ...content,
  });
  const fields = columns.map(({ name, type }) => ({ name, ...(type !== undefined && { type }) }));
  const made = columns.flatMap(({ name, from }) => {
    const inputFields = from.flatMap(({ table, column, kind }) => {
      const input = names.get(table);
      return input === undefined || kind === 'reference' ? [] : [{ ...input, field: column }];
    });
    return inputFields.length === 0 ? [] : [[name, { inputFields }] as const];
  });
  return {
    ...(description !== undefined && {
      documentation: facet('DocumentationDatasetFacet', '1-0-1', { description }),
    }),
    ...(owner !== undefined && {
      ownership: facet('OwnershipDatasetFacet', '1-0-1', { owners: [{ name: owner }] }),
    }),
    ...(fields.length > 0 && { schema: facet('SchemaDatasetFacet', '1-1-1', { fields }) }),
    ...(made.length > 0 && {
      columnLineage: facet('ColumnLineageDatasetFacet', '1-2-0', {
        fields: Object.fromEntries(made),
      }),
    }),
  };
}
