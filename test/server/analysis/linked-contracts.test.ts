import { describe, expect, it } from 'vitest';
import { referenceOf, symbolOf } from '../../../server/src/ide/contract-graph.ts';
import { definitionAt } from '../../../server/src/ide/definition.ts';
import { highlightsAt } from '../../../server/src/ide/document-highlight.ts';
import { referenceCounts } from '../../../server/src/ide/reference-counts.ts';
import { usagesOf } from '../../../server/src/ide/references.ts';
import { namedPlaceAt } from '../../../server/src/ide/symbol-at.ts';
import { COUNT, linkedContracts, pathOf } from '../linked-contracts.ts';
import { IN_DBT, linkedDbt } from '../linked-dbt.ts';
import { sqlReader } from '../lint/sql-wasm.ts';
import { TestWorkspace, uriOf } from './linked-workspace.ts';

const uri = (index: number): string => uriOf(pathOf(index));

function usages(workspace: TestWorkspace, file: string, text: string, nth = 0): string[] {
  const at = workspace.find(file, text, nth);
  const [target] = namedPlaceAt(workspace.index, file, at)?.targets ?? [];
  if (target === undefined) throw new Error(`Nothing is declared by ${text}`);
  return usagesOf(workspace.index, target).map((one) => workspace.show(one.at.uri, one.place));
}

describe('40 linked contracts', () => {
  const workspace = new TestWorkspace(linkedContracts());

  it('lead every reference to its declaration', () => {
    let followed = 0;
    for (const [file, records] of workspace.index.all()) {
      for (const { references } of records) {
        for (const { segments, field } of references) {
          for (const { place, text } of segments) {
            const at = { line: place.line, character: place.start + 1 };
            const found = definitionAt(workspace.index, file, at);
            if (text === 'raw_files') {
              expect(found).toBeUndefined();
              continue;
            }
            expect(found?.targets, `${workspace.show(file, place)} ${field}`).toHaveLength(1);
            const [target] = found?.targets ?? [];
            const name = target && workspace.show(target.uri, target.place).split(' ')[1];
            if (field !== 'placeholder')
              expect(text.replace(/_id$/, '')).toBe(name?.replace(/_id$/, ''));
            followed++;
          }
        }
      }
    }
    expect(followed).toBe(COUNT * 36);
  });

  it('lead from the file in front of the path to that file', () => {
    const at = workspace.find(uri(0), '../odd/c1.odcs.yaml');
    expect(definitionAt(workspace.index, uri(0), at)?.targets).toMatchObject([{ uri: uri(1) }]);
  });

  it('know all usages of a property, in all files and notations', () => {
    const before = 4 - 1;
    const across = 4 - 17 + COUNT;
    expect(usages(workspace, uri(4), 'key_a', 3).sort()).toEqual(
      [
        'c4.odcs.yaml:7 key_a',
        'c4.odcs.yaml:13 key_a',
        'c4.odcs.yaml:28 key_a',
        'c4.odcs.yaml:34 key_a_id',
        'c4.odcs.yaml:49 key_a',
        'c4.odcs.yaml:67 key_a',
        `c${String(before)}.odcs.yaml:23 key_a`,
        `c${String(before)}.odcs.yaml:24 key_a_id`,
        `c${String(across)}.odcs.yaml:15 key_a`,
      ].sort(),
    );
  });

  it('know usages of an object, also as a bare source', () => {
    const found = usages(workspace, uri(4), 'orders_4 #');
    expect(found.filter((one) => one.startsWith('c27.'))).toEqual([
      'c27.odcs.yaml:15 orders_4',
      'c27.odcs.yaml:16 orders_4',
      'c27.odcs.yaml:29 orders_4',
    ]);
    expect(found.filter((one) => one.endsWith('{object}'))).toHaveLength(1);
  });

  it('count what the list of references holds', () => {
    for (const { address, count } of referenceCounts(workspace.index, uri(4))) {
      const listed = usagesOf(workspace.index, address).filter(
        ({ at }) => referenceOf(workspace.index, at)?.field !== 'placeholder',
      );
      expect(count).toBe(listed.length);
    }
  });

  it('highlight in the file what means the same', () => {
    const at = workspace.find(uri(4), 'key_b');
    const found = highlightsAt(workspace.index, uri(4), at);
    expect(
      found.map(({ place, declares }) => `${String(declares)} ${workspace.show(uri(4), place)}`),
    ).toEqual([
      'true c4.odcs.yaml:25 key_b',
      'false c4.odcs.yaml:13 key_b',
      'false c4.odcs.yaml:49 key_b',
      'false c4.odcs.yaml:67 key_b',
    ]);
  });
});

