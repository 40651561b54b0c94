import type { Position } from '../base/line-index.ts';
import { formatMessage, type Translate } from '../lint/format-message.ts';
import type { Place } from '../model/place.ts';
import { CONTRACT, type ContractGraph } from './contract-graph.ts';
import { escapeMarkdown } from './describe-symbol.ts';
import { countsText, lineageCounts, nextTo, type TableGraph } from './lineage-counts.ts';
import { contractAt, namedPlaceAt } from './symbol-at.ts';

export interface LineageHover {
  /** Markdown; what comes from contracts is escaped. */
  readonly markdown: string;
  readonly place: Place;
}

/** Names that are listed before "and 3 more". */
const MAX_NAMES = 8;

/** What is upstream and downstream of the contract or object whose name or id is at a position. */
export function lineageHoverAt(
  contracts: ContractGraph,
  tables: () => TableGraph,
  uri: string,
  at: Position,
  translate: Translate,
): LineageHover | undefined {
  const whole = contractAt(contracts, uri, at);
  const named = whole === undefined ? namedPlaceAt(contracts, uri, at) : undefined;
  const [target] = named?.reference === undefined ? (named?.targets ?? []) : [];
  const contract = whole?.contract ?? target?.contract;
  const record = contracts.records(uri)?.[contract ?? -1];
  const place = whole?.place ?? named?.place;
  if (contract === undefined || record === undefined || place === undefined) return undefined;
  const isWhole = whole !== undefined || target?.index === CONTRACT;
  const lines = record.symbols.flatMap(({ kind, name, id }, index): readonly string[] => {
    if (kind !== 'object' || !(isWhole || index === target?.index)) return [];
    const known = tables();
    const node = known.object(uri, contract, index);
    if (node === undefined) return [];
    const title = `**${escapeMarkdown(name ?? id ?? '')}** · `;
    return [`${isWhole ? title : ''}${describe(known, node, !isWhole, translate)}`];
  });
  if (lines.length === 0) return undefined;
  return { markdown: lines.slice(0, MAX_NAMES).join('\n\n'), place };
}

function describe(
  { graph }: TableGraph,
  node: string,
  withNames: boolean,
  translate: Translate,
): string {
  const counts = countsText(lineageCounts(graph, node), translate);
  if (!withNames) return counts;
  const { upstream, downstream } = nextTo(graph, node);
  const names = (ids: readonly string[]): string => {
    const shown = ids.slice(0, MAX_NAMES).map((id) => escapeMarkdown(nameOf(graph, id)));
    const more = ids.length - shown.length;
    const rest = more > 0 ? [formatMessage('and {count} more', { count: more }, translate)] : [];
    return [...shown, ...rest].join(', ');
  };
  return [
    counts,
    ...(upstream.length > 0
      ? [formatMessage('Made of {names}.', { names: names(upstream) }, translate)]
      : []),
    ...(downstream.length > 0
      ? [formatMessage('Used by {names}.', { names: names(downstream) }, translate)]
      : []),
  ].join('\n\n');
}

function nameOf({ nodes }: TableGraph['graph'], id: string): string {
  return nodes.get(id)?.name ?? '';
}
