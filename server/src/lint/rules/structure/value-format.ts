import { fits, isDeferred } from '../../../model/shape.ts';
import type { StringFormat, StringValue } from '../../../spec/metamodel.ts';
import { stringFormats } from '../../../spec/string-formats.ts';
import { contract } from '../../example.ts';
import { rangeOf } from '../../judge-value.ts';
import { shorten } from '../../narrow.ts';
import { reportAt } from '../../report-at.ts';
import { defineRule, nothing, type Report } from '../../rule.ts';

const formats = Object.fromEntries(
  Object.entries(stringFormats).map(([name, { source }]) => [name, new RegExp(source)]),
) as Readonly<Record<StringFormat, RegExp>>;

type Pattern = NonNullable<StringValue['pattern']>;

/** Compiled patterns of the tables; an entry lives as long as its table. */
const patterns = new WeakMap<Pick<Pattern, 'source'>, RegExp>();

export default defineRule<'value', 'format' | 'pattern'>({
  meta: {
    code: 'value-format',
    family: 'structure',
    severity: 'error',
    since: '0.1.0',
    summary:
      'Addresses, dates, identifiers and references are written in the form that the standard asks for.',
    explanation:
      'Tools open addresses, compare dates and follow references; a value of another form stops them. Text with `${VARIABLE}` is left alone, and so are placeholders such as `{object}` in a location.',
    examples: [
      {
        title: 'A date as people write it',
        bad: contract('contractCreatedTs: 01.03.2026 09:30'),
        good: contract("contractCreatedTs: '2026-03-01T09:30:00Z'"),
      },
    ],
    cost: 'typing',
    fixable: 'no',
    messages: {
      format: '`{name}` must be {meaning}, not `{value}`.',
      pattern: '`{name}` must be {meaning}, not `{value}`.',
    },
  },
  on: 'value',
  check(visit): readonly Report<'format' | 'pattern'>[] {
    const { node, expected } = visit;
    if (expected.kind !== 'string' || node?.kind !== 'scalar') return nothing;
    const { format, pattern } = expected;
    if (format === undefined && pattern === undefined) return nothing;
    if (!fits(node, expected, visit.version) || isDeferred(node)) return nothing;
    const text = String(node.value);
    // An empty identity has a finding of its own.
    if (text === '' && expected.nonEmpty === true) return nothing;
    const wrong =
      format !== undefined && !formats[format].test(text)
        ? ({ messageId: 'format', meaning: stringFormats[format].meaning } as const)
        : pattern !== undefined && !compiled(pattern).test(text)
          ? ({ messageId: 'pattern', meaning: meaningFor(text, pattern) } as const)
          : undefined;
    if (wrong === undefined) return nothing;
    const params = { name: visit.slot.name, meaning: wrong.meaning, value: shorten(text, 40) };
    return [{ messageId: wrong.messageId, params, range: reportAt(visit, rangeOf(visit)) }];
  },
});

/** What a text lacks that does not match. */
function meaningFor(text: string, { meaning, near }: Pattern): string {
  return near !== undefined && compiled(near).test(text) ? near.meaning : meaning;
}

function compiled(pattern: Pick<Pattern, 'source'>): RegExp {
  let regex = patterns.get(pattern);
  if (regex === undefined) patterns.set(pattern, (regex = new RegExp(pattern.source)));
  return regex;
}
