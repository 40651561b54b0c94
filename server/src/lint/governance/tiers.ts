import type { Origin } from '../../model/governance/origin.ts';
import type {
  Guarantee,
  Tier,
  TieringPolicy,
  TierRule,
} from '../../model/governance/tiering-policy.ts';
import type { GovernedTable } from './governed-tables.ts';

const TIERS: ReadonlySet<string> = new Set<Tier>(['bronze', 'silver', 'gold']);

function isTier(word: string): word is Tier {
  return TIERS.has(word);
}

/** The tier of an object: its tag, or its layer says it, which may be the tier itself. What sources deliver is bronze. */
export function tierOfTable(
  { contract, symbol, layer }: GovernedTable,
  tiering: TieringPolicy,
): TierRule | undefined {
  const tags = [...(symbol.governed?.tags ?? []), ...(contract.record.governed?.tags ?? [])];
  const tagged = tags.map(({ text }) => text.toLowerCase()).find(isTier);
  if (tagged !== undefined) return tiering.tiers.get(tagged);
  if (layer !== undefined) return tierOfLayer(layer, tiering);
  return contract.isSource ? tiering.tiers.get('bronze') : undefined;
}

/** The tier that a layer of `naming.json` belongs to. */
export function tierOfLayer(layer: string, { tiers }: TieringPolicy): TierRule | undefined {
  const word = layer.toLowerCase();
  if (isTier(word)) return tiers.get(word);
  for (const rule of tiers.values()) if (rule.layers?.value.includes(word) === true) return rule;
  return undefined;
}

/** What a rule of the tiering standards is called: section and key. */
export function pathOfTier({ tier }: TierRule, key: string): string {
  const title = tier.slice(0, 1).toUpperCase() + tier.slice(1);
  return `${title} / ${key}`;
}

/** The words of the standards that guarantee something, first ones first. */
export function guaranteed(rule: TierRule): ReadonlyMap<Guarantee, Origin> {
  const all = new Map<Guarantee, Origin>();
  for (const { value, at } of rule.guarantees) if (!all.has(value)) all.set(value, at);
  return all;
}
