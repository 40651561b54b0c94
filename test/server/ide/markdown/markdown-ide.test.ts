import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../../../server/src/base/text-edit.ts';
import type { CompletionItem } from '../../../../server/src/ide/completion/item.ts';
import type { DocumentSymbol } from '../../../../server/src/ide/document-symbols.ts';
import { markdownCompletionAt } from '../../../../server/src/ide/markdown/markdown-completion.ts';
import { markdownFolds } from '../../../../server/src/ide/markdown/markdown-folding.ts';
import { markdownHoverAt } from '../../../../server/src/ide/markdown/markdown-hover.ts';
import type { MarkdownNames } from '../../../../server/src/ide/markdown/markdown-names.ts';
import { markdownSymbols } from '../../../../server/src/ide/markdown/markdown-symbols.ts';
import { problemsOfMarkdown } from '../../../../server/src/lint/governance/markdown/problems-of-markdown.ts';
import type { MarkdownKind } from '../../../../server/src/spec/governance/markdown-kind.ts';
import { markdownKindOf } from '../../../../server/src/spec/governance/markdown-kinds.ts';
import { bindText } from '../../model/governance/bound-markdown.ts';
import { toPortuguese } from '../../portuguese.ts';
import { english, lineOf } from '../ide-fixture.ts';

type Kind = MarkdownKind['id'];

const names: MarkdownNames = {
  products: () => ['churn_report', 'mrr_report'],
  domains: () => ['finance'],
  contracts: () => ['specs/contracts/a.odcs.yaml'],
  policies: () => ['hash', 'mask'],
};

/** A text with `$0` at the cursor. */
function cursorIn(fixture: string): { readonly text: string; readonly offset: number } {
  const offset = fixture.indexOf('$0');
  return { text: fixture.slice(0, offset) + fixture.slice(offset + 2), offset };
}

function complete(kind: Kind, fixture: string): readonly CompletionItem[] {
  const { text, offset } = cursorIn(fixture);
  const items = markdownCompletionAt(bindText(text, kind), offset, names, english);
  for (const { range } of items) {
    expect(range.start).toBeLessThanOrEqual(offset);
    expect(range.end).toBeGreaterThanOrEqual(offset);
    expect(text.slice(range.start, range.end)).not.toMatch(/[\r\n]/);
  }
  return items;
}

function labels(kind: Kind, fixture: string): string[] {
  return complete(kind, fixture).map(({ label }) => label);
}

function accept(kind: Kind, fixture: string, label: string): string {
  const { text } = cursorIn(fixture);
  const item = complete(kind, fixture).find((one) => one.label === label);
  return item === undefined
    ? 'not offered'
    : applyEdits(text, [{ range: item.range, newText: item.newText }]);
}

describe('completion of sections', () => {
  test('those that are missing', () => {
    expect(labels('tiering', '# T\n\n## Silver\n\n- Layer: x\n\n## $0\n')).toEqual([
      'Bronze',
      'Gold',
    ]);
    expect(labels('tiering', '#$0')).toEqual(['Bronze', 'Silver', 'Gold']);
    expect(labels('macros', '# M\n\n## `ha$0')).toEqual(['`hash_pii(column)`']);
  });

  test('with heading and content, at the level that is written', () => {
    expect(accept('canvas', '# T\r\n\r\n### Da$0\r\n', 'Domain')).toBe(
      '# T\r\n\r\n### Domain\r\n\r\nCustomer success.\r\n',
    );
    expect(accept('canvas', '#$0', 'Domain')).toBe('## Domain\n\nCustomer success.');
  });

  test('content that is there stays', () => {
    expect(accept('canvas', '## Do$0main\n\nFinance\n', 'Domain')).toBe('## Domain\n\nFinance\n');
  });

  test('in the language of the others', () => {
    expect(labels('tiering', '## Prata\n\n- Camada: x\n\n## $0')).toEqual(['Bronze', 'Ouro']);
  });

  test('none in code and prose', () => {
    expect(labels('canvas', '```\n# $0\n```\n')).toEqual([]);
    expect(labels('canvas', '# T\n\nwords $0\n')).toEqual([]);
  });

  test('what is inserted is free of problems of its own', () => {
    for (const label of ['Bronze', 'Silver', 'Gold']) {
      const text = accept('tiering', '# T\n\n## $0', label);
      const own = problemsOfMarkdown(bindText(text, 'tiering'));
      expect(own.map(({ messageId }) => messageId)).toEqual(['missing', 'missing']);
    }
  });
});

