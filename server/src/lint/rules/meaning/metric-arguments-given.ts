import { mostSimilar } from '../../../base/similar.ts';
import { pairsOf } from '../../../model/pairs.ts';
import { isNull } from '../../../model/shape.ts';
import type { MapVisit } from '../../../model/visit.ts';
import { serves } from '../../../spec/serves.ts';
import { resolveAlias } from '../../../syntax/yaml/tree.ts';
import { contract } from '../../example.ts';
import { fieldValue, isWritten, knownScalar } from '../../field-value.ts';
import { adviceFor } from '../../known-names.ts';
import { defineRule, nothing, type Report } from '../../rule.ts';

type Messages = 'missing' | 'invalid' | 'duplicate' | 'empty';

/** What is said of each metric that must know something. */
const MISSING: Readonly<Record<string, Messages>> = {
  missingValues: 'missing',
  invalidValues: 'invalid',
  duplicateValues: 'duplicate',
};

export default defineRule<'map', Messages>({
  meta: {
    code: 'metric-arguments-given',
    family: 'meaning',
    severity: 'warning',
    presets: { strict: 'error' },
    since: '0.1.0',
    summary: 'A metric that needs `arguments` has them.',
    explanation:
      'Nobody can count invalid values without knowing which ones are valid. `invalidValues` needs `validValues` or `pattern`, `missingValues` the list of what stands for "none", and `duplicateValues` of an object the `properties` that are unique together.',
    examples: [
      {
        title: 'Invalid by which measure',
        bad: contract(`
schema:
  - name: orders
    properties:
      - name: status
        quality:
          - metric: invalidValues
            mustBe: 0`),
        good: contract(`
schema:
  - name: orders
    properties:
      - name: status
        quality:
          - metric: invalidValues
            arguments:
              validValues: [open, closed]
            mustBe: 0`),
      },
      {
        title: 'Duplicates of which columns',
        bad: contract(`
schema:
  - name: orders
    quality:
      - metric: duplicateValues
        mustBe: 0`),
        good: contract(`
schema:
  - name: orders
    quality:
      - metric: duplicateValues
        arguments:
          properties: [customer_id, ordered_at]
        mustBe: 0`),
      },
    ],
    cost: 'typing',
    fixable: 'no',
    messages: {
      missing:
        '`{metric}` needs `arguments.missingValues`: the values that stand for "none". To count nulls alone, use `nullValues`.',
      invalid: '`{metric}` needs `arguments.validValues` or `arguments.pattern`: what is valid?',
      duplicate: '`{metric}` of an object needs `arguments.properties`: which ones make the key?',
      empty: '`{name}` of `{metric}` names nothing.',
    },
  },
  on: 'map',
  only: ['Quality'],
  check(visit, { spec }): readonly Report<Messages>[] {
    const { table, parent } = visit;
    if (table.variant !== 'library' || parent === undefined) return nothing;
    const found = knownScalar(visit, 'metric');
    const metric = String(found?.node.value);
    const names = Object.entries(spec.type('QualityArguments').fields).flatMap(([one, field]) =>
      serves(field, metric, parent.type.name) ? [one] : [],
    );
    const messageId = MISSING[metric];
    if (found === undefined || messageId === undefined || names.length === 0) return nothing;
    if (isMisplaced(visit)) return nothing;
    const written = argumentsOf(visit);
    if (written === undefined) return nothing;
    const name = names.find((one) => written.has(one));
    // A misspelt argument is reported where it stands.
    const isMisspelt = [...written.keys()].some((one) => mostSimilar(one, names) !== undefined);
    if (name === undefined && isMisspelt) return nothing;
    if (name === undefined) return [{ messageId, params: { metric }, range: found.at }];
    const list = written.get(name);
    return list?.kind === 'sequence' && list.items.length === 0
      ? [{ messageId: 'empty', params: { name, metric }, range: found.at }]
      : nothing;
  },
});

/** Whether an argument stands beside the metric, which is reported there. */
function isMisplaced(visit: MapVisit): boolean {
  return [...visit.byName.keys()].some(
    (name) => adviceFor(visit, name)?.to?.startsWith('arguments.') === true,
  );
}

/** The arguments by name; undefined when they are no map: that is reported where they stand, or not known yet. */
function argumentsOf(
  visit: MapVisit,
): ReadonlyMap<string, ReturnType<typeof resolveAlias>> | undefined {
  if (!isWritten(visit, 'arguments')) return new Map();
  const value = fieldValue(visit, 'arguments')?.node;
  if (value?.kind !== 'map') return undefined;
  return new Map(
    pairsOf(value)
      .filter(({ pair }) => !isNull(pair.value))
      .map(({ pair }) => [String(pair.key.value), resolveAlias(pair.value)]),
  );
}
