import { decodeUriPart } from '../../base/decode-uri-part.ts';
import type { Range } from '../../base/range.ts';
import { mostSimilar } from '../../base/similar.ts';
import { layerOf } from '../../lint/governance/governed-tables.ts';
import { isSource } from '../../model/governance/alignment.ts';
import { layerOfModel, layerOfName } from '../../lint/governance/layers.ts';
import { tierOfLayer, tierOfTable } from '../../lint/governance/tiers.ts';
import { formatMessage, type Translate } from '../../lint/format-message.ts';
import { mayBeTable } from '../../lint/lineage/topology-nodes.ts';
import type { DescribedPlace, ModelPlace } from '../../lint/workspace-view.ts';
import type { Policies } from '../../model/governance/policies.ts';
import { topologyIn, type AssetFile } from '../../model/governed-file.ts';
import { isTopology } from '../../model/lineage/is-topology.ts';
import { symbolOf, type SymbolAddress } from '../contract-graph.ts';
import { escapeMarkdown } from '../describe-symbol.ts';
import { codeSpan } from '../../base/markdown-table.ts';
import { countsText, lineageCounts, type TableGraph } from '../lineage-counts.ts';
import { nodeAt, type MermaidDocument } from './node-places.ts';
import { isKnown, tablesShown, type TableView } from './tables-named.ts';

/** Contracts that declare a table of the same name are shown up to this number. */
const MAX_OBJECTS = 3;

export interface NodeHover {
  /** Markdown; what comes from files is escaped. Safe to show untrusted. */
  readonly markdown: string;
  readonly range: Range;
}

/** What the node at an offset stands for. */
export function nodeHover(
  view: TableView,
  uri: string,
  document: MermaidDocument,
  offset: number,
  tables: () => TableGraph,
  translate: Translate,
): NodeHover | undefined {
  const at = nodeAt(document, offset);
  const named = at && tablesShown(view, at.diagram, at.id, uri);
  if (at === undefined || named === undefined) return undefined;
  const parts = [
    ...named.objects.map((address) => () => describeObject(view, address, tables(), translate)),
    ...named.contracts.map((address) => () => describeContract(view, address, translate)),
  ]
    .slice(0, MAX_OBJECTS)
    .map((describe) => describe());
  for (const model of named.models) parts.push(describeModel(view, model, uri, translate));
  const [table] = named.models.length > 0 ? named.sources : [...named.described, ...named.sources];
  if (named.objects.length === 0 && table !== undefined) parts.push(describeYaml(table, translate));
  for (const { uri: file, asset } of named.assets)
    parts.push(describeAsset(file, asset, translate));
  if (!isKnown(named)) {
    const said = saysWhatItIs(view, uri, named.name)
      ? undefined
      : unknown(view, uri, named.name, translate);
    if (said === undefined) return undefined;
    parts.push(said);
  }
  return { markdown: parts.join('\n\n---\n\n'), range: at.place };
}

function describeObject(
  view: TableView,
  address: SymbolAddress,
  known: TableGraph,
  translate: Translate,
): string {
  const record = view.records(address.uri)?.[address.contract];
  const symbol = symbolOf(view, address);
  if (record === undefined || symbol === undefined) return '';
  const title = `**${escapeMarkdown(symbol.name ?? symbol.physicalName ?? '')}**`;
  const contract = [record.name ?? record.id, record.version, record.status].filter(isText);
  const facts = [`${title} · ${escapeMarkdown(contract.join(' · '))}`];
  const purpose = symbol.description === '' ? record.description : symbol.description;
  if (purpose !== '') facts.push(escapeMarkdown(purpose));
  const { governed } = record;
  const policies = view.policies(address.uri, governed?.domain?.text);
  const columns = record.symbols.filter(
    ({ kind, parent }) => kind === 'property' && parent === address.index,
  ).length;
  const rows: readonly (readonly [label: string, value: string | undefined])[] = [
    ['Domain', governed?.domain?.text],
    ['Owner', governed?.team?.text],
    ['Layer', layerText(view, address, policies)],
    ['Columns', String(columns)],
  ];
  facts.push(rowsText(rows, translate));
  const node = known.object(address.uri, address.contract, address.index);
  // In the words of the contract's own hover.
  if (node !== undefined) facts.push(countsText(lineageCounts(known.graph, node), translate));
  facts.push(escapeMarkdown(fileName(address.uri)));
  return facts.join('\n\n');
}

