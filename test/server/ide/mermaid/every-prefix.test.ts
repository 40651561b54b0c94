import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { mermaidDocument } from '../../../../server/src/analysis/mermaid-document.ts';
import { SourceFile } from '../../../../server/src/analysis/source-file.ts';
import { applyEdits } from '../../../../server/src/base/text-edit.ts';
import { mermaidFolds } from '../../../../server/src/ide/mermaid/folding.ts';
import { formatFlowchart } from '../../../../server/src/ide/mermaid/format.ts';
import { nodeHighlights } from '../../../../server/src/ide/mermaid/highlights.ts';
import {
  mermaidCompletionAt,
  mermaidStart,
} from '../../../../server/src/ide/mermaid/mermaid-completion.ts';
import { nodeDefinition, nodeReferences } from '../../../../server/src/ide/mermaid/navigation.ts';
import { nodeHover } from '../../../../server/src/ide/mermaid/node-hover.ts';
import { nodeAt } from '../../../../server/src/ide/mermaid/node-places.ts';
import { mermaidSymbols } from '../../../../server/src/ide/mermaid/outline.ts';
import { renameNode } from '../../../../server/src/ide/mermaid/rename-node.ts';
import { fixMermaid } from '../../../../server/src/lint/fixes/mermaid-problem.ts';
import { openFlowchart } from './open-flowchart.ts';

const english = (text: string): string => text;
const root = join(import.meta.dirname, '../../../..');
const files = [
  ...globSync('examples/{churn,broken}/**/*.mermaid', { cwd: root }),
  ...globSync('test/grammar/fixtures/*.mermaid', { cwd: root }),
].sort();
const { index } = openFlowchart('flowchart LR\n').workspace;
/** No more cuts of a file than these. */
const CUTS = 400;

/** Asks everything about a text at an offset; throws where something throws or lies outside of the text. */
function ask(text: string, offset: number, path: string): void {
  const uri = `file:///w/${path}`;
  const document = mermaidDocument(new SourceFile(uri, text, { assumed: false }));
  if (document === undefined) return;
  const answers: unknown[] = [
    mermaidSymbols(document),
    mermaidFolds(document),
    nodeHighlights(document, offset),
    nodeHover(index, uri, document, offset, english)?.range,
    nodeDefinition(index, uri, document, offset)?.origin,
    nodeReferences(index, uri, document, offset).here,
    mermaidCompletionAt(index, document, offset, english),
    mermaidStart(text, offset, english),
  ];
  const node = nodeAt(document, offset);
  const edits = node && renameNode(text, uri, node, 'fresh_name');
  if (edits !== undefined && !('problem' in edits)) applyEdits(text, edits);
  for (const diagram of document.diagrams) {
    answers.push(diagram);
    applyEdits(text, formatFlowchart(text, diagram, '  '));
    for (const { message, start, end } of diagram.chart.problems) {
      const finding = {
        code: '',
        severity: 'error',
        messageId: message,
        range: { start, end },
      } as const;
      const data = { markdown: String(path.endsWith('.md')) };
      for (const fix of fixMermaid({ ...finding, data }, text)) applyEdits(text, fix.edits);
    }
  }
  checkOffsets(answers, text.length);
}

function checkOffsets(value: unknown, length: number): void {
  if (typeof value !== 'object' || value === null) return;
  const { start, end } = value as { start?: unknown; end?: unknown };
  if (
    typeof start === 'number' &&
    typeof end === 'number' &&
    (start < 0 || end < start || end > length)
  )
    throw new Error(`A range is not in the text of ${String(length)}: ${JSON.stringify(value)}`);
  for (const child of Object.values(value)) checkOffsets(child, length);
}

test('there are some', () => {
  expect(files.length).toBeGreaterThan(3);
});

test.each(files)('every prefix of %s, alone and in a fence', (file) => {
  const text = readFileSync(join(root, file), 'utf8');
  const step = Math.max(1, Math.ceil(text.length / CUTS));
  const head = '# x\n\n> ```mermaid\n';
  for (let cut = 0; cut <= text.length; cut += step) {
    const prefix = text.slice(0, cut);
    ask(prefix, cut, 'specs/x.mermaid');
    const fenced = head + prefix.replaceAll(/^/gm, '> ');
    ask(fenced, fenced.length, 'specs/x.md');
  }
  for (let at = 0; at <= text.length; at += step) ask(text, at, 'specs/x.mermaid');
});
