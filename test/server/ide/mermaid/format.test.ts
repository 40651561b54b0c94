import { expect, test } from 'vitest';
import { applyEdits } from '../../../../server/src/base/text-edit.ts';
import { formatFlowchart } from '../../../../server/src/ide/mermaid/format.ts';
import { readDiagrams } from '../../../../server/src/syntax/mermaid/diagrams.ts';

function formatted(text: string, unit = '  '): string {
  const [diagram] = readDiagrams(text, 'x.mermaid');
  return applyEdits(text, diagram === undefined ? [] : formatFlowchart(text, diagram, unit));
}

test('indents what is in subgraphs and puts blanks around arrows', () => {
  expect(
    formatted(`%% The mesh
flowchart LR
a-->b
    subgraph one
  direction TB
%% inside
  c  -->|"as is"|d;
subgraph two [Second  one]
e -- in  words -->f
      end
 end
b==>one & c`),
  ).toBe(`%% The mesh
flowchart LR
  a --> b
  subgraph one
    direction TB
    %% inside
    c -->|"as is"| d;
    subgraph two [Second  one]
      e -- in  words --> f
    end
  end
  b ==> one & c
`);
});

test('keeps one empty line between others, and none at the ends', () => {
  expect(formatted('\n\ngraph LR\n  a  \n\n \n\n  b\n\n\n')).toBe('graph LR\n  a\n\n  b\n');
});

test('keeps lines of labels, front matter and directives', () => {
  const text = `---
title: x

config:
    theme: forest
---
%%{init: {
   "theme": "dark" }}%%
graph LR
  a["first  

 second"] --> b
  accDescr {
 what it
     shows
  }
  click a href "a.html" "first
 second  

   third"
`;
  expect(formatted(text)).toBe(text);
});

test('what goes on with the line above is indented more', () => {
  expect(formatted('graph LR\na -->\nb\n--> c\n')).toBe('graph LR\n  a -->\n    b\n    --> c\n');
});

test('tabs, and line breaks of Windows', () => {
  expect(formatted('graph LR\r\nsubgraph x\r\na-->b\r\nend', '\t')).toBe(
    'graph LR\r\n\tsubgraph x\r\n\t\ta --> b\r\n\tend\r\n',
  );
});

test('broken text and other diagrams are left alone', () => {
  for (const text of ['graph LR\nsubgraph x\na-->b\n', 'graph LR\na[b-->c\n', 'pie\n"a": 1\n'])
    expect(formatted(text)).toBe(text);
});

/** Small steps that make a flowchart, at random. */
function randomFlowchart(seed: number): string {
  let state = seed;
  const below = (limit: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  const pick = (all: readonly string[]): string => all[below(all.length)] ?? '';
  const blank = (): string => pick(['', ' ', '  ', '\t']);
  const node = (): string =>
    pick([
      'a',
      'b1',
      'x_y',
      'orders["All  orders"]',
      'c(["s t"])',
      'd{{"h"}}',
      'e:::k',
      'f["1\n 2"]',
    ]);
  const arrow = (): string =>
    pick(['-->', '---', '-.->', '==>', '--o', '--x', '<-->', '-->|t  u|', '-- t  u -->', '--->']);
  const lines: string[] = [pick(['flowchart LR', 'graph TD;', '%% c\ngraph'])];
  let open = 0;
  for (let count = below(12); count >= 0; count--) {
    switch (below(7)) {
      case 0:
        open++;
        lines.push(`${blank()}subgraph s${String(lines.length)}${pick(['', ' [T  t]'])}`);
        break;
      case 1:
        if (open > 0) open--;
        else break;
        lines.push(`${blank()}end`);
        break;
      case 2:
        lines.push(pick(['', '   ', '%% note  ', ' %% --> ']));
        break;
      case 3:
        lines.push(`${blank()}classDef k fill:#fff`, `${blank()}class a,b1 k`);
        break;
      default:
        lines.push(
          `${blank()}${node()}${blank()}${arrow()}${pick([blank(), '\n'])}${node()}${pick(['', ';', ' & g'])}${blank()}`,
        );
    }
  }
  while (open-- > 0) lines.push('end');
  return lines.join(pick(['\n', '\r\n'])) + pick(['', '\n']);
}

test('says the same afterwards, and formats it no further', () => {
  const said = (text: string): unknown =>
    JSON.parse(
      JSON.stringify(readDiagrams(text, '')[0]?.chart, (key, value: unknown) =>
        key === 'start' || key === 'end' ? undefined : value,
      ),
    );
  let changed = 0;
  for (let seed = 1; seed <= 2_000; seed++) {
    const text = randomFlowchart(seed);
    const once = formatted(text);
    if (once !== text) changed++;
    expect(said(once), text).toEqual(said(text));
    expect(formatted(once), text).toBe(once);
  }
  expect(changed).toBeGreaterThan(1_000);
});
