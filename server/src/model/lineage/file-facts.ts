import { decodeUriPart } from '../../base/decode-uri-part.ts';
import { isOfDatabase, tableParts } from '../dbt/database-tables.ts';
import type { DbtModel } from '../dbt/dbt-model.ts';
import {
  topologyIn,
  type AssetFile,
  type GovernedFile,
  type TopologyFile,
} from '../governed-file.ts';
import { START } from '../place.ts';
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
        sources: file.tables.map(({ source, name: { text, place }, identifier }) => ({
          ...{ source, table: text, identifier, witness: 'dbt', place },
        })),
      };
    case 'topology':
    case 'canvas':
    case 'tiering':
    case 'macro-library': {
      const topology = topologyIn(file);
      return topology === undefined || !isTopology(uri) ? noFacts : topologyFacts(uri, topology);
    }
    case 'asset':
      return assetFacts(uri, file);
    case 'dbt-project':
    case 'policy':
      return noFacts;
  }
}

/** Whether a flowchart shows how tables are made: others may picture anything. */
export function isTopology(uri: string): boolean {
  return (
    /(?:^|\/)(?:topology|lineage)[^/]*\.(?:mermaid|mmd)$/i.test(uri) ||
    /\/pipelines\//i.test(`/${uri}`)
  );
}

/** The folder below `pipelines` names the domain: `specs/pipelines/finance/`. */
function domainOf(uri: string): string | undefined {
  const folder = /\/pipelines\/([^/]+)\//.exec(`/${uri}`)?.[1];
  return folder === undefined || folder === 'assets' ? undefined : decodeUriPart(folder);
}

function modelFacts({ name, refs, sources, tables }: DbtModel): LineageFacts {
  const reader: TableName = { by: 'model', name };
  const said = { witness: 'dbt', kind: 'flow', reader } as const;
  const reads: readonly ReadFact[] = [
    ...refs.map(({ text, place }) => ({
      ...said,
      read: { by: 'model', name: text } as const,
      place,
    })),
    ...sources.map(({ source, table: { text: table, place } }) => ({
      ...said,
      read: { by: 'source', source: source.text, table } as const,
      place,
    })),
    ...tables
      .filter(({ text }) => !isOfDatabase(text))
      .map(({ text, place }) => ({
        ...said,
        read: { by: 'name', parts: tableParts(text), hints: [] } as const,
        place,
      })),
  ];
  return { ...noFacts, made: [{ name, kind: 'model', witness: 'dbt', place: START }], reads };
}

function topologyFacts(uri: string, { nodes, edges }: TopologyFile): LineageFacts {
  const hints = new Map<string, readonly string[]>();
  const domain = domainOf(uri);
  for (const { name, within } of nodes)
    hints.set(name.text, domain === undefined ? within : [...within, domain]);
  const named = (text: string): TableName => ({
    ...{ by: 'name', parts: text.split('.'), hints: hints.get(text) ?? [] },
  });
  return {
    ...noFacts,
    shown: nodes.map(({ name }) => ({ name, hints: hints.get(name.text) ?? [] })),
    reads: edges.map(({ from, to }) => ({
      ...{ witness: 'topology', kind: 'flow', reader: named(to.text), read: named(from.text) },
      place: from.place,
    })),
  };
}

function assetFacts(uri: string, { name, layer, contract, inputs }: AssetFile): LineageFacts {
  const domain = domainOf(uri);
  const hints = domain === undefined ? [] : [domain];
  const own = contract?.text;
  const reader: TableName = { by: 'name', parts: [name.text], hints, contract: own };
  return {
    ...noFacts,
    assets: [{ name, layer: layer?.text, domain, contract: own }],
    reads: inputs.map(({ text, place }) => ({
      ...{
        witness: 'asset',
        kind: 'flow',
        reader,
        read: { by: 'name', parts: text.split('.'), hints },
      },
      place,
    })),
  };
}
