import { markdownFixTitles } from '../../governance/markdown/problem.ts';
import { fixesOfProse, proseMessages } from '../../governance/markdown/prose-problems.ts';
import { defineRule, type Elsewhere, type WorkspaceReport } from '../../rule.ts';

const library = (section: string): Readonly<Record<string, string>> => ({
  'specs/governance/tiering-standards.md': `# Tiering standards

## Bronze

- Layer: raw
- Reads from: source

${section}

- Layer: staging
- Reads from: bronze

## Gold

- Layer: marts
- Reads from: silver
`,
});

export default defineRule({
  meta: {
    code: 'governance-prose-complete',
    family: 'governance',
    severity: 'warning',
    since: '0.1.0',
    summary:
      'Canvases, tiering standards and macro libraries have the sections and values that others rely on.',
    explanation:
      'These files are Markdown, so that everybody reads them, and yet other files are held to what they say. A section or key that is missing, misspelt or there twice is read by nobody: a tier without `Reads from` allows everything, and a latency of `soon` promises nothing. Headings and keys may be in English or Portuguese, in any case, and a section of your own is never wrong.',
    examples: [
      {
        title: 'A misspelt tier',
        bad: library('## Silvr'),
        good: library('## Silver'),
        fixed: true,
      },
    ],
    standards: [],
    files: ['canvas', 'tiering', 'macro-library'],
    cost: 'idle',
    fixable: 'unsafe',
    messages: proseMessages,
    fixes: markdownFixTitles,
  },
  on: 'workspace',
  *check({ uri, governed }): Iterable<WorkspaceReport> {
    if (governed === undefined || !('problems' in governed)) return;
    const data = { tables: governed.tables };
    for (const { messageId, params, place, related, incomplete } of governed.problems) {
      const elsewhere = related.map((one): Elsewhere => ({
        ...{ uri, place: one.place, messageId: one.messageId },
        ...(one.params && { params: one.params }),
      }));
      yield {
        ...{ messageId, place, data },
        ...(params && { params }),
        ...(elsewhere.length > 0 && { elsewhere }),
        ...(incomplete && { incomplete }),
      };
    }
  },
  fixText: (finding, text) => fixesOfProse(finding, finding.data?.tables, text),
});
