import type { ContractSymbol } from '../../../model/symbols.ts';
import { deadNameMeta, deadNames, objectName, type DeadNameMessages } from '../../dead-names.ts';
import { contract } from '../../example.ts';
import { replaceSegment } from '../../fixes/replace-segment.ts';
import { defineRule, type Report } from '../../rule.ts';
import { knownText } from '../../field-value.ts';

export default defineRule<'document', DeadNameMessages>({
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
    ...deadNameMeta,
  },
  on: 'document',
  check: (visit): Iterable<Report<DeadNameMessages>> =>
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
