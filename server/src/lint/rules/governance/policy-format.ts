import { classificationPolicy } from '../../governance/policy-example.ts';
import { defineRule, nothing, type Report } from '../../rule.ts';

export default defineRule<'document', 'no-map'>({
  meta: {
    code: 'policy-format',
    family: 'governance',
    severity: 'error',
    since: '0.1.0',
    summary: 'A policy is a map of fields.',
    explanation:
      'The name and the folder of a file say that it is a policy: `governance/naming.json`, for example. Its top level is then a map of the fields that such a policy has. A file in which something else stands asks for nothing, without anybody noticing.',
    examples: [
      {
        title: 'A list of rules alone',
        bad: classificationPolicy('- name: mail addresses'),
        good: classificationPolicy('rules: []'),
      },
    ],
    cost: 'typing',
    fixable: 'no',
    messages: { 'no-map': 'The top level of this file is a map of fields such as `{field}:`.' },
  },
  on: 'document',
  check({ document, file, contract: { spec } }): readonly Report<'no-map'>[] {
    if (document.outline !== undefined) return nothing;
    const block = document.blocks.find(({ fragment }) => fragment.root !== undefined);
    const root = block?.fragment.root;
    if (block === undefined || root === undefined) return nothing;
    const start = block.start + root.start;
    const line = file.text.indexOf('\n', start);
    const end = Math.min(block.start + root.end, line === -1 ? file.text.length : line);
    const own = Object.entries(spec.type(spec.metamodel.root).fields);
    const [field = ''] = own.find(([name]) => !HEAD.has(name)) ?? [];
    return [
      { messageId: 'no-map', params: { field }, range: { start, end: Math.max(start, end) } },
    ];
  },
});

/** What every policy may begin with. */
const HEAD: ReadonlySet<string> = new Set(['$schema', 'version', 'extends', 'format']);
