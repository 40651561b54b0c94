import type { SymbolRecord } from '../../../model/contract-record.ts';
import { similarAmong } from '../../dead-end.ts';
import { contract } from '../../example.ts';
import { replaceNamed } from '../../fixes/replace-named.ts';
import { classification } from '../../governance/classification-example.ts';
import { classifiedTables, type ClassifiedTable } from '../../governance/classified-properties.ts';
import { demandedBy } from '../../governance/demand.ts';
import { hasVariable } from '../../has-variable.ts';
import { defineRule, type WorkspaceReport } from '../../rule.ts';

type Messages = 'unknown' | 'similar' | 'class';

const total = (level: string): string =>
  contract(`
schema:
  - name: orders
    properties:
      - name: total
        logicalType: number
        classification: ${level}`);

const path = 'specs/contracts/orders.odcs.yaml';

export default defineRule<'workspace', Messages>({
  meta: {
    code: 'classification-levels-exist',
    family: 'governance',
    severity: 'error',
    presets: { relaxed: 'warning' },
    since: '0.1.0',
    summary: 'The level that a property declares is one of the classification policy.',
    explanation:
      'Who grants access compares levels, from open to closed as `classification.yaml` lists them. A level that is not in the list protects nothing, as no rule of access knows it; capitals do not count. A class such as `PII` is no level either: it says what the data is, and has a level of its own.',
    examples: [
      {
        title: 'A misspelt level',
        bad: { ...classification, [path]: total('confidental') },
        good: { ...classification, [path]: total('confidential') },
        fixed: true,
      },
      {
        title: 'A class in place of a level',
        bad: { ...classification, [path]: total('PII') },
        good: { ...classification, [path]: total('confidential') },
        fixed: true,
      },
    ],
    standards: ['odcs'],
    cost: 'idle',
    fixable: 'unsafe',
    messages: {
      unknown: '`{declared}` is no level of the classification policy ({policy}); it has {levels}.',
      similar:
        '`{declared}` is no level of the classification policy ({policy}). Did you mean `{level}`?',
      class:
        '`{declared}` is a class of the classification policy ({policy}), no level. Its level is `{level}`.',
    },
    fixes: { replace: 'Write `{value}`' },
  },
  on: 'workspace',
  *check(visit): Iterable<WorkspaceReport<Messages>> {
    for (const classified of classifiedTables(visit)) {
      if (classified.classifier.levels.length === 0) continue;
      for (const { symbol } of classified.properties) {
        const report = reportOf(symbol, classified);
        if (report !== undefined) yield report;
      }
    }
  },
  fix: replaceNamed,
});

function reportOf(
  { governed }: SymbolRecord,
  { classifier, policy }: ClassifiedTable,
): WorkspaceReport<Messages> | undefined {
  const said = governed?.classification;
  if (said === undefined || hasVariable(said.text)) return undefined;
  if (classifier.rankOf(said.text) !== undefined) return undefined;
  const declared = said.text;
  const { place } = said;
  const names = classifier.levels.map(({ name }) => name);
  const dataClass = [...policy.classes.values()].find(
    ({ name }) => name.toLowerCase() === declared.toLowerCase(),
  );
  const ofClass = dataClass?.level?.value;
  const level = ofClass ?? similarAmong(declared, names);
  const at = (ofClass === undefined ? undefined : dataClass?.at) ?? classifier.levels[0]?.at;
  if (at === undefined) return undefined;
  const by = demandedBy(at, 'levels');
  if (level === undefined) {
    const levels = names.map((name) => `\`${name}\``).join(', ');
    return { ...by, messageId: 'unknown', place, params: { ...by.params, declared, levels } };
  }
  const messageId = ofClass === undefined ? 'similar' : 'class';
  const data = { name: declared, value: level };
  return { ...by, messageId, place, params: { ...by.params, declared, level }, data };
}
