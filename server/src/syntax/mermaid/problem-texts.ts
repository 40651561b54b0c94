import type { FlowchartProblemKind } from './flowchart.ts';

/** What is wrong with a flowchart, and what is right. `{text}` is what stands there. */
export const flowchartProblemTexts = {
  'bad-front-matter': 'The lines between `---` are no valid YAML.',
  'bad-header':
    'Behind `graph` or `flowchart` stands a direction (`TB` or `TD`, `BT`, `LR`, `RL`), then a new line or a semicolon: `{text}` is not expected here.',
  'bad-id':
    '`{text}` cannot be the id of a node: use letters, digits and `_`, and put other words into a label, as in `n1["{text}"]`.',
  'bad-link': '`{text}` is no link of Mermaid: write `-->`, `---`, `-.->` or `==>`.',
  'bad-metadata':
    'What stands in `@{ ... }` must be `key: value` pairs with commas between them, as in `@{ shape: cyl, label: "Orders" }`.',
  'bad-statement': 'This statement is not complete: `{text}` is not expected here.',
  'inner-quote':
    'The quote before `{text}` ends the text: inside of a text, write `#quot;` for a quote.',
  'missing-end': '`end` is missing: the subgraph `{text}` is not closed.',
  'missing-header':
    'A flowchart begins with `flowchart LR`, or another direction: without it Mermaid draws nothing.',
  'missing-node': 'A node is missing beside `{text}`: a link leads from a node to a node.',
  'missing-title': 'This subgraph has no name: write `subgraph name`, or `subgraph name [Title]`.',
  'trailing-comment': 'Mermaid takes comments only on lines of their own: move it above the line.',
  'unclosed-front-matter':
    'Front matter ends with a line `---` of its own: without it Mermaid draws nothing.',
  'unclosed-link-text':
    'The text of this link is not closed: write `-- text -->`, or `-->|text|`, on one line.',
  'unclosed-quote': 'This text has no closing `"`.',
  'unclosed-shape': 'The shape that `{text}` opens is not closed, or has no text.',
  'unexpected-text':
    '`{text}` is not expected here: a statement ends with its line, or with a semicolon.',
  'unknown-diagram':
    'Mermaid knows no diagram `{text}`: a flowchart begins with `flowchart` or `graph`.',
  'unknown-link': 'There is no link number {text} before this line: links count from 0.',
  'unknown-shape': 'Mermaid knows no shape `{text}`.',
  'unmatched-end': 'This `end` closes nothing: no subgraph is open here.',
  'unquoted-text': 'A text with `{text}` in it needs quotes: `["..."]`, or `|"..."|` on a link.',
} as const satisfies Readonly<Record<FlowchartProblemKind, string>>;
