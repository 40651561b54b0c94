import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../../../server/src/base/text-edit.ts';
import {
  markdownFixTitles,
  markdownMessages,
  type MarkdownProblem,
} from '../../../../server/src/lint/governance/markdown/problem.ts';
import { problemsOfMarkdown } from '../../../../server/src/lint/governance/markdown/problems-of-markdown.ts';
import { fileSkeleton } from '../../../../server/src/lint/governance/markdown/skeleton.ts';
import type { MarkdownKind } from '../../../../server/src/spec/governance/markdown-kind.ts';
import {
  markdownKindOf,
  markdownKinds,
} from '../../../../server/src/spec/governance/markdown-kinds.ts';
import { bindText } from '../../model/governance/bound-markdown.ts';

type Kind = MarkdownKind['id'];

const seen = new Set<string>();

function problemsIn(kind: Kind, text: string): readonly MarkdownProblem[] {
  const problems = problemsOfMarkdown(bindText(text, kind));
  for (const { code, messageId, params = {}, fixes } of problems) {
    seen.add(`${code}/${messageId}`);
    const template = (markdownMessages[code] as Readonly<Record<string, string>>)[messageId] ?? '';
    const wanted = [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    for (const name of wanted) expect(params, `${code}/${messageId}`).toHaveProperty([name!]);
    for (const { title } of fixes) expect(markdownFixTitles).toHaveProperty([title]);
  }
  return problems;
}

function show(kind: Kind, text: string): string[] {
  return problemsIn(kind, text).map(({ code, messageId, range }) =>
    `${code}/${messageId} ${text.slice(range.start, range.end)}`.trimEnd(),
  );
}

/** What the first fix makes of the text. */
function fixed(kind: Kind, text: string): string {
  const fix = problemsIn(kind, text).flatMap(({ fixes }) => fixes)[0];
  return fix === undefined ? text : applyEdits(text, fix.edits);
}

const FRONT = '---\nproduct: x\ndomain: d\n---\n\n';
const CONSUMERS = '## Data consumers\n\n- Board: total\n\n';
const METRICS = '## Key metrics\n\n- Churn (`fct.churn`)\n\n';
const SLAS = '## SLAs\n\n- Latency: 24h\n';
const CANVAS = `${FRONT}# T\n\n${CONSUMERS}${METRICS}${SLAS}`;
const tiers = (bronze: string): string =>
  `## Bronze\n\n${bronze}\n\n## Silver\n\n- Layer: staging\n\n## Gold\n\n- Layer: marts\n`;

describe('nothing is wrong with', () => {
  const files = [
    'product-canvas/vision.md',
    'product-canvas/churn_analysis.md',
    'product-canvas/mrr.md',
    'governance/tiering-standards.md',
    'governance/macro-library.md',
  ];

  test.each(files)('%s', (path) => {
    const text = readFileSync(`examples/churn/specs/${path}`, 'utf8');
    const kind = markdownKindOf(`specs/${path}`)!.id;
    expect(show(kind, text)).toEqual([]);
    expect(show(kind, `\ufeff${text.replaceAll('\n', '\r\n')}`)).toEqual([]);
  });

  test.each(
    markdownKinds.flatMap((kind) => [
      [kind.id, 'en', kind] as const,
      [kind.id, 'pt', kind] as const,
    ]),
  )('a new file: %s in %s', (id, language, kind) => {
    expect(show(id, fileSkeleton(kind, language))).toEqual([]);
    expect(show(id, fileSkeleton(kind, language, '\r\n'))).toEqual([]);
  });

  test('the smallest canvas', () => {
    expect(show('canvas', CANVAS)).toEqual([]);
  });
});

describe('nothing is wrong with what people write', () => {
  test('a canvas with signs in headings, dashes, lists of its own, and other tables', () => {
    const text = `---
product: orders
domain: sales
owners: [ana]
---
# 📦 Orders

> Draft.

## 👥 Data Consumers

1. **BI analysts** – dashboards
2. **Finance**: month end
   - needs it by 8:00

## 📊 Key Metrics

| KPI | Owner | Property |
|:----|-------|---------:|
| Orders | Ana | orders.id |

## 2. Service Levels

- **Freshness:** data of the previous day is there by 06:00 (D-1)
- **Availability** — 99.9 %
- Retention (raw): 7 years
- Retention (aggregates): unlimited
- Support: Mon-Fri, 9-17

## Open questions

- Domain: is it sales or finance?

## Change log

| Date | Change |
|--|--|
| 2024-01-01 | first |
`;
    expect(show('canvas', text)).toEqual([]);
  });

  test('tiers as tables and paragraphs', () => {
    const text = `# Tiers

## Bronze (raw)

| Rule | Value |
| --- | --- |
| Layer | raw |
| Reads from | Source systems, via Fivetran jobs |

## Silver layer

**Layer:** \`staging\` / \`intermediate\`

### Exceptions

- Owner: none yet

## Gold

- Layers: marts
- Depends on: Silver, Gold (same domain), never Bronze
`;
    expect(show('tiering', text)).toEqual([]);
  });

  test('macros below headings of groups, with calls over several lines and results', () => {
    const text = `# Macros

## Privacy

### \`mask(column, keep = 2)\`

Masks.

\`\`\`jinja
{{ mask(column='email',
   keep=3) }}
\`\`\`

### date_spine(start, end)

Days. Result:

\`\`\`
2024-01-01
\`\`\`

Returns:

\`\`\`
a date
\`\`\`
`;
    expect(show('macros', text)).toEqual([]);
  });
});

describe('sections', () => {
  test('an empty file is one problem', () => {
    expect(show('canvas', '')).toEqual(['sections/blank']);
    expect(show('canvas', fixed('canvas', ' \n'))).toEqual([]);
    expect(show('macros', '\n')).toEqual(['sections/blank']);
  });

  test('a missing one goes where the tables have it', () => {
    const text = CANVAS.replace(METRICS, '');
    expect(show('canvas', text)).toEqual(['sections/missing T']);
    expect(show('canvas', fixed('canvas', text))).toEqual([]);
    expect(fixed('canvas', text)).toContain('- Board: total\n\n## Key metrics\n\n| Metric');
    const first = CANVAS.replace(CONSUMERS, '');
    expect(fixed('canvas', first)).toContain('(dashboard)\n\n## Key metrics');
    const windows = fixed('canvas', text.replaceAll('\n', '\r\n'));
    expect(windows).not.toMatch(/[^\r]\n/);
  });

  test('in the language of the others', () => {
    const text = '# Camadas\n\n## Bronze\n\n- Camada: bruta\n\n## Ouro\n\n- Camada: marts\n';
    expect(fixed('tiering', text)).toContain('\n\n## Prata\n\n- Camada: staging, intermediate\n');
  });

  test('none is inserted into code that is open', () => {
    const text = `${CANVAS.replace(SLAS, '')}\n\`\`\`\nx\n`;
    expect(problemsIn('canvas', text).map(({ fixes }) => fixes)).toEqual([[]]);
  });

  test('a misspelt one is not missing besides', () => {
    const text = CANVAS.replace('## SLAs', '## **SLSa**');
    expect(show('canvas', text)).toEqual(['sections/similar SLSa']);
    expect(fixed('canvas', text)).toContain('## **SLAs**');
  });

  test('the front matter may say the domain', () => {
    const text = CANVAS.replace('domain: d\n', '');
    expect(show('canvas', text)).toEqual(['sections/missing T']);
    expect(fixed('canvas', text)).toContain('## Domain\n\nCustomer success.\n\n## Data consumers');
  });

  test('twice, and empty', () => {
    const text = `${CANVAS}\n## Metrics\n`;
    expect(show('canvas', text)).toEqual(['sections/repeated Metrics', 'sections/empty Metrics']);
    const related = problemsIn('canvas', text)[0]?.related?.[0]?.range;
    expect(text.slice(related?.start, related?.end)).toBe('Key metrics');
  });

  test('what an author adds is the author’s', () => {
    expect(show('canvas', `${CANVAS}\n## History of the churn metric since 2020\n`)).toEqual([]);
  });

  test('sections as items of a list', () => {
    const items =
      '- Domain: finance\n- Data consumers: board\n- SLAs: latency 24h\n- Key metrics:\n';
    const text = `---\nproduct: x\n---\n# T\n\n${items}`;
    expect(show('canvas', text)).toEqual(['sections/empty Key metrics']);
    expect(problemsIn('canvas', text)[0]?.fixes).toEqual([]);
    const without = text.replace('- Key metrics:\n', '');
    expect(show('canvas', without)).toEqual(['sections/missing T']);
    expect(fixed('canvas', without)).toContain('- SLAs: latency 24h\n\n## Key metrics\n');
  });

  test('a file that is too large is not checked', () => {
    expect(problemsIn('canvas', 'a'.repeat(1024 * 1024 + 1))).toMatchObject([
      { messageId: 'too-large', incomplete: true },
    ]);
  });
});

describe('values', () => {
  const slas = (entries: string): string => CANVAS.replace('- Latency: 24h', entries);

  test.each([
    ['- Latency: fast', ['values/duration fast']],
    ['- Latency: 24h\n- Frequency: on demand\n- Retention: Unlimited', []],
    ['- Latency: on demand', ['values/duration on demand']],
    ['- Latency:', ['values/no-value Latency']],
    ['- Frequency: daily', ['values/missing-key SLAs']],
    ['- **Latncy**: 24h', ['values/similar-key Latncy']],
    ['- Latency: 24h\n- Latency: 8h', ['values/repeated-key Latency']],
    ['- Latency: 24h\n- Latency (board): 8h', []],
    ['- Latency: 24h\n- Availability: 99.5', ['values/percent 99.5']],
    ['- Latency: 24h\n- Availability: at most 120%', ['values/percent-range 120%']],
    ['| SLA | Value |\n| - | - |\n| Latency | `soon` |', ['values/duration soon']],
    ['- Latency: 24h\n- Figures of a closed month: they stay', []],
  ])('%j', (entries, expected) => {
    expect(show('canvas', slas(entries))).toEqual(expected);
  });

  test('fixes', () => {
    expect(fixed('canvas', slas('* Frequency: daily'))).toContain(
      '* Latency: D-1, at most 24 hours\n* Freq',
    );
    expect(fixed('canvas', slas('- Latncy: 24h'))).toContain('- Latency: 24h');
    const share = slas('- Latency: 24h\n- Availability: 99.5');
    expect(fixed('canvas', share)).toContain('99.5%');
    expect(problemsIn('canvas', share)[0]?.fixes[0]?.safety).toBe('safe');
    expect(fixed('canvas', slas('- Latency: 24h\n- Availability: 0.995'))).not.toContain('%');
  });

  test.each([
    ['- Layer: raw', []],
    ['- Reads from: source', ['values/missing-key Bronze']],
    ['- Layer: raw\n- Reads from: bronse and silver', ['values/similar-word bronse']],
    ['- Layer: raw\n- Reads from: silver, diamond', ['values/word diamond']],
    ['- Layer: raw\n- Reads from: whatever we like, at any time', ['values/word whatever we like']],
    ['- Layer: raw\n- Reads from: the source system, as it comes', []],
    ['- Layer: raw\n- Reads from: nothing', []],
    ['- Layer: raw\n- Reads from:\n  - silver\n  - golden', ['values/similar-word golden']],
  ])('%j', (bronze, expected) => {
    expect(show('tiering', tiers(bronze))).toEqual(expected);
  });
});

describe('tables', () => {
  const metrics = (table: string): string => CANVAS.replace('- Churn (`fct.churn`)', table);

  test.each([
    ['| Metric | Question |\n| - | - |\n| a | b |', ['tables/missing-column Metric | Question']],
    ['| Metric | Answerd by |\n| - | - |\n| a | `b` |', ['tables/similar-column Answerd by']],
    [
      '| Metric | Answered by |\n| - | - |\n| a \\| b |  |\n| c | `d` |',
      ['tables/no-answer a \\| b'],
    ],
    ['- Churn: how many leave', ['tables/no-answer Churn']],
  ])('%j', (table, expected) => {
    expect(show('canvas', metrics(table))).toEqual(expected);
  });
});

describe('signatures', () => {
  test.each([
    ['## `hash(column)`\n\nx', []],
    ['## hash_pii\n\nx', ['signatures/unreadable hash_pii']],
    ['## Hash\n\n- Policy: hash', ['signatures/unreadable Hash']],
    ['## `hash(column`\n\nx', ['signatures/unreadable hash(column']],
    ['## `hash(column, )`\n\nx', ['signatures/empty-argument , )']],
    ["## `hash('email')`\n\nx", ["signatures/nameless 'email'"]],
    ['## `hash(column)`', ['signatures/empty hash']],
    ['## `hash(a)`\n\nx\n\n## `hash(b)`\n\nx', ['signatures/repeated hash']],
    ['## How to add one\n\nAsk the platform team.', []],
    ['## `hash(a)`\n\n### Details\n\n- Policy: hash', []],
  ])('%j', (text, expected) => {
    expect(show('macros', `# M\n\n${text}\n`)).toEqual(expected);
  });

  const example = (signature: string, code: string, language = 'sql'): string =>
    `# M\n\n## \`${signature}\`\n\n\`\`\`${language}\n${code}\n\`\`\`\n`;

  test.each([
    ['hash(a)', "select {{ hash('x') }}", []],
    [
      'hash(a)',
      "select {{ hash_pii('x') }}\nfrom t",
      ["signatures/no-call select {{ hash_pii('x') }}"],
    ],
    ['hash(a)', "select {{ hash('x', 1, how='a, b') }}", ["signatures/one-taken 1, how='a, b'"]],
    ['hash(a, b=1)', "{{ hash(f(1, 2), 'a,b', 3) }}", ['signatures/too-many 3']],
    ['hash()', '{{ hash(1) }}', ['signatures/none-taken 1']],
    ['hash(a)', '{% macro hash(a, b) %}', []],
    ['hash(*columns)', '{{ hash(1, 2, 3) }}', []],
    ['hash(a)', '{{ hash(1', []],
  ])('%s: %s', (signature, code, expected) => {
    expect(show('macros', example(signature, code))).toEqual(expected);
  });

  test('code in other languages is no example', () => {
    expect(show('macros', example('hash(a)', 'models: []', 'yaml'))).toEqual([]);
  });

  test('a name gets its brackets', () => {
    expect(fixed('macros', '# M\n\n## `hash_pii`\n\nx\n')).toContain('## `hash_pii()`');
  });
});

describe('front matter', () => {
  const body = CANVAS.slice(FRONT.length);

  test.each([
    ['', ['front-matter/missing-product T', 'sections/missing T']],
    ['---\ndomain: d\n---\n', ['front-matter/missing-product ---']],
    ['---\nproduct: x\ndomain: d\n\n', ['front-matter/unclosed ---']],
    ['---\nprodct: x\ndomain: d\n---\n', ['front-matter/similar-key prodct']],
    ['---\nproduct:\ndomain: d\n---\n', ['front-matter/no-value product']],
    ['---\nproduct: [x]\ndomain: d\n---\n', ['front-matter/not-text product']],
    ['---\nproduct: [x\ndomain: d\n---\n', ['yaml/unclosed-bracket [']],
    ['---\njust words\n---\n', ['front-matter/not-a-map just words', 'sections/missing T']],
  ])('%j', (front, expected) => {
    const found = show('canvas', `${front}${body}`);
    expect(
      found.filter((one) => !one.startsWith('sections/missing') || expected.includes(one)),
    ).toEqual(expected);
  });

  test('fixes', () => {
    expect(fixed('canvas', `# Churn analysis\n\n## Domain\n\nd\n\n${body}`)).toMatch(
      /^---\nproduct: churn_analysis\n---\n\n# Churn analysis\n/,
    );
    expect(fixed('canvas', `---\r\ndomain: d\r\n---\r\n${body}`)).toMatch(
      /^---\r\nproduct: t\r\ndomain/,
    );
    const open = fixed('canvas', `---\nproduct: x\ndomain: d\n\n${body}`);
    expect(show('canvas', open)).toEqual([]);
  });

  test('the vision speaks of all products', () => {
    expect(show('vision', `# V\n\n## Domain\n\nd\n\n${body.slice(5)}`)).toEqual([]);
  });
});

test('each problem has a test', () => {
  const related = new Set(['sections/first', 'values/first-key', 'signatures/first']);
  const { yaml: _, ...own } = markdownMessages;
  const all = Object.entries(own).flatMap(([code, messages]) =>
    Object.keys(messages).map((id) => `${code}/${id}`),
  );
  expect(all.filter((id) => !seen.has(id) && !related.has(id))).toEqual([]);
});
