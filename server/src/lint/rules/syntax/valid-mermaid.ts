import { topologyIn } from '../../../model/governed-file.ts';
import type { FlowchartProblemKind } from '../../../syntax/mermaid/flowchart.ts';
import { isMarkdown } from '../../../syntax/mermaid/diagrams.ts';
import { flowchartProblemTexts } from '../../../syntax/mermaid/problem-texts.ts';
import { fixMermaid, mermaidFixTitles } from '../../fixes/mermaid-problem.ts';
import { defineRule, type WorkspaceReport } from '../../rule.ts';

const topology = (chart: string): Readonly<Record<string, string>> => ({
  'specs/pipelines/topology.mermaid': chart,
});

export default defineRule<'workspace', FlowchartProblemKind>({
  meta: {
    code: 'valid-mermaid',
    family: 'syntax',
    severity: 'error',
    since: '0.1.0',
    summary: 'Mermaid can draw each flowchart.',
    explanation:
      'Mermaid draws a flowchart as a whole or not at all: one bracket that nobody closes, and whoever opens the page sees an error instead of the picture. What stands behind the mistake is read all the same, so that the lineage does not fall apart while somebody types. Looked at are `.mermaid` and `.mmd` files, and fences marked `mermaid` in Markdown below `specs`; diagrams of other kinds are left alone.',
    examples: [
      {
        title: 'A subgraph without its end',
        bad: topology('flowchart LR\n  subgraph Staging\n    stg_orders --> int_orders\n'),
        good: topology('flowchart LR\n  subgraph Staging\n    stg_orders --> int_orders\n  end\n'),
        fixed: true,
      },
      {
        title: 'A label without its closing quote',
        bad: topology('flowchart LR\n  stg_orders["Orders] --> fct_orders\n'),
        good: topology('flowchart LR\n  stg_orders["Orders"] --> fct_orders\n'),
        fixed: true,
      },
      {
        title: 'Brackets in a label without quotes',
        bad: topology('flowchart LR\n  stg_orders[Orders (daily)] --> fct_orders\n'),
        good: topology('flowchart LR\n  stg_orders["Orders (daily)"] --> fct_orders\n'),
        fixed: true,
      },
    ],
    standards: [],
    files: ['topology', 'canvas', 'tiering', 'macro-library'],
    cost: 'typing',
    fixable: 'safe',
    messages: flowchartProblemTexts,
    fixes: mermaidFixTitles,
  },
  on: 'workspace',
  *check({ uri, governed }): Iterable<WorkspaceReport<FlowchartProblemKind>> {
    const data = { markdown: String(isMarkdown(uri)) };
    for (const { kind, text, place } of topologyIn(governed)?.mistakes ?? [])
      yield { messageId: kind, place, data, params: { text } };
  },
  fixText: fixMermaid,
});