describe('rename', () => {
  it.each([
    ['fresh_name', (text: string) => text],
    // Needs quotes wherever it is no part of a path. Whether there were some before cannot be known afterwards.
    ['true', (text: string) => text.replaceAll('"key_b"', 'key_b')],
  ])('to %s and its inverse give back the same bytes, dbt included', (fresh, written) => {
    const dbt = linkedDbt().map(({ path, text }) => ({ path, text: written(text) }));
    const workspace = new TestWorkspace([...linkedContracts(), ...dbt], sqlReader);
    const before = new Map(workspace.texts);
    let renamed = 0;
    let inDbt = 0;
    for (const index of IN_DBT) {
      const file = uri(index);
      const symbols = workspace.index.records(file)?.[0]?.symbols ?? [];
      for (const [position, symbol] of symbols.entries()) {
        for (const place of [symbol.namePlace, symbol.idPlace]) {
          if (place === undefined) continue;
          const old = place === symbol.namePlace ? symbol.name : symbol.id;
          // In quotes, too, once they are there.
          const at = { line: place.line, character: place.start + 1 };
          const address = { uri: file, contract: 0, index: position };
          const count = usagesOf(workspace.index, address).length;
          expect(workspace.rename(file, at, fresh)).toBeUndefined();
          expect(symbolOf(workspace.index, address)).toMatchObject(
            place === symbol.namePlace ? { name: fresh } : { id: fresh },
          );
          expect(usagesOf(workspace.index, address), `${file} ${String(old)}`).toHaveLength(count);
          if (dbt.some(({ path, text }) => workspace.texts.get(uriOf(path)) !== text)) inDbt++;
          expect(workspace.rename(file, at, old ?? '')).toBeUndefined();
          expect(workspace.texts).toEqual(before);
          renamed++;
        }
      }
    }
    expect(renamed).toBe(5 * 13);
    expect(inDbt).toBe(15);
  });

  it('changes names only, from a reference in another file as well', () => {
    const workspace = new TestWorkspace(linkedContracts());
    const at = workspace.find(uri(3), 'c4.odcs.yaml#orders_4.key_a');
    const onName = { line: at.line, character: at.character + 'c4.odcs.yaml#orders_4.k'.length };
    expect(workspace.rename(uri(3), onName, 'order_key')).toBeUndefined();
    const [text, other] = [workspace.texts.get(uri(4)) ?? '', workspace.texts.get(uri(3)) ?? ''];
    expect(text).toContain('element: orders_4.order_key, orders_4.key_b,customers.customer_id');
    expect(text).toContain('from: [orders_4.order_key, orders_4.key_b]');
    expect(text).toContain('key_a_id');
    expect(text).toContain('WHERE key_a IS NULL');
    expect(other).toContain('c4.odcs.yaml#orders_4.order_key\n');
    expect(other).toContain('orders_3.key_a');
  });

  it.each([
    ['key_b', 'taken'],
    ['', 'must not be empty'],
    ['  ', 'must not be empty'],
    ['a\nb', 'one line'],
    ['order key', 'object.property'],
    ['a.b', 'object.property'],
    ['1st', 'object.property'],
  ])('refuses %j', (name, reason) => {
    const workspace = new TestWorkspace(linkedContracts());
    const at = workspace.find(uri(4), 'key_a', 3);
    expect(workspace.rename(uri(4), at, name)).toContain(reason);
  });

  it('refuses ids that are none', () => {
    const workspace = new TestWorkspace(linkedContracts());
    const at = workspace.find(uri(4), 'key_a_id');
    expect(workspace.rename(uri(4), at, 'a b')).toContain('is no id');
  });

  it('puts quotes where the new name needs them', () => {
    const workspace = new TestWorkspace(linkedContracts());
    expect(workspace.rename(uri(4), workspace.find(uri(4), 'ana'), 'yes')).toBeUndefined();
    expect(workspace.texts.get(uri(4))).toContain('username: "yes"');
    expect(workspace.rename(uri(5), workspace.find(uri(5), "bob'"), "o'neill")).toBeUndefined();
    expect(workspace.texts.get(uri(5))).toContain("replacedByUsername: 'o''neill'");
  });

  it('says so where nothing has a name', () => {
    const workspace = new TestWorkspace(linkedContracts());
    expect(workspace.rename(uri(4), { line: 0, character: 3 }, 'x')).toContain('Put the cursor');
    expect(workspace.rename(uri(4), workspace.find(uri(4), '{object}'), 'x')).toContain(
      'placeholder',
    );
  });
});
