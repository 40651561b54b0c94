import type { ContractSymbol } from '../../../model/symbols.ts';
import { deadNames, objectName } from '../../dead-names.ts';
import { contract } from '../../example.ts';
import { replaceSegment } from '../../fixes/replace-segment.ts';
import { defineRule, type Report } from '../../rule.ts';
import { knownText } from '../../field-value.ts';

export default defineRule<'document', 'unknown' | 'similar'>({
  meta: {
    code: 'encrypted-names-exist',
    family: 'meaning',
    severity: 'info',
    since: '0.1.0',
    summary: '`encryptedName` is the name of another property of the object.',
    explanation:
      'It says where the encrypted value of a property is found. The column belongs into the contract as well, by `name` or by `physicalName`.',
    examples: [
      {
        title: 'A misspelt name',
        bad: contract(`
schema:
  - name: customers
    properties:
      - name: email
        encryptedName: email_encryptd # for analysts
      - name: email_encrypted`),
        good: contract(`
schema:
  - name: customers
    properties:
      - name: email
        encryptedName: email_encrypted # for analysts
      - name: email_encrypted`),
        fixed: true,
      },
    ],
    cost: 'idle',
    fixable: 'unsafe',
    messages: {
      unknown: '`{holder}` has no property `{name}`; it has {names}.',
      similar: '`{holder}` has no property `{name}`. Did you mean `{similar}`?',
    },
    fixes: { replace: 'Write `{value}`' },
  },
  on: 'document',
  check: (visit): Iterable<Report<'unknown' | 'similar'>> =>
    deadNames(visit, {
      field: 'encrypted-name',
      holder: objectName,
      accepts: isPhysical,
    }),
  fix: replaceSegment,
});

const physicalNames = new WeakMap<readonly ContractSymbol[], ReadonlySet<string | undefined>>();

/** Databases know columns by their physical name. */
function isPhysical(name: string, candidates: readonly ContractSymbol[]): boolean {
  let names = physicalNames.get(candidates);
  if (names === undefined) {
    names = new Set(candidates.map(({ visit }) => knownText(visit, 'physicalName')));
    physicalNames.set(candidates, names);
  }
  return names.has(name);
}
