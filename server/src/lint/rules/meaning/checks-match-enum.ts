import { isDeferred } from '../../../model/shape.ts';
import {
  findPair,
  resolveAlias,
  type YamlNode,
  type YamlScalar,
} from '../../../syntax/yaml/tree.ts';
import { contract } from '../../example.ts';
import { fieldValue } from '../../field-value.ts';
import { shorten } from '../../narrow.ts';
import { reportAt } from '../../report-at.ts';
import { defineRule, nothing, type Report } from '../../rule.ts';

export default defineRule<'map', 'extra' | 'missing' | 'enum'>({
  meta: {
    code: 'checks-match-enum',
    family: 'meaning',
    severity: 'warning',
    since: '0.1.0',
    summary: 'A check of valid values lists the values of `enum`, when the property has both.',
    explanation:
      'From version 3.2.0 a property says with `enum` which values it takes. A check `invalidValues` with a list of its own says the same a second time: where the two differ, data is refused that the contract allows, or the other way round. Values that are filled in later are not compared.',
    examples: [
      {
        title: 'A value was added to one of the lists',
        bad: contract(
          `
schema:
  - name: orders
    properties:
      - name: status
        logicalType: string
        enum:
          - value: open
          - value: paid
        quality:
          - metric: invalidValues
            arguments:
              validValues: [open, paid, cancelled]
            mustBe: 0`,
          'v3.2.0',
        ),
        good: contract(
          `
schema:
  - name: orders
    properties:
      - name: status
        logicalType: string
        enum:
          - value: open
          - value: paid
          - value: cancelled
        quality:
          - metric: invalidValues
            arguments:
              validValues: [open, paid, cancelled]
            mustBe: 0`,
          'v3.2.0',
        ),
      },
    ],
    cost: 'typing',
    fixable: 'no',
    messages: {
      extra: '`enum` of this property does not have the value `{value}`.',
      missing: 'This check takes `{value}` for invalid, which `enum` of this property allows.',
      enum: '`enum` stands here',
    },
  },
  on: 'map',
  only: ['Property', 'ItemProperty'],
  check(visit): readonly Report<'extra' | 'missing' | 'enum'>[] {
    if (!visit.byName.has('enum') || !visit.byName.has('quality')) return nothing;
    const list = fieldValue(visit, 'enum');
    const checks = fieldValue(visit, 'quality');
    const allowed = list?.node.kind === 'sequence' ? values(list.node.items, 'value') : undefined;
    if (list === undefined || allowed === undefined || checks?.node.kind !== 'sequence') {
      return nothing;
    }
    const related = [{ range: list.keyAt, messageId: 'enum' }];
    return checks.node.items.flatMap((item): Report<'extra' | 'missing' | 'enum'>[] => {
      const at = validValuesOf(item.value);
      const listed = at && values(at.items, undefined);
      if (at === undefined || listed === undefined) return [];
      const via = checks.via ?? (item.value?.kind === 'alias' ? item.value : undefined);
      const extra = [...listed].find(([text]) => !allowed.has(text));
      if (extra !== undefined) {
        const range = reportAt({ via }, extra[1]);
        return [{ messageId: 'extra', params: { value: shorten(extra[0], 40) }, range, related }];
      }
      const missing = [...allowed.keys()].find((text) => !listed.has(text));
      if (missing === undefined) return [];
      const range = reportAt({ via }, at.key);
      return [{ messageId: 'missing', params: { value: shorten(missing, 40) }, range, related }];
    });
  },
});

/** The list of a check that counts values outside of it, and the key above that list. */
function validValuesOf(
  entry: YamlNode | undefined,
):
  | { readonly key: YamlScalar; readonly items: readonly { value: YamlNode | undefined }[] }
  | undefined {
  const check = resolveAlias(entry);
  if (check?.kind !== 'map') return undefined;
  const metric = resolveAlias(findPair(check, 'metric')?.value);
  const given = resolveAlias(findPair(check, 'arguments')?.value);
  if (metric?.kind !== 'scalar' || metric.value !== 'invalidValues' || given?.kind !== 'map') {
    return undefined;
  }
  const pair = findPair(given, 'validValues');
  const list = resolveAlias(pair?.value);
  // With a pattern beside it the list is only a part of what is valid.
  if (pair === undefined || list?.kind !== 'sequence' || findPair(given, 'pattern') !== undefined) {
    return undefined;
  }
  return { key: pair.key, items: list.items };
}

/** The values of a list by their text; undefined when one of them is not known. */
function values(
  items: readonly { readonly value: YamlNode | undefined }[],
  field: string | undefined,
): ReadonlyMap<string, YamlScalar> | undefined {
  const found = new Map<string, YamlScalar>();
  for (const item of items) {
    const entry = resolveAlias(item.value);
    const node =
      field !== undefined && entry?.kind === 'map'
        ? resolveAlias(findPair(entry, field)?.value)
        : entry;
    if (node?.kind !== 'scalar' || isDeferred(node)) return undefined;
    found.set(String(node.value), node);
  }
  return found;
}
