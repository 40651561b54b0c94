import { expect, test } from 'vitest';
import { applyEdits } from '../../../../../server/src/base/text-edit.ts';
import rule from '../../../../../server/src/lint/rules/syntax/valid-mermaid.ts';
import { messageOf } from '../../check.ts';
import { lintTogether, type LintedFile } from '../../check-workspace.ts';

const PATH = 'specs/pipelines/topology.mermaid';

function lint(text: string, path = PATH): LintedFile {
  const [file] = lintTogether({ [path]: text });
  return { ...file!, findings: file!.findings.filter(({ code }) => code === rule.meta.code) };
}

/** What the findings mark, with their messages. */
function said(text: string, path = PATH): readonly string[] {
  return lint(text, path).findings.map(
    (one) => `${text.slice(one.range.start, one.range.end)}: ${messageOf(one)}`,
  );
}

/** The texts after each fix of the only finding, with their safety. */
function fixed(text: string, path = PATH): readonly (readonly [safety: string, text: string])[] {
  const { findings } = lint(text, path);
  expect(findings).toHaveLength(1);
  return (rule.fixText?.(findings[0]!, text) ?? []).map(({ safety, edits }) => [
    safety,
    applyEdits(text, edits),
  ]);
}

const chart = (...lines: readonly string[]): string =>
  `flowchart LR\n${lines.map((line) => `  ${line}\n`).join('')}`;

test('a mistake gives one finding where it stands', () => {
  expect(said(chart('a["Orders] --> b', 'b --> c'))).toEqual(['": This text has no closing `"`.']);
  expect(said(chart('a[Orders', 'b --> c'))).toEqual([
    '[: The shape that `[` opens is not closed, or has no text.',
  ]);
  expect(said(chart('subgraph x', '  a'))).toEqual([
    'x: `end` is missing: the subgraph `x` is not closed.',
  ]);
  expect(said(chart('a', 'end'))).toEqual([
    'end: This `end` closes nothing: no subgraph is open here.',
  ]);
  expect(said(chart('a -> b'))).toEqual([
    '->: `->` is no link of Mermaid: write `-->`, `---`, `-.->` or `==>`.',
  ]);
  expect(said(chart('a b'))).toEqual([
    'b: `b` is not expected here: a statement ends with its line, or with a semicolon.',
  ]);
});

test('fences below specs are looked at, with places of the file; canvases, too', () => {
  const text = '# Flow\n\n```mermaid\ngraph LR\n  a["x] --> b\n```\n';
  for (const path of ['specs/pipelines/flow-spec.md', 'specs/product-canvas/sales.md'])
    expect(said(text, path)).toEqual(['": This text has no closing `"`.']);
  expect(said(text, 'docs/flow.md')).toEqual([]);
});

test('other diagrams, and flowcharts without mistakes, are left alone', () => {
  expect(said('sequenceDiagram\n  a->>b: ["\n')).toEqual([]);
  expect(said(chart('a --> b'))).toEqual([]);
  expect(said('# no diagram: mermaid [\n', 'specs/x.md')).toEqual([]);
});

test('an `end` is written where the indentation ends', () => {
  expect(fixed('graph LR\n  subgraph x\n    a\n\n  subgraph y\n    b\n  end\n  c\n')).toEqual([
    ['safe', 'graph LR\n  subgraph x\n    a\n  end\n\n  subgraph y\n    b\n  end\n  c\n'],
  ]);
  expect(fixed('graph LR\nsubgraph x\na\nb')).toEqual([
    ['unsafe', 'graph LR\nsubgraph x\nend\na\nb'],
  ]);
  expect(fixed('graph LR\n  subgraph x\n    a')).toEqual([
    ['safe', 'graph LR\n  subgraph x\n    a\n  end\n'],
  ]);
});

test('an `end` in a fence, and in a quote', () => {
  const path = 'specs/x.md';
  expect(fixed('```mermaid\ngraph LR\n  subgraph x\n    a\n```\n', path)).toEqual([
    ['safe', '```mermaid\ngraph LR\n  subgraph x\n    a\n  end\n```\n'],
  ]);
  expect(fixed('> ```mermaid\n> graph LR\n>   subgraph x\n>     a\n> ```\n', path)).toEqual([
    ['safe', '> ```mermaid\n> graph LR\n>   subgraph x\n>     a\n>   end\n> ```\n'],
  ]);
});

test('quotes and brackets are closed where only one place will do', () => {
  expect(fixed(chart('a["Orders] --> b["x"]'))).toEqual([
    ['safe', chart('a["Orders"] --> b["x"]')],
  ]);
  expect(fixed(chart('a["Orders] --> b', 'c["x"] --> d'))).toEqual([
    ['safe', chart('a["Orders"] --> b', 'c["x"] --> d')],
  ]);
  expect(fixed(chart('a[("Orders', 'b --> c'))).toEqual([
    ['safe', chart('a[("Orders")]', 'b --> c')],
  ]);
  expect(fixed(chart('a[Orders', 'b --> c'))).toEqual([['safe', chart('a[Orders]', 'b --> c')]]);
  expect(fixed(chart('a[(Orders', 'b --> c'))).toEqual([['safe', chart('a[(Orders)]', 'b --> c')]]);
  expect(fixed(chart('a[Orders --> b'))).toEqual([
    ['unsafe', chart('a[Orders] --> b')],
    ['unsafe', chart('a[Orders --> b]')],
  ]);
});

test('labels get quotes, comments a line, arrows their right signs', () => {
  expect(fixed(chart('a[Orders (daily)] --> b[x]'))).toEqual([
    ['safe', chart('a["Orders (daily)"] --> b[x]')],
  ]);
  expect(fixed(chart('a --> b %% daily', 'c'))).toEqual([
    ['safe', chart('a --> b', '%% daily', 'c')],
  ]);
  expect(fixed(chart('a -> b'))).toEqual([['safe', chart('a --> b')]]);
  expect(fixed(chart('a@{ shape: cylindr }'))).toEqual([
    ['unsafe', chart('a@{ shape: cylinder }')],
  ]);
  expect(fixed(chart('a', 'end'))).toEqual([['unsafe', chart('a')]]);
});

test('a comment silences it', () => {
  expect(
    said(chart('%% dataengos-disable-next-line valid-mermaid -- drawn by hand', 'a b')),
  ).toEqual([]);
});

test('quotes inside of a text are said, and written as Mermaid reads them', () => {
  const text = chart('a["say "hi" now"] --> b');
  expect(said(text)).toEqual([
    'now: The quote before `now` ends the text: inside of a text, write `#quot;` for a quote.',
  ]);
  expect(fixed(text)).toEqual([['safe', chart('a["say #quot;hi#quot; now"] --> b')]]);
});

test('a flowchart that Mermaid does not see as one is said, and mended', () => {
  const body = '  orders --> stg_orders\n  stg_orders --> fct_revenue\n';
  expect(said(`grpah LR\n${body}`)).toEqual([
    'grpah: Mermaid knows no diagram `grpah`: a flowchart begins with `flowchart` or `graph`.',
  ]);
  expect(fixed(`grpah LR\n${body}`)).toEqual([['safe', `graph LR\n${body}`]]);
  expect(fixed(`Flowchart TD\n${body}`)).toEqual([['safe', `flowchart TD\n${body}`]]);
  expect(fixed(body)).toEqual([['unsafe', `flowchart LR\n${body}`]]);
  expect(fixed(`---\ntitle: Flow\nflowchart LR\n${body}`)).toEqual([
    ['safe', `---\ntitle: Flow\n---\nflowchart LR\n${body}`],
  ]);
});
