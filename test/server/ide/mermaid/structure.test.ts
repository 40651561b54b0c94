import { expect, test } from 'vitest';
import type { DocumentSymbol } from '../../../../server/src/ide/document-symbols.ts';
import { mermaidFolds } from '../../../../server/src/ide/mermaid/folding.ts';
import { mermaidSymbols } from '../../../../server/src/ide/mermaid/outline.ts';
import { openFlowchart } from './open-flowchart.ts';

function tree(symbols: readonly DocumentSymbol[], depth = 0): readonly string[] {
  return symbols.flatMap(({ name, detail, children }) => [
    `${'  '.repeat(depth)}${[name, detail].filter((part) => part !== '').join(' | ')}`,
    ...tree(children, depth + 1),
  ]);
}

test('the outline has subgraphs with their nodes, each once', () => {
  const { document } = openFlowchart(`flowchart LR
  raw --> b
  subgraph silver [The silver layer]
    subgraph staging
      b["B of it"] --> c
    end
    d --> b
  end
  c --> d --> silver
`);
  expect(tree(mermaidSymbols(document))).toEqual([
    'raw',
    'The silver layer | silver',
    '  staging',
    '    b | B of it',
    '    c',
    '  d',
  ]);
});

test('subgraphs hold what is in them, and contain their own names', () => {
  const { document, text } = openFlowchart('graph LR\n  subgraph a\n    b\n  end\n  c\n');
  const [frame] = mermaidSymbols(document);
  expect(text.slice(frame!.range.start, frame!.range.end)).toBe('subgraph a\n    b\n  end');
  expect(text.slice(frame!.selectionRange.start, frame!.selectionRange.end)).toBe('a');
});

test('subgraphs, front matter and runs of comments fold', () => {
  const { document, text } = openFlowchart(`---
title: x
---
%% one
%% two
flowchart LR
  subgraph a
    b
  end
  %% alone
  subgraph c
`);
  const line = (offset: number): number => text.slice(0, offset).split('\n').length;
  expect(
    mermaidFolds(document).map(({ start, end, kind }) => [line(start), line(end), kind]),
  ).toEqual([
    [1, 3, 'region'],
    [4, 5, 'comment'],
    [7, 9, 'region'],
  ]);
});