describe('completion of items', () => {
  test('keys that are not there yet', () => {
    expect(labels('canvas', '## SLAs\n\n- Latency: 24h\n- $0\n')).toEqual([
      'Frequency',
      'Availability',
      'Retention',
    ]);
    expect(labels('canvas', '## Domain\n\n- $0\n')).toEqual([]);
    expect(labels('canvas', '## Notes\n\n- $0\n')).toEqual([]);
    expect(labels('canvas', '## SLAs\n\n## Notes\n\n- $0\n')).toEqual([]);
    expect(labels('canvas', '## SLAs\n\n### Of the board\n\n- $0\n')).toContain('Latency');
  });

  test('a key is written with its colon once', () => {
    expect(accept('canvas', '## SLAs\n\n* La$0', 'Latency')).toBe('## SLAs\n\n* Latency: ');
    expect(accept('canvas', '## SLAs\n\n- La$0: 8h', 'Latency')).toBe('## SLAs\n\n- Latency: 8h');
    expect(labels('macros', '## `f(x)`\n\n1. $0')).toEqual(['Policy', 'Arguments', 'Returns']);
  });

  test('words of a list, each once', () => {
    const fixture = '## Gold\n\n- Reads from: silver, br$0, source\n';
    expect(labels('tiering', fixture)).toEqual(['bronze', 'gold']);
    expect(accept('tiering', fixture, 'bronze')).toBe(
      '## Gold\n\n- Reads from: silver, bronze, source\n',
    );
    expect(labels('tiering', '## Gold\n\n- **Reads from:** $0')).toEqual([
      'source',
      'bronze',
      'silver',
      'gold',
    ]);
  });

  test('examples and names of the workspace as the whole value', () => {
    expect(labels('canvas', '## SLAs\n\n- Latency: $0\n')).toContain('D-1, at most 24 hours');
    expect(accept('macros', '## `f(x)`\n\n- Policy: ha$0sh it\n', 'mask')).toBe(
      '## `f(x)`\n\n- Policy: mask\n',
    );
    expect(labels('canvas', '## SLAs\n\n- Nothing: $0\n')).toEqual([]);
  });
});

describe('completion of front matter', () => {
  test('keys', () => {
    expect(labels('canvas', '---\nproduct: x\n$0\n---\n')).toEqual([
      'domain',
      'contract',
      'status',
      'owner',
    ]);
    expect(labels('canvas', '---\nproduct: x\n$0')).toContain('domain');
    expect(labels('canvas', '---\npro$0\n\n# T\n')).toContain('product');
    expect(accept('canvas', '---\ndo$0\n---\n', 'domain')).toBe('---\ndomain: \n---\n');
    expect(labels('canvas', '---\na: 1\n---\n$0')).toEqual([]);
  });

  test('values', () => {
    expect(labels('canvas', '---\nproduct: $0\n---\n')).toEqual(['churn_report', 'mrr_report']);
    expect(labels('canvas', '---\r\ndomain: $0\r\n---\r\n')).toEqual(['finance']);
    expect(labels('canvas', '---\nstatus: $0\n---\n')).toEqual([
      'draft',
      'review',
      'approved',
      'retired',
    ]);
    expect(
      accept('canvas', '---\ncontract: x$0y # why\n---\n', 'specs/contracts/a.odcs.yaml'),
    ).toBe('---\ncontract: specs/contracts/a.odcs.yaml # why\n---\n');
  });
});

describe('hover', () => {
  function hover(kind: Kind, fixture: string): string | undefined {
    const { text, offset } = cursorIn(fixture);
    const found = markdownHoverAt(bindText(text, kind), offset, english);
    if (found === undefined) return undefined;
    const piece = text.slice(found.range.start, found.range.end);
    return `${piece}: ${found.markdown.replaceAll('\n\n', ' / ').split(' / ').slice(0, 2).join(' / ')}`;
  }

  test.each<readonly [Kind, string, string | undefined]>([
    [
      'canvas',
      '## 1. Dom$0ain:\n\nx\n',
      'Domain: **Domain** · required / The part of the business that owns the product and answers for it.',
    ],
    [
      'canvas',
      '## SLAs\n\n- **Lat$0ency**: 24h\n',
      'Latency: **Latency** · required / The longest time between an event and its presence in the data.',
    ],
    [
      'tiering',
      '## Ouro\n\n- Lê de: pra$0ta\n',
      'prata: **prata** / Clean, typed and deduplicated data.',
    ],
    [
      'canvas',
      '## Key metrics\n\n| Metric | Answer$0ed by |\n| - | - |\n| a | b |\n',
      'Answered by: **Answered by** · required / The property or measure of the contract that holds the answer: `fct_churn.is_churned`. Of the vision, product and property.',
    ],
    [
      'canvas',
      '---\nown$0er: x\n---\n',
      'owner: **`owner`** / The team that answers for the product.',
    ],
    ['canvas', '## Domain\n\nwo$0rds\n', undefined],
    ['canvas', '## Notes$0\n\nwords\n', undefined],
  ])('%s: %j', (kind, fixture, expected) => {
    expect(hover(kind, fixture)).toBe(expected);
  });

  test('in Portuguese, with an example that holds a fence', () => {
    const { markdown = '' } =
      markdownHoverAt(bindText('## `f(x)`\n\nx\n', 'macros'), 4, toPortuguese) ?? {};
    expect(markdown).toContain('Uma macro que o SQL pode usar.');
    expect(markdown).toContain('Exemplo:\n\n````markdown\n');
  });
});