/** A contract or product as a whole. */
function describeContract(
  view: TableView,
  { uri, contract }: SymbolAddress,
  translate: Translate,
): string {
  const record = view.records(uri)?.[contract];
  if (record === undefined) return '';
  const { name, id, version, status, description, governed, symbols } = record;
  const words = [version, status].filter(isText).join(' · ');
  const title = `**${escapeMarkdown(name ?? id ?? '')}**`;
  const rows = [
    ['Domain', governed?.domain?.text],
    ['Owner', governed?.team?.text],
    ['Tables', String(symbols.filter(({ kind }) => kind === 'object').length)],
  ] as const;
  return [
    words === '' ? title : `${title} · ${escapeMarkdown(words)}`,
    ...(description === '' ? [] : [escapeMarkdown(description)]),
    ...[rowsText(rows, translate), escapeMarkdown(fileName(uri))],
  ].join('\n\n');
}

function describeAsset(
  uri: string,
  { name, layer, description, columns }: AssetFile,
  translate: Translate,
): string {
  const title = `**${escapeMarkdown(name.text)}** · ${translate('asset')}`;
  const rows = [
    ['Layer', layer?.text],
    ['Columns', columns.length === 0 ? undefined : String(columns.length)],
  ] as const;
  const purpose = escapeMarkdown(description ?? '');
  return [title, purpose, rowsText(rows, translate), escapeMarkdown(fileName(uri))]
    .filter(isText)
    .join('\n\n');
}

/** A system, a step or a dashboard, by its words. */
function saysWhatItIs(view: TableView, uri: string, name: string): boolean {
  const nodes = topologyIn(view.governed.file(uri))?.nodes.filter((one) => one.name.text === name);
  return nodes?.some((node) => !mayBeTable(node)) === true;
}

/** Layer and tier: `marts · gold`. */
function layerText(
  view: TableView,
  { uri, contract: at, index }: SymbolAddress,
  policies: Policies,
): string | undefined {
  const record = view.records(uri)?.[at];
  const symbol = record?.symbols[index];
  if (record === undefined || symbol === undefined) return undefined;
  const contract = { uri, record, isSource: isSource(uri, record) };
  const layer = layerOf(contract, symbol) ?? layerOfName(symbol.name ?? '', policies);
  const domain = record.governed?.domain?.text;
  const table = { contract: { ...contract, domain, policies }, index, symbol, layer };
  const tier = policies.tiering && tierOfTable(table, policies.tiering)?.tier;
  return [layer, tier].filter(isText).join(' · ');
}

function describeModel(
  view: TableView,
  { uri, model }: ModelPlace,
  from: string,
  translate: Translate,
): string {
  const title = `**${escapeMarkdown(model.name)}** · ${translate('dbt model')}`;
  const policies = view.policies(from, undefined);
  const layer = layerOfModel(model.name, uri, policies);
  const tier = layer && policies.tiering && tierOfLayer(layer, policies.tiering)?.tier;
  const rows: readonly (readonly [label: string, value: string | undefined])[] = [
    ['Layer', [layer, tier].filter(isText).join(' · ')],
    ['Columns', model.columns && String(model.columns.length)],
    [
      'Reads',
      String(
        new Set([...model.refs, ...model.sources.map(({ table }) => table)].map(({ text }) => text))
          .size,
      ),
    ],
  ];
  return [title, rowsText(rows, translate), escapeMarkdown(fileName(uri))].join('\n\n');
}

function describeYaml({ uri, resource }: DescribedPlace, translate: Translate): string {
  const kind = 'source' in resource ? translate('dbt source') : translate('dbt model');
  const title = `**${escapeMarkdown(resource.name.text)}** · ${kind}`;
  const columns = rowsText([['Columns', String(resource.columns.length)]], translate);
  return [title, columns, escapeMarkdown(fileName(uri))].join('\n\n');
}

/** Undefined in pages and pictures that may show anything, where no table is called nearly so. */
function unknown(
  view: TableView,
  uri: string,
  name: string,
  translate: Translate,
): string | undefined {
  const said = formatMessage(
    'Nobody knows the table {name}: no contract, dbt model or source of dbt is called so.',
    { name: codeSpan(name) },
    translate,
  );
  const similar = mostSimilar(name, knownTables(view, name));
  if (similar === undefined) return isTopology(uri) ? said : undefined;
  const hint = formatMessage('Did you mean {name}?', { name: codeSpan(similar) }, translate);
  return `${said} ${hint}`;
}

/** Names that somebody declares; that another flowchart shows a table says nothing. */
function* knownTables(view: TableView, except: string): Iterable<string> {
  for (const { name, uri } of view.tables()) if (uri !== undefined && name !== except) yield name;
}

function rowsText(
  rows: readonly (readonly [label: string, value: string | undefined])[],
  translate: Translate,
): string {
  return rows
    .filter(([, value]) => isText(value))
    .map(([label, value]) => `${translate(label)}: ${escapeMarkdown(value ?? '')}`)
    .join('  \n');
}

function isText(text: string | undefined): text is string {
  return text !== undefined && text !== '';
}

function fileName(uri: string): string {
  return decodeUriPart(uri.slice(uri.lastIndexOf('/') + 1));
}
