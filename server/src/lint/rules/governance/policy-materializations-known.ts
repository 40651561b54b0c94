import { mostSimilar } from '../../../base/similar.ts';
import { readNaming, splitAlternatives } from '../../../model/governance/read-naming.ts';
import { materializations } from '../../../spec/governance/materializations.ts';
import { namingPolicy } from '../../governance/policy-example.ts';
import { isExtension, readPolicy } from '../../governance/policy-ranges.ts';
import { replaceValue } from '../../fixes/replace-value.ts';
import { shorten } from '../../narrow.ts';
import { defineRule, type Report } from '../../rule.ts';

type Messages = 'similar' | 'unknown';

export default defineRule<'document', Messages>({
  meta: {
    code: 'policy-materializations-known',
    family: 'governance',
    severity: 'warning',
    presets: { strict: 'error' },
    since: '0.1.0',
    summary: 'The materialization of a layer is one that dbt, an adapter or the company has.',
    explanation:
      'What a layer names here is written into `dbt_project.yml`; dbt stops at a word that it does not know. Materializations of your own are named once, in `materializations` of the same file. A file that `extends` another one may use those of the other file: there only words that are nearly known ones are reported.',
    examples: [
      {
        title: 'A slip',
        bad: namingPolicy('{ "layers": { "marts": { "materialization": "tabel" } } }'),
        good: namingPolicy('{ "layers": { "marts": { "materialization": "table" } } }'),
        fixed: true,
      },
      {
        title: 'One of your own',
        bad: namingPolicy('{ "layers": { "events": { "materialization": "insert_by_period" } } }'),
        good: namingPolicy(`{
  "layers": { "events": { "materialization": "insert_by_period" } },
  "materializations": ["insert_by_period"]
}`),
      },
    ],
    standards: ['naming'],
    cost: 'typing',
    fixable: 'unsafe',
    messages: {
      similar: '`{written}` is no materialization of dbt. Did you mean `{value}`?',
      unknown:
        '`{written}` is no materialization of dbt or of an adapter. If it is one of your own, name it in `materializations`.',
    },
    fixes: { replace: 'Write `{value}`' },
  },
  on: 'document',
  *check(visit): Iterable<Report<Messages>> {
    const read = readPolicy(visit, readNaming);
    if (read === undefined) return;
    const { policy, rangeOf } = read;
    const known = [...materializations.map(({ value }) => value), ...policy.materializations];
    for (const { materialization } of policy.layers.values()) {
      if (materialization === undefined) continue;
      const ways = splitAlternatives(materialization.value);
      const way = ways.find((one) => !known.includes(one));
      if (way === undefined) continue;
      const written = shorten(way, 40);
      const range = rangeOf(materialization.at);
      const value = meant(way, known);
      if (value !== undefined) {
        const all = ways.map((one) => (one === way ? value : one)).join('|');
        yield {
          messageId: 'similar',
          params: { written, value },
          range,
          data: { value: all, safe: 0 },
        };
      } else if (!isExtension(visit)) {
        yield { messageId: 'unknown', params: { written }, range };
      }
    }
  },
  fix: replaceValue,
});

function meant(written: string, known: readonly string[]): string | undefined {
  const word = written.toLowerCase();
  const alias = materializations.find(({ aliases }) => aliases?.includes(word) === true);
  return alias?.value ?? mostSimilar(written, known);
}
