import type { Range } from '../../../base/range.ts';
import { isDeferred } from '../../../model/shape.ts';
import { resolveAlias, type YamlSequence } from '../../../syntax/yaml/tree.ts';
import { duplicatesOf, type Keyed } from '../../duplicates.ts';
import { contract } from '../../example.ts';
import { fixRepeatedItem } from '../../fixes/repeated-item.ts';
import { reportAt } from '../../report-at.ts';
import { defineRule, type Report } from '../../rule.ts';

export default defineRule<'document', 'repeated' | 'first'>({
  meta: {
    code: 'unique-tags',
    family: 'meaning',
    severity: 'hint',
    since: '0.1.0',
    summary: 'A list of tags has each tag once.',
    explanation:
      'A tag is there or not; twice says no more than once. The standard asks to avoid it, because catalogs count.',
    examples: [
      {
        title: 'One tag is there twice',
        bad: contract('tags: [finance, orders, finance] # for the catalog'),
        good: contract('tags: [finance, orders] # for the catalog'),
        fixed: true,
      },
    ],
    standards: ['odcs', 'odps'],
    cost: 'idle',
    fixable: 'safe',
    messages: {
      repeated: 'The tag `{name}` is in this list twice.',
      first: '`{name}` stands here first',
    },
    fixes: { remove: 'Remove `{name}`' },
  },
  on: 'document',
  *check({ symbols }): Iterable<Report<'repeated' | 'first'>> {
    for (const map of symbols().maps) {
      const found = map.byName.get('tags');
      if (found === undefined || !map.table.fields.has('tags')) continue;
      const list = resolveAlias(found.pair.value);
      if (list?.kind !== 'sequence' || list.items.length < 2) continue;
      const alias = found.pair.value?.kind === 'alias' ? found.pair.value : undefined;
      const via = map.via ?? found.via ?? alias;
      for (const { one, first } of duplicatesOf(tagsOf(list, via))) {
        const params = { name: one.key };
        const related = [{ range: first.range, messageId: 'first', params }];
        yield {
          messageId: 'repeated',
          params,
          range: one.range,
          related,
          tags: ['unnecessary'],
        };
      }
    }
  },
  fix: fixRepeatedItem,
});

function tagsOf(list: YamlSequence, via: Range | undefined): readonly Keyed[] {
  return list.items.flatMap(({ value }) => {
    const tag = resolveAlias(value);
    if (value === undefined || tag?.kind !== 'scalar' || isDeferred(tag)) return [];
    if (typeof tag.value !== 'string') return [];
    return [{ key: tag.value, range: reportAt({ via }, value) }];
  });
}
