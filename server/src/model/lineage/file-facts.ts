import { decodeUriPart } from '../../base/decode-uri-part.ts';
import { isOfDatabase, tableParts } from '../dbt/database-tables.ts';
import type { DbtModel, Relation } from '../dbt/dbt-model.ts';
import type { AssetFile, GovernedFile, ManifestFile, TopologyFile } from '../governed-file.ts';
import { START, type Place } from '../place.ts';
import { isTopology } from './is-topology.ts';
import { noFacts, type LineageFacts, type ReadFact, type TableName } from './lineage-facts.ts';

/** What a file that is no contract says. */
export function fileFacts(uri: string, file: GovernedFile): LineageFacts {
  switch (file.kind) {
    case 'dbt-model':
    case 'dbt-snapshot':
      return file.model.disabled ? noFacts : modelFacts(file.model);
    case 'dbt-properties':
      return {
        ...noFacts,
        described: file.models.map(({ name }) => name),
        sources: file.tables.map(({ source, schema, name: { text, place }, identifier }) => ({
          ...{ source, schema, table: text, identifier, witness: 'dbt', place },
        })),
      };
    case 'topology':
      return isTopology(uri) ? topologyFacts(uri, file) : noFacts;
    case 'dbt-manifest':
      return manifestFacts(file);
    case 'asset':
      return assetFacts(uri, file);
    case 'dbt-project':
      return { ...noFacts, project: file.name };
    case 'policy':
    case 'canvas':
    case 'tiering':
    case 'macro-library':
    case 'instructions':
      return noFacts;
  }
}

/** The folder below `pipelines` names the domain: `specs/pipelines/finance/`. */
function domainOf(uri: string): string | undefined {
  const folder = /\/pipelines\/([^/]+)\//.exec(`/${uri}`)?.[1];
  return folder === undefined || folder === 'assets' ? undefined : decodeUriPart(folder);
}

function modelFacts({ name, refs, sources, tables }: DbtModel): LineageFacts {
  const reader: TableName = { by: 'model', name };
  const read = (relation: Relation, place: Place): ReadFact => ({
    ...{ witness: 'dbt', kind: 'flow', reader, read: relationName(relation), place },
  });
  const reads = [
    ...refs.map(({ text, place, package: of }) =>
      read({ kind: 'ref', name: text, ...(of !== undefined && { package: of }) }, place),
    ),
    ...sources.map(({ source, table }) =>
      read({ kind: 'source', source: source.text, table: table.text }, table.place),
    ),
    ...tables
      .filter(({ text }) => !isOfDatabase(text))
      .map(({ text, place }) => read({ kind: 'table', name: text }, place)),
  ];
  return { ...noFacts, made: [{ name, kind: 'model', witness: 'dbt', place: START }], reads };
}

function manifestFacts({ nodes, sources }: ManifestFile): LineageFacts {
  const names = new Map<string, TableName>();
  for (const { id, name, kind } of nodes)
    if (kind === 'model') names.set(id, { by: 'model', name });
  for (const { id, source, table } of sources) names.set(id, { by: 'source', source, table });
  return {
    ...noFacts,
    made: nodes.map(({ name, kind, place }) => ({ name, kind, witness: 'manifest', place })),
    sources: sources.map(({ source, schema, table, identifier, place }) => ({
      ...{ source, schema, table, identifier, witness: 'manifest', place },
    })),
    reads: nodes.flatMap(({ name, kind, place, dependsOn }) => {
      const reader: TableName = { by: 'model', name, isExposure: kind === 'exposure' };
      return dependsOn.flatMap((id): readonly ReadFact[] => {
        const read = names.get(id);
        return read === undefined
          ? []
          : [{ witness: 'manifest', kind: 'flow', reader, read, place }];
      });
    }),
  };
}

function topologyFacts(uri: string, { nodes, edges }: TopologyFile): LineageFacts {
  const within = new Map(nodes.map((node) => [node.name.text, node.within]));
  const named = (text: string): TableName => flowchartName(uri, text, within.get(text));
  return {
    ...noFacts,
    shown: nodes.map(({ name, within: titles }) => ({
      ...{ place: name.place, as: flowchartName(uri, name.text, titles) },
    })),
    reads: edges.map(({ from, to }) => ({
      ...{ witness: 'topology', kind: 'flow', reader: named(to.text), read: named(from.text) },
      place: from.place,
    })),
  };
}

function assetFacts(uri: string, { name, layer, contract, inputs }: AssetFile): LineageFacts {
  const own = contract?.text;
  const reader = assetName(uri, name.text, own);
  return {
    ...noFacts,
    assets: [{ name, layer: layer?.text, domain: domainOf(uri), contract: own }],
    reads: inputs.map(({ text, place }) => ({
      ...{ witness: 'asset', kind: 'flow', reader, read: assetName(uri, text), place },
    })),
  };
}
/** A name in a flowchart. `within`: the titles of the frames around it. */
export function flowchartName(
  uri: string,
  text: string,
  within: readonly string[] = [],
): TableName {
  return { by: 'name', parts: text.split('.'), hints: [...within, ...hintsOf(uri)] };
}

/** A name in the file of an asset; `contract`: path of the one that promises the table. */
export function assetName(uri: string, text: string, contract?: string): TableName {
  return { by: 'name', parts: text.split('.'), hints: hintsOf(uri), contract };
}

function hintsOf(uri: string): readonly string[] {
  const domain = domainOf(uri);
  return domain === undefined ? [] : [domain];
}

/** What SQL reads, as the name of a table. */
export function relationName(relation: Relation): TableName {
  switch (relation.kind) {
    case 'ref':
      return { by: 'model', name: relation.name, package: relation.package };
    case 'source':
      return { by: 'source', source: relation.source, table: relation.table };
    case 'table':
      return { by: 'name', parts: tableParts(relation.name), hints: [] };
  }
}
