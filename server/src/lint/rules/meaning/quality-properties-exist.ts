import { findSymbol } from '../../../model/find-symbol.ts';
import { propertiesOf, type ContractSymbol } from '../../../model/symbols.ts';
import { deadNameMeta, deadNames, objectName, type DeadNameMessages } from '../../dead-names.ts';
import { checkedOrders } from '../../example.ts';
import { replaceSegment } from '../../fixes/replace-segment.ts';
import { defineRule, type Report } from '../../rule.ts';

export default defineRule<'document', DeadNameMessages>({
  meta: {
    code: 'quality-properties-exist',
    family: 'meaning',
    severity: 'warning',
    since: '0.1.0',
    summary: 'The properties that a quality check names are in its object.',
    explanation:
      'A check of columns that do not exist fails at run time, long after the contract was accepted; or it is skipped, and nobody counts the duplicates.',
    examples: [
      {
        title: 'A misspelt column',
        bad: checkedOrders(`
      - metric: duplicateValues
        arguments:
          properties: [ordr_id] # the key
        mustBe: 0`),
        good: checkedOrders(`
      - metric: duplicateValues
        arguments:
          properties: [order_id] # the key
        mustBe: 0`),
        fixed: true,
      },
    ],
    ...deadNameMeta,
  },
  on: 'document',
  check: (visit): Iterable<Report<DeadNameMessages>> =>
    deadNames(visit, {
      field: 'argument',
      holder: objectName,
      accepts: isPath,
    }),
  fix: replaceSegment,
});

/** Nested properties are named by their path, with dots. */
function isPath(name: string, candidates: readonly ContractSymbol[]): boolean {
  let among = candidates;
  for (const part of name.split('.')) {
    const next = findSymbol(among, 'name', part);
    if (next === undefined) return false;
    among = propertiesOf(next);
  }
  return true;
}
