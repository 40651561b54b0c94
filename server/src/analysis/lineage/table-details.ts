import { isAbout, levelsOf, showAmount } from '../../lint/governance/service-levels.ts';
import type { ContractRecord, SymbolRecord } from '../../model/contract-record.ts';
import { Classifier } from '../../model/governance/classifier.ts';
import { wellKnownPolicy } from '../../model/governance/well-known-policy.ts';
import type { Lineage } from '../../model/lineage/build-lineage.ts';
import type { LineageNode } from '../../model/lineage/lineage-graph.ts';
import type { PlacedObject } from '../../model/lineage/table.ts';
import type { SymbolIndex } from '../symbol-index.ts';

/** What people want to know of a table beside where it comes from. Only what somebody says is there. */
export interface TableDetails {
  /** The strictest of its properties. */
  readonly classification?: string;
  /** The team that answers for it. */
  readonly owner?: string;
  /** What is promised of how fresh it is: `24 h`. */
  readonly freshness?: string;
  readonly description?: string;
  /** Names of the contracts that promise it. */
  readonly contracts?: readonly string[];
}

interface Promised {
  readonly object: PlacedObject;
  readonly record: ContractRecord;
  readonly symbol: SymbolRecord;
}

export function tableDetails(
  { id, faces }: LineageNode,
  lineage: Lineage,
  index: SymbolIndex,
): TableDetails {
  const all = lineage.objects(id).flatMap((object): readonly Promised[] => {
    const record = index.records(object.uri)?.[object.contract];
    const symbol = record?.symbols[object.index];
    return record === undefined || symbol === undefined ? [] : [{ object, record, symbol }];
  });
  const classification = strictest(all, index);
  const owner = firstOf(all, ({ record }) => record.governed?.team?.text);
  const freshness = firstOf(all, freshnessOf);
  const description =
    firstOf(all, ({ symbol }) => symbol.description || undefined) ??
    firstOf(faces, ({ uri, witness }) => {
      const file = witness === 'asset' ? index.governed.file(uri) : undefined;
      return file?.kind === 'asset' ? file.description : undefined;
    });
  const contracts = new Set(all.map(({ record: { name, id: contract } }) => name ?? contract));
  contracts.delete(undefined);
  const names = [...contracts].filter((name) => name !== undefined);
  return {
    ...(classification !== undefined && { classification }),
    ...(owner !== undefined && { owner }),
    ...(freshness !== undefined && { freshness }),
    ...(description !== undefined && { description }),
    ...(names.length > 0 && { contracts: names }),
  };
}

function strictest(all: readonly Promised[], index: SymbolIndex): string | undefined {
  let found: { readonly text: string; readonly rank: number } | undefined;
  for (const { object, record } of all) {
    const policy = index.policies(object.uri, object.domain).classification ?? wellKnownPolicy;
    const classifier = Classifier.of(policy);
    const { symbols } = record;
    // What nobody ranks is no stricter than what somebody does.
    const add = (text: string | undefined): void => {
      const rank = classifier.rankOf(text) ?? -1;
      if (text !== undefined && (found === undefined || rank > found.rank)) found = { text, rank };
    };
    add(symbols[object.index]?.governed?.classification?.text);
    for (let at = object.index + 1; at < symbols.length; at++) {
      const symbol = symbols[at];
      if (symbol === undefined || symbol.kind === 'object') break;
      add(symbol.governed?.classification?.text);
    }
  }
  return found?.text;
}

/** How late data may be, or else how often it comes. */
function freshnessOf({ record, symbol }: Promised): string | undefined {
  const levels = levelsOf(record).filter(({ fact }) => isAbout(fact, symbol.name));
  const level =
    levels.find(({ kind }) => kind === 'latency') ??
    levels.find(({ kind }) => kind === 'frequency');
  return level && showAmount(level.kind, level.amount);
}

function firstOf<Item, Result>(
  items: readonly Item[],
  find: (item: Item) => Result | undefined,
): Result | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
