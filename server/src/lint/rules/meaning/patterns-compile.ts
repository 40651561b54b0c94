import { resolveAlias } from '../../../syntax/yaml/tree.ts';
import { isDeferred } from '../../../model/shape.ts';
import type { MapVisit } from '../../../model/visit.ts';
import { pairsOf } from '../../../model/pairs.ts';
import { contract } from '../../example.ts';
import { fieldValue, knownScalar, type FieldValue } from '../../field-value.ts';
import { compilePattern } from '../../../base/compile-pattern.ts';
import { shorten } from '../../narrow.ts';
import { reportAt } from '../../report-at.ts';
import { defineRule, nothing, type Report } from '../../rule.ts';

/** Longer patterns are not read: nobody wrote them by hand. */
const MAX_LENGTH = 10_000;

type Messages = 'broken' | 'foreign' | 'foreign-instead';

export default defineRule<'map', Messages>({
  meta: {
    code: 'patterns-compile',
    family: 'meaning',
    severity: 'warning',
    presets: { strict: 'error' },
    since: '0.1.0',
    summary: 'A `pattern` is a regular expression of ECMAScript, as the standard asks.',
    explanation:
      'Other dialects have forms that ECMAScript lacks, such as `(?i)`, `(?P<name>...)`, `\\A` and `\\Z`, or possessive quantifiers such as `a++`. A pattern that does not compile checks nothing, or stops the tool that reads it; one that compiles all the same means something else: `\\Z` is a plain Z.',
    examples: [
      {
        title: 'A bracket that is not closed',
        bad: contract(`
schema:
  - name: orders
    properties:
      - name: currency
        logicalType: string
        logicalTypeOptions:
          pattern: "^[A-Z{3}$"`),
        good: contract(`
schema:
  - name: orders
    properties:
      - name: currency
        logicalType: string
        logicalTypeOptions:
          pattern: "^[A-Z]{3}$"`),
      },
    ],
    cost: 'typing',
    fixable: 'no',
    messages: {
      foreign:
        '`{form}` is not of ECMAScript, but of Python or Java; ECMAScript has nothing like it.',
      'foreign-instead': '`{form}` is not of ECMAScript, but of Python or Java. Write `{better}`.',
      broken: '`{pattern}` is no regular expression of ECMAScript: {reason}.',
    },
  },
  on: 'map',
  only: ['StringOptions', 'Quality'],
  check(visit): readonly Report<Messages>[] {
    const written = patternOf(visit);
    const source = written?.node.kind === 'scalar' ? written.node.value : undefined;
    if (written === undefined || typeof source !== 'string' || source.length > MAX_LENGTH)
      return nothing;
    const compiled = compilePattern(source);
    const range = written.at;
    if (compiled.kind === 'foreign') {
      const { form, instead } = compiled;
      return instead === undefined
        ? [{ messageId: 'foreign', params: { form }, range }]
        : [{ messageId: 'foreign-instead', params: { form, better: instead }, range }];
    }
    if (compiled.kind !== 'broken') return nothing;
    const params = { pattern: shorten(source), reason: compiled.reason };
    return [{ messageId: 'broken', params, range }];
  },
});

function patternOf(visit: MapVisit): Pick<FieldValue, 'node' | 'at'> | undefined {
  if (visit.type.name === 'StringOptions') return knownScalar(visit, 'pattern');
  const args = fieldValue(visit, 'arguments');
  if (args?.node.kind !== 'map') return undefined;
  const found = pairsOf(args.node).find(({ pair }) => pair.key.value === 'pattern');
  const node = resolveAlias(found?.pair.value);
  if (found === undefined || node?.kind !== 'scalar' || isDeferred(node)) return undefined;
  return { node, at: reportAt({ via: args.via ?? found.via }, node) };
}
