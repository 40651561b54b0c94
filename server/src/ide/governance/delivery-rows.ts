import type { Canvas, ProductPromises } from '../../model/governance/canvas.ts';
import type { LibraryMacro } from '../../model/governance/macro-library.ts';
import type { Stated } from '../../model/governance/origin.ts';
import type { Policies } from '../../model/governance/policies.ts';
import type { TagRule } from '../../model/governance/tagging-policy.ts';
import type { TierRule } from '../../model/governance/tiering-policy.ts';
import { inLargestUnit } from '../../spec/duration.ts';
import type { PolicyRow, PolicySection } from './policy-rows.ts';
import { listed, orPresent, said, stated } from './policy-rows.ts';

/** What is asked of things as a whole: their tags, tiers, macros and promises. */
export function deliverySections(policies: Policies): readonly PolicySection[] {
  const { tagging, tiering, macros } = policies;
  return [
    {
      id: 'tags',
      rows: [
        ...[...(tagging?.tags.values() ?? [])].flatMap(tag),
        ...stated('', 'closed', tagging?.closed),
      ],
    },
    { id: 'tiers', rows: [...(tiering?.tiers.values() ?? [])].flatMap(tier) },
    { id: 'macros', rows: [...(macros?.values() ?? [])].flatMap(macro) },
    { id: 'promises', rows: policies.promises.flatMap(promises) },
    { id: 'canvases', rows: policies.canvases.flatMap(canvas) },
  ];
}

function tag(rule: TagRule): readonly PolicyRow[] {
  const { key, at } = rule;
  return [
    { name: key, field: rule.required ? 'required' : 'optional', value: rule.description, at },
    ...said(key, 'appliesTo', rule.appliesTo, at),
    ...stated(key, 'allowed', rule.allowed),
    ...stated(key, 'pattern', rule.pattern),
  ];
}

function tier(rule: TierRule): readonly PolicyRow[] {
  const name = rule.tier;
  return orPresent(name, rule.at, [
    ...stated(name, 'layers', rule.layers),
    ...stated(name, 'reads from', rule.readsFrom),
    ...stated(name, 'one to one', rule.oneToOne),
    ...listed(name, 'guarantees', rule.guarantees),
  ]);
}

function macro(one: LibraryMacro): readonly PolicyRow[] {
  const name = `${one.name}(${one.parameters.join(', ')})`;
  return orPresent(name, one.at, [
    ...said(name, 'description', one.description, one.at),
    ...stated(name, 'policy', one.policy),
    ...said(name, 'returns', one.returns, one.at),
  ]);
}

function promises({ product, ...rest }: ProductPromises): readonly PolicyRow[] {
  const name = product.value;
  return orPresent(name, product.at, [
    ...duration(name, 'latency', rest.latency),
    ...duration(name, 'frequency', rest.frequency),
    ...duration(name, 'retention', rest.retention),
    ...stated(
      name,
      'availability',
      rest.availability && { ...rest.availability, value: `${String(rest.availability.value)}%` },
    ),
  ]);
}

function duration(name: string, field: string, seconds: Stated<number> | undefined): PolicyRow[] {
  if (seconds === undefined) return [];
  const { amount, unit } = inLargestUnit(seconds.value);
  return stated(name, field, { ...seconds, value: `${String(amount)}${unit}` });
}

function canvas({ product, title, contract }: Canvas): readonly PolicyRow[] {
  const name = (product ?? title)?.value ?? '';
  return [...stated(name, 'contract', contract), ...(contract ? [] : stated(name, '', title))];
}
