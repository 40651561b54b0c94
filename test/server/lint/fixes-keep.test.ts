import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../../server/src/base/text-edit.ts';
import { defaultConfig } from '../../../server/src/lint/config.ts';
import { contract } from '../../../server/src/lint/example.ts';
import type { Fix } from '../../../server/src/lint/rule.ts';
import { fixAll } from '../../../server/src/operations/fix-all.ts';
import { engine, fixesOf, lint } from './check.ts';

const property = (lines: string): string =>
  contract(`schema:\n  - name: o\n    properties:\n      - ${lines}`);

/** The fixes of the finding at the last `marked`. */
function fixesAt(text: string, marked: string): readonly Fix[] {
  const finding = lint(text).findings.find(({ range }) => range.start === text.lastIndexOf(marked));
  if (finding === undefined) throw new Error(`Nothing is said of ${marked}`);
  return fixesOf(text, finding);
}

/** What stands there after the fix with that title. */
function after(text: string, marked: string, title: string): string | undefined {
  const fix = fixesAt(text, marked).find((one) => one.title === title);
  return fix && applyEdits(text, fix.edits);
}

describe('a merge key brings what a fix would hide', () => {
  test.each([
    [
      'the options of a list of required fields',
      property(
        '&base\n        name: c\n        logicalType: object\n        logicalTypeOptions: { minProperties: 1 }\n      - <<: *base\n        name: d\n        required: [x]\n',
      ),
      'required',
    ],
    [
      'the options of a limit',
      property(
        '&base\n        name: c\n        logicalType: string\n        logicalTypeOptions: { minLength: 1 }\n      - <<: *base\n        name: d\n        maxLength: 5\n',
      ),
      'maxLength',
    ],
    [
      'the limit itself',
      property(
        'name: c\n        logicalType: string\n        logicalTypeOptions: &base { maxLength: 9 }\n      - name: d\n        logicalType: string\n        logicalTypeOptions:\n          <<: *base\n        maxLength: 5\n',
      ),
      'maxLength',
    ],
  ])('%s', (_, text, marked) => {
    expect(fixesAt(text, marked).filter(({ title }) => title === 'move')).toEqual([]);
    expect(fixAll(engine, text, defaultConfig, true).text).toBe(text);
  });

  test('a move is offered where the options are the own ones', () => {
    const text = property(
      '&base\n        name: c\n        logicalType: string\n      - <<: *base\n        name: d\n        maxLength: 5\n',
    );
    expect(fixesAt(text, 'maxLength')[0]).toMatchObject({ title: 'move', safety: 'safe' });
  });

  test('the type of a check is given only when asked', () => {
    const text = property(
      'name: a\n        quality:\n          - &lib\n            type: library\n            metric: nullValues\n            mustBe: 0\n          - <<: *lib\n            query: select 1\n',
    );
    expect(fixesAt(text, 'query')[0]).toMatchObject({ title: 'retype', safety: 'unsafe' });
    expect(fixAll(engine, text, defaultConfig, true).text).toBe(text);
  });

  test('a list of custom properties is not hidden', () => {
    const text = property(
      '&base\n        name: c\n        customProperties: [{ property: p, value: 1 }]\n      - <<: *base\n        name: d\n        weird: 1\n',
    );
    expect(fixesAt(text, 'weird')).toEqual([]);
  });
});

describe('an anchored value stays what its aliases say', () => {
  test.each([
    [
      'a flag with the opposite meaning',
      property('name: a\n        nullable: &n false\n      - name: b\n        required: *n\n'),
      'nullable',
      'invert',
    ],
    [
      'a value that becomes several lines',
      contract('owner: &r admin\ndomain: *r\n'),
      'owner',
      'instead',
    ],
  ])('%s', (_, text, marked, title) => {
    expect(after(text.replace(/&[nr] /, ''), marked, title)).toBeDefined();
    expect(after(text, marked, title)).toBeUndefined();
    expect(fixAll(engine, text, defaultConfig, true).text).toBe(text);
  });

  test('a number without its quotes is offered only', () => {
    const text = property(
      'name: a\n        primaryKeyPosition: &n "1"\n        primaryKey: true\n      - name: b\n        description: *n\n',
    );
    expect(fixesAt(text, '"1"')[0]).toMatchObject({ title: 'replace', safety: 'unsafe' });
  });
});

describe('edits that stand next to each other', () => {
  test('fields are indented as an entry at any depth', () => {
    const text = contract(
      'schema:\n  - name: a\n    quality:\n    metric: rowCount\n    mustBe: 1\n',
    );
    expect(after(text, 'metric', 'indent')).toContain(
      '    quality:\n      - metric: rowCount\n        mustBe: 1\n',
    );
  });

  test('a name that is said twice is marked once', () => {
    const text = contract(
      'schema:\n  - name: o\n    primaryKey: [b, b]\n    properties:\n      - name: b\n',
    );
    expect(after(text, 'primaryKey', 'mark')).toContain(
      '  - name: o\n    properties:\n      - name: b\n        primaryKey: true\n',
    );
  });

  test.each([
    ['meta: {a: 1}\n', 'customProperties: [{ property: a, value: 1 }]\n'],
    ['meta: { a: &x 1 }\n', 'customProperties: [ { property: a, value: &x 1 } ]\n'],
    ['meta: {b: {c: d}}\n', 'customProperties: [{ property: b, value: {c: d} }]\n'],
    ['meta: {b: {value: d}}\n', 'customProperties: [{ property: b, value: d}]\n'],
    [
      'meta:\n  b: {c: d}\n  e:\n  f: 1 # x\n',
      'customProperties:\n  - property: b\n    value: {c: d}\n  - property: e\n    value:\n  - property: f\n    value: 1 # x\n',
    ],
  ])('%j becomes entries', (before, expected) => {
    const result = after(contract(before), 'meta', 'rename') ?? '';
    expect(result).toContain(expected);
    expect(lint(result).findings).toEqual([]);
  });

  test('a map in minified JSON becomes entries', () => {
    const text =
      '{"apiVersion":"v3.1.0","kind":"DataContract","id":"a","version":"1.0.0","status":"active","meta":{"a":1,"c":null}}';
    expect(after(text, '"meta"', 'rename')).toContain(
      '"customProperties":[{ "property": "a", "value": 1 },{ "property": "c", "value": null }]}',
    );
  });
});

describe('the bounds of a range', () => {
  const range = (bounds: string): string =>
    property(
      `name: a\n        quality:\n          - metric: nullValues\n            mustBeBetween:${bounds}\n`,
    );

  test.each([
    ' { min: 1, max: 10 }',
    ' { max: 10, min: 1 }',
    '\n              max: 10\n              min: 1',
  ])('%j', (bounds) => {
    expect(after(range(bounds), 'mustBeBetween', 'replace')).toBe(range(' [1, 10]'));
  });

  test('keep their comments', () => {
    const text = range('\n              min: 1 # none\n              max: 10');
    expect(fixesAt(text, 'mustBeBetween')).toEqual([]);
  });
});
