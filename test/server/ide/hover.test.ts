import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { hoverAt } from '../../../server/src/ide/hover.ts';
import { referencePage } from '../../../server/src/ide/reference-page.ts';
import { english, HEAD, openAtCursor, spec } from './ide-fixture.ts';

const PAGES = { base: 'https://example.com/fields' };

/** `over` is the text that the hover covers; the parts must all be in the Markdown. */
function checkHover(fixture: string, over: string | undefined, ...parts: readonly string[]): void {
  const { ide, offset } = openAtCursor(fixture);
  const hover = hoverAt(ide, offset, english, PAGES);
  expect(hover && ide.text.slice(hover.range.start, hover.range.end)).toBe(over);
  for (const part of parts) expect(hover?.markdown).toContain(part);
}

const SCHEMA = `${HEAD}schema:\n  - name: orders\n    properties:\n      - name: id\n`;

const cases: readonly (readonly [string, string, string | undefined, ...string[]])[] = [
  [
    'key',
    `${HEAD}ser$0vers: []`,
    'servers',
    '**`servers`** · list of servers',
    '(https://example.com/fields/contract.md#data-contract)',
  ],
  ['required', `${HEAD}i$0d: x`, 'id', 'string · required'],
  ['since', `${SCHEMA}        relation$0ships: []`, 'relationships', 'since 3.1.0'],
  ['newer than the contract', `${HEAD}con$0text: x`, 'context', 'since 3.2.0'],
  ['deprecated', `${HEAD}data$0Product: x`, 'dataProduct', '**Deprecated** since 3.1.0'],
  [
    'allowed values',
    `${SCHEMA}        logical$0Type: string`,
    'logicalType',
    'Allowed: `string` · `date`',
  ],
  ['suggested values', `${HEAD}st$0atus: active`, 'status', 'Suggested: `proposed`'],
  ['default', `${SCHEMA}        requ$0ired: true`, 'required', 'Default: `false`'],
  [
    'field of a variant',
    `${SCHEMA}        logicalType: string\n        logicalTypeOptions:\n          min$0Length: 1`,
    'minLength',
    'integer',
  ],
  [
    'key in JSON',
    '{"apiVersion": "v3.1.0", "kind": "DataContract", "st$0atus": "active"}',
    '"status"',
    'Suggested',
  ],
  [
    'value of an enum',
    `${SCHEMA}        logicalType: da$0te`,
    'date',
    '**`date`** · `logicalType`',
    'A day',
  ],
  ['suggested value', `${HEAD}status: "act$0ive"`, '"active"', 'In force'],
  ['server type', `${HEAD}servers:\n  - server: a\n    type: kaf$0ka`, 'kafka', '`type`'],
  [
    'field of a server type',
    `${HEAD}servers:\n  - server: a\n    type: kafka\n    ho$0st: b`,
    'host',
    'required',
  ],
  ['unknown key', `${HEAD}unk$0nown: x`, undefined],
  ['free text', `${HEAD}name: some $0text`, undefined],
  ['unknown value', `${HEAD}status: my$0own`, undefined],
  ['comment', `${HEAD}# ser$0vers\n`, undefined],
  ['not a contract', 'kind: DataContract\napiVersion: example.com/v1\nsta$0tus: x', undefined],
];

describe('hover', () => {
  for (const [title, fixture, over, ...parts] of cases) {
    test(title, () => {
      checkHover(fixture, over, ...parts);
    });
  }

  test.each([
    ['an allowed value', `${SCHEMA}        logical$0Type: string`, 'logicalType: string'],
    ['a suggested value', `${HEAD}st$0atus: active`, 'status: active'],
    ['a flag', `${SCHEMA}        requ$0ired: true`, 'required: true'],
    ['a text', `${SCHEMA}        physical$0Type: text`, 'physicalType: VARCHAR'],
    ['a map', `${HEAD}pri$0ce: {}`, 'price:\n  priceAmount: 9.95'],
    ['a list', `${HEAD}ser$0vers: []`, 'servers:\n  - server: production\n    type: '],
  ])('has an example: %s', (_what, fixture, example) => {
    const { ide, offset } = openAtCursor(fixture);
    expect(hoverAt(ide, offset, english, PAGES)?.markdown).toContain(
      `Example:\n\n\`\`\`yaml\n${example}`,
    );
  });

  test('of a value leads to the reference of its field', () => {
    const { ide, offset } = openAtCursor(`${SCHEMA}        logicalType: str$0ing`);
    expect(hoverAt(ide, offset, english, PAGES)?.markdown).toContain(
      '[Field reference](https://example.com/fields/property.md#property)',
    );
  });

  test.each([
    ['slaProp$0erties: []', 'list of service-level properties'],
    ['sche$0ma: []', 'list of schema objects'],
    ['ta$0gs: []', 'list of strings'],
  ])('says what a list holds: %s', (line, label) => {
    const { ide, offset } = openAtCursor(`${HEAD}${line}`);
    expect(hoverAt(ide, offset, english, PAGES)?.markdown).toContain(`· ${label}\n`);
  });

  test('nothing of the file is in it', () => {
    const evil = '"[x](command:evil) <img src=x>"';
    const { ide, offset } = openAtCursor(
      `${HEAD}description:\n  pur$0pose: ${evil}\nname: ${evil}\n`,
    );
    expect(hoverAt(ide, offset, english, PAGES)?.markdown).not.toMatch(/command:|<img/);
  });

  test('no hover links to anything but the reference', () => {
    for (const type of Object.values(spec.metamodel.types)) {
      for (const field of Object.values(type.fields))
        expect(field.doc).not.toMatch(/\]\((?!https:)|<[a-z]/i);
    }
  });

  test('each type has its heading in the reference', () => {
    for (const type of Object.values(spec.metamodel.types)) {
      const [page = '', anchor] = referencePage(type).split('#');
      const headings = [...readFileSync(`docs/fields/${page}`, 'utf8').matchAll(/^#+ (.*)$/gm)];
      const anchors = headings.map((match) => match[1]?.toLowerCase().replaceAll(' ', '-'));
      expect(anchors, `${page} for ${type.name}`).toContain(anchor);
    }
  });
});
