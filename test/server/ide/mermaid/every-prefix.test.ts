import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { LineageStore } from '../../../../server/src/analysis/lineage/lineage-store.ts';
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
import { nodeAt, type MermaidDocument } from '../../../../server/src/ide/mermaid/node-places.ts';
import { mermaidSymbols } from '../../../../server/src/ide/mermaid/outline.ts';
import { renameNode } from '../../../../server/src/ide/mermaid/rename-node.ts';
import { fixMermaid } from '../../../../server/src/lint/fixes/mermaid-problem.ts';
import { uriOf } from '../../analysis/linked-workspace.ts';
import { openFlowchart } from './open-flowchart.ts';

const english = (text: string): string => text;
const root = join(import.meta.dirname, '../../../..');
const files = [
  ...globSync('examples/{churn,broken}/**/*.mermaid', { cwd: root }),
  ...globSync('test/grammar/fixtures/*.mermaid', { cwd: root }),
].sort();
const { index } = openFlowchart('flowchart LR\n').workspace;
const { lineage } = new LineageStore(index);
const FILE = 'specs/x.mermaid';
const PAGE = 'specs/x.md';

/** The text as a file of that path, where it has flowcharts. */
function opened(text: string, path: string): MermaidDocument {
  const document = mermaidDocument(new SourceFile(uriOf(path), text, { assumed: false }));
  return document ?? { text, diagrams: [] };
}

/** Asks everything about an offset; throws where something throws or lies outside of the text. */
function askAt(document: MermaidDocument, offset: number, path: string): void {
  const { text } = document;
  const uri = uriOf(path);
  const answers: unknown[] = [
    nodeHighlights(document, offset),
    nodeHover(index, uri, document, offset, () => lineage, english)?.range,
    nodeDefinition(index, uri, document, offset)?.origin,
    nodeReferences(index, uri, document, offset).here,
    mermaidCompletionAt(index, document, offset, english),
    mermaidStart(text, path, offset, english),
  ];
  checkOffsets(answers, text.length);
  const node = nodeAt(document, offset);
  const edits = node && renameNode(text, uri, node, 'fresh_name');
  if (edits !== undefined && !('problem' in edits)) applyEdits(text, edits);
}

/** Asks what does not depend on an offset. */
function askAll(document: MermaidDocument, path: string): void {
  const { text, diagrams } = document;
  checkOffsets([mermaidSymbols(document), mermaidFolds(document), diagrams], text.length);
  for (const diagram of diagrams) {
    if (!path.endsWith('.md')) applyEdits(text, formatFlowchart(text, diagram, '  '));
    for (const { message, start, end } of diagram.chart.problems) {
      const range = { start, end };
      const finding = { code: '', severity: 'error', messageId: message, range } as const;
      const data = { markdown: String(path.endsWith('.md')) };
      for (const fix of fixMermaid({ ...finding, data }, text)) applyEdits(text, fix.edits);
    }
  }
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
  const head = '# x\n\n> ```mermaid\n';
  for (let cut = 0; cut <= text.length; cut++) {
    const prefix = text.slice(0, cut);
    const alone = opened(prefix, FILE);
    askAt(alone, cut, FILE);
    askAll(alone, FILE);
    const fenced = opened(head + prefix.replaceAll(/^/gm, '> '), PAGE);
    askAt(fenced, fenced.text.length, PAGE);
    askAll(fenced, PAGE);
  }
});

test.each(files)('every offset of %s', (file) => {
  const document = opened(readFileSync(join(root, file), 'utf8'), FILE);
  for (let at = 0; at <= document.text.length; at++) askAt(document, at, FILE);
});
