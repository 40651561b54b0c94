import { parseFragment } from '../yaml/parse-fragment.ts';
import type { ChartBuilder } from './chart-builder.ts';
import type { PreparedText } from './prepare-text.ts';
import { isUnsound } from './read-metadata.ts';

/** Of YAML, above everything else: in there Mermaid takes its own comments for one. */
const DIRECTIVE = /^(?:[^\S\n]*(?:#[^\n]*)?\n)*%/;

/** What stands before the diagram and between its lines. */
export function addPreamble(chart: ChartBuilder, prepared: PreparedText): void {
  const { frontMatter, directives, comments } = prepared;
  const { statements, others, problems } = chart.lists;
  if (frontMatter !== undefined) {
    const { start, end, body, yaml } = frontMatter;
    statements.push({ kind: 'front-matter', subgraph: -1, start, end });
    others.push({ start, end });
    const parsed = parseFragment(yaml);
    if (parsed.problems.length > 0 || isUnsound(parsed.root) || DIRECTIVE.test(yaml))
      problems.push({ message: 'bad-front-matter', ...body });
  }
  for (const range of directives) {
    statements.push({ kind: 'directive', subgraph: -1, ...range });
    others.push(range);
  }
  for (const range of comments) {
    statements.push({ kind: 'comment', subgraph: -1, ...range });
    chart.lists.comments.push(range);
  }
}
