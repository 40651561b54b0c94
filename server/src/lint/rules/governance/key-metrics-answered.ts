import { contract } from '../../example.ts';
import { replaceText } from '../../fixes/replace-text.ts';
import { deadAnswers } from '../../governance/metric-answers.ts';
import { defineRule, type WorkspaceReport } from '../../rule.ts';

type Messages = 'none' | 'none-similar' | 'nowhere';

const canvas = (answer: string): string => `---
product: revenue
---

# Revenue

## Key metrics

| Metric | Question | Answered by |
| --- | --- | --- |
| Revenue | How much do we earn? | \`${answer}\` |

## Domain

Finance

## Data consumers

- Finance team: a monthly report

## SLAs

- Latency: 24h
`;
const revenue = contract(`
schema:
  - name: fct_revenue
    properties:
      - name: total_amount`).replace('name: Orders', 'name: revenue');
const files = (answer: string): Readonly<Record<string, string>> => ({
  'specs/product-canvas/revenue.md': canvas(answer),
  'specs/contracts/data-products/sales/revenue.odcs.yaml': revenue,
});

export default defineRule<'workspace', Messages>({
  meta: {
    code: 'key-metrics-answered',
    family: 'governance',
    severity: 'warning',
    since: '0.1.0',
    summary: 'Each key metric of a canvas is answered by something that the contract has.',
    explanation:
      'A canvas asks questions, and `Answered by` names the column or measure that answers each of them. A name that leads nowhere is a question that nobody answers, often because a property was renamed. `property`, `object` and `object.property` are understood, in the contract that the canvas names; a page about several products, such as `vision.md`, names the contract as well: `mrr_report`, `total_mrr`.',
    examples: [
      {
        title: 'A renamed property',
        bad: files('fct_revenue.total_amuont'),
        good: files('fct_revenue.total_amount'),
        fixed: true,
      },
    ],
    standards: [],
    files: ['canvas'],
    cost: 'idle',
    asksAll: true,
    fixable: 'unsafe',
    messages: {
      none: 'The contract `{contract}` has no object or property `{name}`.',
      'none-similar':
        'The contract `{contract}` has no object or property `{name}`. Did you mean `{similar}`?',
      nowhere: '`{name}` is no contract of the workspace, so nothing says where the answer is.',
    },
    fixes: { replace: 'Write `{value}`' },
  },
  on: 'workspace',
  *check({ governed, workspace }): Iterable<WorkspaceReport<Messages>> {
    if (governed?.kind !== 'canvas') return;
    for (const dead of deadAnswers(governed.canvas, workspace)) {
      const { value: name, at } = dead.answer;
      const { place } = at;
      const params = { name, contract: dead.contract ?? '' };
      if (dead.contract === undefined) yield { messageId: 'nowhere', params, place };
      else if (dead.similar === undefined) yield { messageId: 'none', params, place };
      else {
        const { similar } = dead;
        const data = { name, value: similar };
        yield { messageId: 'none-similar', params: { ...params, similar }, place, data };
      }
    }
  },
  fixText: replaceText,
});
