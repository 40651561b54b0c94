import type { Position } from '../base/line-index.ts';
import type { Translate } from '../lint/format-message.ts';
import type { Place } from '../model/contract-record.ts';
import { symbolOf, type ContractGraph, type SymbolAddress } from './contract-graph.ts';
import { escapeMarkdown, symbolDetail, symbolPath } from './describe-symbol.ts';
import { namedPlaceAt } from './symbol-at.ts';

export interface ReferenceHover {
  /** Markdown; what comes from contracts is escaped. Safe to show untrusted. */
  readonly markdown: string;
  readonly place: Place;
}

/** More targets than these are not shown. */
const MAX_TARGETS = 3;

/** What the reference at a position names. */
export function referenceHoverAt(
  graph: ContractGraph,
  uri: string,
  at: Position,
  translate: Translate,
): ReferenceHover | undefined {
  const named = namedPlaceAt(graph, uri, at);
  if (named?.reference === undefined || named.targets.length === 0) return undefined;
  const described = named.targets
    .slice(0, MAX_TARGETS)
    .map((target) => describe(graph, uri, target, translate));
  return { markdown: described.join('\n\n---\n\n'), place: named.place };
}

function describe(
  graph: ContractGraph,
  from: string,
  target: SymbolAddress,
  translate: Translate,
): string {
  const record = graph.records(target.uri)?.[target.contract];
  const symbol = symbolOf(graph, target);
  if (record === undefined || symbol === undefined) return '';
  const detail = symbolDetail(symbol, translate);
  const title = `**${escapeMarkdown(symbolPath(record, target.index))}**`;
  const parts = [detail === '' ? title : `${title} · ${escapeMarkdown(detail)}`];
  if (symbol.description !== '') parts.push(escapeMarkdown(symbol.description));
  if (target.uri !== from) {
    const file = decodeURIComponent(target.uri.slice(target.uri.lastIndexOf('/') + 1));
    const contract = record.name ?? record.id;
    parts.push(
      escapeMarkdown(
        [contract, record.version, file].filter((one) => one !== undefined).join(' · '),
      ),
    );
  }
  return parts.join('\n\n');
}
