import { expect, test } from 'vitest';
import { documentSymbols, type DocumentSymbol } from '../../../server/src/ide/document-symbols.ts';
import { HEAD, openText } from './ide-fixture.ts';

/** The outline as indented lines: kind, name, detail, and the selected text. */
function checkSymbols(text: string, ...expected: readonly string[]): void {
  const lines: string[] = [];
  const show = (symbols: readonly DocumentSymbol[], indent: string): void => {
    for (const { kind, name, detail, selectionRange, deprecated, children } of symbols) {
      const selected = text.slice(selectionRange.start, selectionRange.end);
      lines.push(
        `${indent}${kind} ${name}${detail && ` (${detail})`} <${selected}>${deprecated ? ' deprecated' : ''}`,
      );
      show(children, `${indent}  `);
    }
  };
  show(documentSymbols(openText(text)), '');
  expect(lines).toEqual(expected);
}

const HEAD_LINES = ['value apiVersion (v3.1.0) <apiVersion>', 'value kind (DataContract) <kind>'];

test('schema objects, properties, checks and relationships', () => {
  checkSymbols(
    `${HEAD}schema:
  - name: orders
    physicalType: table
    quality:
      - metric: rowCount
        mustBeGreaterThan: 0
    properties:
      - name: address
        logicalType: object
        properties:
          - name: "zip code"
            logicalType: string
      - name: tags
        logicalType: array
        items:
          logicalType: string
      - logicalType: string
`,
    ...HEAD_LINES,
    'section schema <schema>',
    '  object orders (table) <orders>',
    '    quality quality check (rowCount) <metric>',
    '    property address (object) <address>',
    '      property zip code (string) <"zip code">',
    '    property tags (array) <tags>',
    '      property items (string) <items>',
    '    property property (string) <logicalType>',
  );
});

test('the other sections', () => {
  checkSymbols(
    `${HEAD}servers:
  - {server: main, type: postgres}
team:
  members:
    - username: ann
      role: owner
roles:
  - role: reader
    access: read
slaProperties:
  - property: latency
    value: 4
support:
  - channel: '#help'
    tool: slack
customProperties:
  - property: a
    value: b
`,
    ...HEAD_LINES,
    'section servers <servers>',
    '  server main (postgres) <main>',
    'section team <team>',
    '  person ann (owner) <ann>',
    'section roles <roles>',
    '  role reader (read) <reader>',
    'section slaProperties <slaProperties>',
    '  service-level latency (4) <latency>',
    'section support <support>',
    "  channel #help (slack) <'#help'>",
    'section customProperties <customProperties>',
  );
});

test('deprecated things', () => {
  checkSymbols(
    'apiVersion: v3.2.0\nkind: DataContract\nschema:\n  - name: old\n    deprecated: true\n',
    'value apiVersion (v3.2.0) <apiVersion>',
    'value kind (DataContract) <kind>',
    'section schema <schema>',
    '  object old <old> deprecated',
  );
});

test('several documents', () => {
  const text = `${HEAD}name: one\n---\n${HEAD}name: two\n`;
  checkSymbols(
    text,
    ...['one', 'two'].flatMap((name) => [
      `document ${name} <apiVersion>`,
      ...HEAD_LINES.map((line) => `  ${line}`),
      `  value name (${name}) <name>`,
    ]),
  );
});

test('not a contract', () => {
  checkSymbols('kind: DataContract\napiVersion: example.com/v1\n');
});
