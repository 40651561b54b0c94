import { describe, expect, it } from 'vitest';
import { LineIndex } from '../../../server/src/base/line-index.ts';
import { definitionAt } from '../../../server/src/ide/definition.ts';
import { highlightsAt } from '../../../server/src/ide/document-highlight.ts';
import { referenceHoverAt } from '../../../server/src/ide/reference-hover.ts';
import { usagesOf } from '../../../server/src/ide/references.ts';
import { HEAD } from '../ide/ide-fixture.ts';
import { TestWorkspace, uriOf } from './linked-workspace.ts';

const uri = uriOf('a.odcs.yaml');

function contract(query: string): string {
  return `${HEAD}schema:
  - name: orders
    properties:
      - name: amount
        logicalType: number
        quality:
          - type: sql
            query: ${query}
            mustBe: 0
`;
}

describe.each([
  ['plain', 'select count({property}) from {object}'],
  ['single', "'select count({property}) from {object}'"],
  ['double', '"select \\u0063ount({property})\\n from {object}"'],
  ['literal', '|\n              select count({property})\n              from {object}'],
  ['folded', '>-\n              select count({property})\n              from {object}'],
])('placeholders in a %s query', (_, query) => {
  const text = contract(query);
  const workspace = new TestWorkspace([{ path: 'a.odcs.yaml', text }]);

  it.each([
    ['{property}', 'amount', 'number'],
    ['{object}', 'orders', ''],
  ])('%s lead to what is checked', (placeholder, name, detail) => {
    const at = workspace.find(uri, placeholder);
    const inside = { ...at, character: at.character + 3 };
    const found = definitionAt(workspace.index, uri, inside);
    expect(found?.targets.map((one) => workspace.show(uri, one.place).split(' ')[1])).toEqual([
      name,
    ]);
    expect(found && workspace.show(uri, found.origin).split(' ')[1]).toBe(placeholder);
    const hover = referenceHoverAt(workspace.index, uri, inside, (english) => english);
    expect(hover?.markdown).toContain(name);
    expect(hover?.markdown).toContain(detail);
    const marked = highlightsAt(workspace.index, uri, inside).map(
      ({ place }) => workspace.show(uri, place).split(' ')[1],
    );
    expect(marked).toEqual([name, placeholder]);
    const [record] = workspace.index.records(uri) ?? [];
    const index = record?.symbols.findIndex((one) => one.name === name) ?? -1;
    expect(usagesOf(workspace.index, { uri, contract: 0, index })).toHaveLength(1);
  });
});

it.each([
  ['${table}', 'orders'],
  ['{ object }', 'orders'],
  ['{TABLE_NAME}', 'orders'],
  ['${column_name}', 'amount'],
  ['{Property}', 'amount'],
  ['{{ object }}', undefined],
  ['{model_x}', undefined],
])('the spelling %s means %s', (written, name) => {
  const text = contract(`select 1 from ${written}`);
  const workspace = new TestWorkspace([{ path: 'a.odcs.yaml', text }]);
  const offset = text.indexOf(written) + written.length - 2;
  const found = definitionAt(workspace.index, uri, new LineIndex(text).positionAt(offset));
  expect(found && workspace.show(uri, found.origin)).toBe(name && `a.odcs.yaml:10 ${written}`);
  const [target] = found?.targets ?? [];
  expect(target && workspace.show(uri, target.place).split(' ')[1]).toBe(name);
});
