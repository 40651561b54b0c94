import { compilePattern } from '../../../base/compile-pattern.ts';
import type { Range } from '../../../base/range.ts';
import { isUsablePattern } from '../../../model/governance/name-pattern.ts';
import { isDeferred } from '../../../model/shape.ts';
import type { MapVisit } from '../../../model/visit.ts';
import { resolveAlias } from '../../../syntax/yaml/tree.ts';
import { fieldValue } from '../../field-value.ts';
import { namingPolicy } from '../../governance/policy-example.ts';
import { shorten } from '../../narrow.ts';
import { reportAt } from '../../report-at.ts';
import { defineRule, nothing, type Finding, type Fix, type Report } from '../../rule.ts';

type Messages = 'broken' | 'foreign' | 'foreign-instead' | 'any-case' | 'costly';

/** Longer patterns are not read: nobody wrote them by hand. */
const MAX_LENGTH = 10_000;

/** How Python and Java ask for any case. */
const ANY_CASE = '(?i)';

export default defineRule<'map', Messages>({
  meta: {
    code: 'policy-patterns-compile',
    family: 'governance',
    severity: 'error',
    since: '0.1.0',
    summary: 'A pattern of a policy is a regular expression of ECMAScript that is quick to match.',
    explanation:
      'A pattern that cannot be read matches nothing: no name is checked, no column is found sensitive, and nobody notices. Other dialects have forms that ECMAScript lacks, such as `(?i)` or `(?P<name>...)`; classification compares names in whatever case anyway. A pattern that repeats a group which holds a repetition, such as `(a+)+`, can take years for a single name, so it is left out as well.',
    examples: [
      {
        title: 'A bracket that is not closed',
        bad: namingPolicy('{ "layers": { "staging": { "pattern": "^stg_([a-z_]+$" } } }'),
        good: namingPolicy('{ "layers": { "staging": { "pattern": "^stg_([a-z_]+)$" } } }'),
      },
      {
        title: 'Any case, as Python writes it',
        bad: {
          'governance/classification.yaml': `classes:
  - name: PII
    level: confidential
rules:
  - name: mail addresses
    class: PII
    match:
      name: (?i)e?mail
`,
        },
        good: {
          'governance/classification.yaml': `classes:
  - name: PII
    level: confidential
rules:
  - name: mail addresses
    class: PII
    match:
      name: e?mail
`,
        },
        fixed: true,
      },
    ],
    cost: 'typing',
    fixable: 'safe',
    messages: {
      foreign:
        '`{form}` is not of ECMAScript, but of Python or Java; ECMAScript has nothing like it.',
      'foreign-instead': '`{form}` is not of ECMAScript, but of Python or Java. Write `{better}`.',
      broken: '`{pattern}` is no regular expression of ECMAScript: {reason}.',
      'any-case':
        '`(?i)` is not of ECMAScript. Names are compared in whatever case here: leave it out.',
      costly:
        '`{pattern}` may take very long for some names, so it is not used. Repeat no group that holds a repetition or a choice.',
    },
    fixes: { remove: 'Remove `{form}`' },
  },
  on: 'map',
  only: ['LayerRule', 'ColumnRule', 'TagRule', 'PropertyMatch'],
  check(visit): readonly Report<Messages>[] {
    const isMatch = visit.type.name === 'PropertyMatch';
    let found: Report<Messages>[] | undefined;
    for (const { source, range } of patternsOf(visit, isMatch ? 'name' : 'pattern')) {
      const report = judge(source, isMatch);
      if (report !== undefined) (found ??= []).push({ ...report, range });
    }
    return found ?? nothing;
  },
  fix(finding: Finding, { file: { text } }): readonly Fix[] {
    if (finding.messageId !== 'any-case') return [];
    const start = text.indexOf(ANY_CASE, finding.range.start);
    const end = start + ANY_CASE.length;
    if (start === -1 || end > finding.range.end) return [];
    const edits = [{ range: { start, end }, newText: '' }];
    return [{ title: 'remove', params: { form: ANY_CASE }, edits, safety: 'safe' }];
  },
});

interface Written {
  readonly source: string;
  readonly range: Range;
}

/** The patterns of a field, which holds one or a list. */
function patternsOf(visit: MapVisit, field: string): readonly Written[] {
  const written = fieldValue(visit, field);
  if (written === undefined) return nothing;
  const { node, via } = written;
  const nodes = node.kind === 'sequence' ? node.items.map(({ value }) => value) : [node];
  return nodes.flatMap((value) => {
    const scalar = resolveAlias(value);
    if (scalar?.kind !== 'scalar' || isDeferred(scalar)) return [];
    const source = scalar.value;
    if (typeof source !== 'string' || source === '' || source.length > MAX_LENGTH) return [];
    return [{ source, range: reportAt({ via }, value ?? scalar) }];
  });
}

function judge(source: string, isMatch: boolean): Omit<Report<Messages>, 'range'> | undefined {
  const compiled = compilePattern(source);
  const pattern = shorten(source);
  if (compiled.kind === 'foreign') {
    const { form, instead } = compiled;
    return instead === undefined
      ? { messageId: 'foreign', params: { form } }
      : { messageId: 'foreign-instead', params: { form, better: instead } };
  }
  if (compiled.kind === 'broken') {
    const isFlag = isMatch && source.startsWith(ANY_CASE);
    if (isFlag && compilePattern(source.slice(ANY_CASE.length)).kind === 'pattern')
      return { messageId: 'any-case' };
    return { messageId: 'broken', params: { pattern, reason: compiled.reason } };
  }
  return isUsablePattern(source) ? undefined : { messageId: 'costly', params: { pattern } };
}
