import { compareVersions } from '../../../spec/version.ts';
import { contract } from '../../example.ts';
import { isWritten, knownScalar } from '../../field-value.ts';
import { defineRule, nothing, type Report } from '../../rule.ts';

const measure = (...lines: readonly string[]): string =>
  contract(
    `
schema:
  - name: orders
    properties:
      - name: revenue
        logicalType: number
        semanticType: measure${lines.map((line) => `\n        ${line}`).join('')}`,
    'v3.2.0',
  );

export default defineRule<'map', 'absent'>({
  meta: {
    code: 'measures-have-logic',
    family: 'meaning',
    severity: 'warning',
    since: '0.1.0',
    summary: 'A property that is a measure says in `transformLogic` how it is computed.',
    explanation:
      'A measure is not stored but computed from other properties. Without the formula every consumer writes a formula of their own, and the numbers differ.',
    examples: [
      {
        title: 'A sum of what',
        bad: measure(),
        good: measure('transformLogic: SUM(line_amount)'),
      },
    ],
    cost: 'typing',
    fixable: 'no',
    messages: {
      absent: 'A measure needs `transformLogic`: how is it computed?',
    },
  },
  on: 'map',
  only: ['Property', 'ItemProperty'],
  check(visit): readonly Report<'absent'>[] {
    if (!visit.byName.has('semanticType')) return nothing;
    const type = knownScalar(visit, 'semanticType');
    // In an older contract the field is too new, which is said there.
    if (type?.node.value !== 'measure' || compareVersions(visit.version, '3.2.0') < 0)
      return nothing;
    return isWritten(visit, 'transformLogic') ? nothing : [{ messageId: 'absent', range: type.at }];
  },
});
