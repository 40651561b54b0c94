import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../../server/src/base/text-edit.ts';
import { inlayHints, type InlayHintKinds } from '../../../server/src/ide/inlay-hints.ts';
import { english, HEAD, lineOf, openText } from './ide-fixture.ts';

const all: InlayHintKinds = { physicalTypes: true, classification: true };
const types: InlayHintKinds = { physicalTypes: true, classification: false };
const classes: InlayHintKinds = { physicalTypes: false, classification: true };

/** The lines that have hints, with the hints where they are shown. */
function shown(text: string, kinds: InlayHintKinds, lines = { first: 1, last: 1_000 }): string[] {
  const ide = openText(HEAD + text);
  const offsets = [...ide.text.matchAll(/^/gm)].map(({ index }) => index);
  const range = {
    start: offsets[lines.first - 1] ?? ide.text.length,
    end: offsets[lines.last] ?? ide.text.length,
  };
  return inlayHints(ide, range, kinds, english).map(({ offset, label }) => {
    const start = ide.text.lastIndexOf('\n', offset - 1) + 1;
    return `${String(lineOf(ide.text, offset))} ${ide.text.slice(start, offset).trim()}[${label}]`;
  });
}

function tooltips(text: string, kinds: InlayHintKinds): string[] {
  const ide = openText(HEAD + text);
  const whole = { start: 0, end: ide.text.length };
  return inlayHints(ide, whole, kinds, english).map(({ tooltip }) => tooltip);
}

function typed(server: string, property: string): string {
  return `servers:
  - server: production
    type: ${server}
schema:
  - name: orders
    properties:
      - name: one
        ${property}
`;
}