describe('outline', () => {
  const show = (symbols: readonly DocumentSymbol[], indent = ''): string[] =>
    symbols.flatMap(({ name, detail, kind, children }) => [
      `${indent}${kind} ${name}${detail === '' ? '' : `: ${detail}`}`,
      ...show(children, `${indent}  `),
    ]);

  test('sections, keys and metrics', () => {
    const text = `---
product: x
---
# Title

## Key metrics

| Metric | Answered by |
| - | - |
| Churn | \`fct.churn\` |

## SLAs

- Latency: 24h

### Later

- Retention: 5 years

#
`;
    expect(show(markdownSymbols(bindText(text, 'canvas')))).toEqual([
      'section front matter',
      '  value product: x',
      'section Title',
      '  section Key metrics',
      '    item Churn: fct.churn',
      '  section SLAs',
      '    value Latency: 24h',
      '    section Later',
      'section #',
    ]);
  });

  test('ranges hold what is inside', () => {
    const files = ['product-canvas/churn_analysis.md', 'governance/tiering-standards.md'];
    const check = (symbol: DocumentSymbol): void => {
      const { range, selectionRange, children } = symbol;
      for (const inner of [selectionRange, ...children.map((child) => child.range)]) {
        expect(inner.start).toBeGreaterThanOrEqual(range.start);
        expect(inner.end).toBeLessThanOrEqual(range.end);
      }
      children.forEach(check);
    };
    for (const path of files) {
      const text = readFileSync(`examples/churn/specs/${path}`, 'utf8');
      const symbols = markdownSymbols(bindText(text, markdownKindOf(`specs/${path}`)!.id));
      expect(symbols.length).toBeGreaterThan(0);
      symbols.forEach(check);
    }
  });
});

test('folding', () => {
  const text =
    '---\na: 1\n---\n# T\n\n- a\n  - b\n\n## S\n\n| a |\n|---|\n| b |\n\n```\nx\n```\n\n## E\n';
  const folds = markdownFolds(bindText(text, 'canvas').file);
  expect(folds.map(({ start, end }) => `${lineOf(text, start)}-${lineOf(text, end)}`)).toEqual([
    '1-3',
    '4-19',
    '6-7',
    '9-17',
    '11-13',
    '15-17',
  ]);
});

describe('every place of every example', () => {
  const files = [
    'product-canvas/vision.md',
    'product-canvas/churn_analysis.md',
    'governance/tiering-standards.md',
    'governance/macro-library.md',
  ];

  test.each(files)('%s, whole and cut off there', (path) => {
    const text = readFileSync(`examples/churn/specs/${path}`, 'utf8').replaceAll('\n', '\r\n');
    const kind = markdownKindOf(`specs/${path}`)!.id;
    const bound = bindText(text, kind);
    for (let offset = 0; offset <= text.length; offset += 3) {
      markdownHoverAt(bound, offset, english);
      markdownCompletionAt(bound, offset, names, english);
      const cut = bindText(text.slice(0, offset), kind);
      for (const { range } of problemsOfMarkdown(cut)) {
        expect(range.start).toBeLessThanOrEqual(range.end);
        expect(range.end).toBeLessThanOrEqual(offset);
      }
      for (const { range } of markdownCompletionAt(cut, offset, names, english))
        expect(range.end).toBe(offset);
      for (const fold of markdownFolds(cut.file)) expect(fold.end).toBeLessThanOrEqual(offset);
      for (const symbol of markdownSymbols(cut))
        expect(symbol.range.end).toBeLessThanOrEqual(offset);
    }
  });
});
