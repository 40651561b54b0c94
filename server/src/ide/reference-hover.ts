import type { Position } from '../base/line-index.ts';
import type { Translate } from '../lint/format-message.ts';
import type { ContractRecord } from '../model/contract-record.ts';
import type { Place } from '../model/place.ts';
import { CONTRACT, symbolOf, type ContractGraph, type SymbolAddress } from './contract-graph.ts';
import { escapeMarkdown, symbolDetail, symbolPath } from './describe-symbol.ts';
import { namedPlaceAt, type NamedPlace } from './symbol-at.ts';

export interface ReferenceHover {
  /** Markdown; what comes from contracts is escaped. Safe to show untrusted. */
  readonly markdown: string;
  readonly place: Place;
}

/** More targets than these are not shown. */
const MAX_TARGETS = 3;

/** What the reference at a position names. `inSql`: asks what a query says there. */
export function referenceHoverAt(
  graph: ContractGraph,
  uri: string,
  at: Position,
  translate: Translate,
  inSql: () => NamedPlace | undefined = () => undefined,
): ReferenceHover | undefined {
  const declared = namedPlaceAt(graph, uri, at);
  const named = declared?.reference === undefined ? inSql() : declared;
  if (named === undefined || named.targets.length === 0) return undefined;
  const described = named.targets
    .slice(0, MAX_TARGETS)
    .map((target) => describe(graph, uri, target, translate));
  return { markdown: described.join('\n\n---\n\n'), place: named.place };
}

/** Name, version and purpose of a contract that is named by its id. */
function describeContract(record: ContractRecord, uri: string): string {
  const title = `**${escapeMarkdown(record.name ?? record.id ?? '')}**`;
  const facts = [record.version, record.status].filter((one) => one !== undefined).join(' · ');
  const parts = [facts === '' ? title : `${title} · ${escapeMarkdown(facts)}`];
  if (record.description !== '') parts.push(escapeMarkdown(record.description));
  parts.push(escapeMarkdown(fileName(uri)));
  return parts.join('\n\n');
}

function fileName(uri: string): string {
  return decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1));
}

function describe(
  graph: ContractGraph,
  from: string,
  target: SymbolAddress,
  translate: Translate,
): string {
  const record = graph.records(target.uri)?.[target.contract];
  if (record !== undefined && target.index === CONTRACT)
    return describeContract(record, target.uri);
  const symbol = symbolOf(graph, target);
  if (record === undefined || symbol === undefined) return '';
  const detail = symbolDetail(symbol, translate);
  const title = `**${escapeMarkdown(symbolPath(record, target.index))}**`;
  const parts = [detail === '' ? title : `${title} · ${escapeMarkdown(detail)}`];
  if (symbol.description !== '') parts.push(escapeMarkdown(symbol.description));
  if (target.uri !== from) {
    const file = fileName(target.uri);
    const contract = record.name ?? record.id;
    parts.push(
      escapeMarkdown(
        [contract, record.version, file].filter((one) => one !== undefined).join(' · '),
      ),
    );
  }
  return parts.join('\n\n');
}