describe('physical types', () => {
  test.each([
    ['snowflake', 'logicalType: string', 'VARCHAR'],
    ['snowflake', 'logicalType: integer', 'NUMBER(38, 0)'],
    ['postgres', 'logicalType: "string" # text', 'TEXT'],
    ['bigquery', 'logicalType: boolean', 'BOOL'],
    ['databricks', 'logicalType: date', 'DATE'],
    ['postgres', '{ logicalType: string, logicalTypeOptions: { maxLength: 8 } }', 'VARCHAR(8)'],
    ['sqlserver', '{ logicalType: integer, logicalTypeOptions: { format: i64 } }', 'BIGINT'],
  ])('on %s, %s is %s', (server, property, physical) => {
    const text = typed(server, property).replace('name: one\n        {', '{ name: one,');
    const hints = shown(text, types);
    expect(hints).toHaveLength(1);
    expect(hints[0]).toMatch(/logicalType: "?\w+"?\[: .*\]$/);
    expect(hints[0]).toContain(`[: ${physical}]`);
  });

  test.each([
    ['a type that is written', typed('snowflake', 'logicalType: string\n        physicalType: C')],
    ['a choice that is not obvious', typed('snowflake', 'logicalType: timestamp')],
    ['a kind of server without column types', typed('kafka', 'logicalType: string')],
    ['a value that is known later', typed('snowflake', 'logicalType: ${TYPE}')],
    ['no servers', typed('snowflake', 'logicalType: string').replace(/^servers[^]*(?=schema)/, '')],
    [
      'servers of two types',
      typed('snowflake', 'logicalType: string').replace(
        'schema:',
        '  - server: b\n    type: bigquery\nschema:',
      ),
    ],
  ])('nothing is guessed for %s', (_, text) => {
    expect(shown(text, types)).toEqual([]);
  });

  test('columns have one, what is nested in them has none', () => {
    const nested = `logicalType: object
        properties:
          - name: inner
            logicalType: string
      - name: list
        logicalType: array
        items:
          logicalType: string
      - name: last
        logicalType: string`;
    expect(shown(typed('postgres', nested), types)).toEqual(['19 logicalType: string[: TEXT]']);
  });

  test.each([
    ['logicalType: integer # how many', /integer # how many\n {8}physicalType: NUMBER\(38, 0\)\n/],
  ])('accepted, it is written below: %s', (property, expected) => {
    const ide = openText(HEAD + typed('snowflake', property));
    const [hint] = inlayHints(ide, { start: 0, end: ide.text.length }, types, english);
    expect(applyEdits(ide.text, hint?.edits ?? [])).toMatch(expected);
  });

  test('in braces it gets the quotes that it needs there', () => {
    const text = `servers: [{ server: a, type: snowflake }]
schema: [{ name: orders, properties: [{ name: one, logicalType: integer, unique: true }] }]
`;
    const ide = openText(HEAD + text);
    const [hint] = inlayHints(ide, { start: 0, end: ide.text.length }, types, english);
    expect(applyEdits(ide.text, hint?.edits ?? [])).toContain(
      'logicalType: integer, physicalType: "NUMBER(38, 0)", unique: true }',
    );
  });

  test('the tooltip says where it comes from', () => {
    expect(tooltips(typed('postgres', 'logicalType: string'), types)).toEqual([
      'The usual column type for string on postgres, the type of server production. No physicalType is written.',
    ]);
  });
});

describe('classification', () => {
  const text = `schema:
  - name: people
    customProperties:
      - property: classification
        value: internal
    properties:
      - name: address
        classification: confidential
        logicalType: object
        properties:
          - name: street
          - name: country
            classification: public
      - name: 'phones' # all of them
        logicalType: array
        items:
          classification: restricted
          properties:
            - name: number
`;

  test('what stands below something classified says so', () => {
    expect(shown(text, classes)).toEqual(
      [
        "16 - name: 'phones'[internal]",
        '21 - name: number[restricted]',
        '13 - name: street[confidential]',
      ].sort((a, b) => parseInt(a) - parseInt(b)),
    );
  });

  test('the tooltip names what it comes from', () => {
    expect(tooltips(text, classes)).toContain(
      'Inherited from address, whose classification is confidential. This property has none of its own.',
    );
    expect(tooltips(text, classes)).toContain(
      'Inherited from items, whose classification is restricted. This property has none of its own.',
    );
  });

  test('nothing is inherited where nothing is classified', () => {
    expect(shown(typed('snowflake', 'logicalType: string'), classes)).toEqual([]);
  });
});

test('only the lines that are asked for are answered', () => {
  const objects = [1, 2, 3].map(
    (n) => `  - name: o${n}\n    properties:\n      - name: p${n}\n        logicalType: string\n`,
  );
  const text = `schema:\n${objects.join('')}servers:\n  - server: a\n    type: trino\n`;
  expect(shown(text, all)).toHaveLength(3);
  expect(shown(text, all, { first: 9, last: 12 })).toEqual(['11 logicalType: string[: VARCHAR]']);
});

test('what an alias or a merge key brings in has no hint of its own there', () => {
  const text = `servers:
  - server: a
    type: trino
schema:
  - name: orders
    properties: &shared
      - name: one
        logicalType: string
  - name: copies
    properties: *shared
`;
  expect(shown(text, all)).toEqual(['10 logicalType: string[: VARCHAR]']);
});

test('tooltips are translated, placeholders and all', () => {
  const portuguese = JSON.parse(readFileSync('l10n/bundle.l10n.pt-br.json', 'utf8')) as Record<
    string,
    string
  >;
  const asked = new Set<string>();
  const remember = (english: string): string => {
    asked.add(english);
    return portuguese[english] ?? '';
  };
  const nameless = typed('postgres', 'logicalType: string').replace('server: production', 'id: a');
  const classified = nameless.replace(
    'name: orders',
    '$&\n    customProperties: [{ property: classification, value: open }]',
  );
  for (const text of [typed('postgres', 'logicalType: string'), classified]) {
    const ide = openText(HEAD + text);
    for (const { tooltip } of inlayHints(ide, { start: 0, end: 1_000 }, all, remember))
      expect(tooltip).toMatch(/^[^{}]{20,}$/);
  }
  expect(asked.size).toBe(3);
});

test('both are off unless asked for', () => {
  const none = { physicalTypes: false, classification: false };
  expect(shown(typed('snowflake', 'logicalType: string'), none)).toEqual([]);
});
