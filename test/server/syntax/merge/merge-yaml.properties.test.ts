import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse, stringify, type ToStringOptions } from 'yaml';
import { looseText } from '../../../../server/src/syntax/merge/loose-text.ts';
import { mergeYaml } from '../../../../server/src/syntax/merge/merge-yaml.ts';
import { parseYaml } from '../../../../server/src/syntax/yaml/parse-yaml.ts';

const word = fc.constantFrom(
  'id',
  'name',
  'it’s',
  'a: b',
  '#x',
  '{{ x }}',
  '',
  'no',
  '1',
  "q'q",
  'é\nü',
);
const label = fc.constantFrom(
  'id',
  'amount',
  'status',
  'e-mail',
  'order "no"',
  '__proto__',
  "it's",
);
const scalar = fc.oneof(word, fc.integer({ min: -9, max: 9 }), fc.boolean(), fc.constant(null));
const meta = fc.dictionary(label, scalar, { maxKeys: 3, noNullPrototype: true });

const testEntry = fc.oneof(
  fc.constantFrom<unknown>('not_null', 'unique'),
  fc.record({
    accepted_values: fc.record({
      arguments: fc.record({ values: fc.uniqueArray(word, { maxLength: 3 }) }),
    }),
  }),
  fc.record({
    in_range: fc.record({ arguments: meta, config: meta }, { requiredKeys: ['arguments'] }),
  }),
);

const tests = fc.uniqueArray(testEntry, { maxLength: 3, selector: (one) => stringify(one) });

const column = fc.record(
  { name: label, description: word, data_tests: tests, meta },
  { requiredKeys: ['name'] },
);

const columns = fc.uniqueArray(column, { maxLength: 4, selector: ({ name }) => name });

const model = fc.record(
  {
    name: fc.constantFrom('stg_orders', 'stg_customers', 'dim customers', 'fct:sales'),
    description: word,
    config: fc.record(
      { tags: fc.uniqueArray(label, { maxLength: 3 }), meta },
      { requiredKeys: [] },
    ),
    columns,
    data_tests: tests,
  },
  { requiredKeys: ['name'] },
);

const file = fc.record({
  version: fc.constant(2),
  models: fc.uniqueArray(model, { minLength: 1, maxLength: 3, selector: ({ name }) => name }),
});

const style = fc.record<ToStringOptions>({
  indent: fc.constantFrom(2, 4),
  indentSeq: fc.boolean(),
  singleQuote: fc.boolean(),
  lineWidth: fc.constantFrom(0, 40),
});

const written = (value: unknown, options: ToStringOptions = {}): string =>
  stringify(value, { aliasDuplicateObjects: false, ...options });

const said = (text: string): string => looseText(parseYaml(text).documents[0]?.tree());

/** Puts comments behind lines and between them, where no text block runs. */
function commented(text: string, places: readonly number[]): string {
  const lines = text.split('\n');
  // Quoted texts and blocks go over several lines.
  if (/[|>][-+]?\d?$|["'][^"']*\n/m.test(text)) return text;
  for (const [index, place] of places.entries()) {
    const at = place % lines.length;
    const line = lines[at] ?? '';
    if (line === '' || line.includes('#')) continue;
    lines[at] =
      index % 2 === 0
        ? `${line} # by hand ${index}`
        : `${/^ */.exec(line)?.[0] ?? ''}# by hand ${index}\n${line}`;
  }
  return lines.join('\n');
}

const places = fc.array(fc.nat(60), { maxLength: 6 });

test('a layout of its own, with comments, comes to say what is made now', () => {
  fc.assert(
    fc.property(file, file, style, (base, next, options) => {
      const current = written(base, options);
      fc.pre(current !== written(base));
      const { text, conflicts } = mergeYaml(written(base), current, written(next));
      expect(conflicts).toEqual([]);
      expect(said(text)).toBe(said(written(next)));
    }),
    { numRuns: 300 },
  );
});

test('where nothing new is made, not a byte changes', () => {
  fc.assert(
    fc.property(file, file, style, places, (base, current, options, at) => {
      const text = commented(written(current, options), at);
      expect(mergeYaml(written(base), text, written(base))).toEqual({ text, conflicts: [] });
    }),
  );
});

test('what was merged once is not changed by merging it again', () => {
  fc.assert(
    fc.property(file, file, file, style, places, (base, own, next, options, at) => {
      const [was, will] = [written(base), written(next)];
      const { text, conflicts } = mergeYaml(was, commented(written(own, options), at), will);
      expect(conflicts.filter(({ what }) => what === 'broken')).toEqual([]);
      expect(mergeYaml(was, text, will).text).toBe(text);
      expect(mergeYaml(will, text, will)).toEqual({ text, conflicts: [] });
    }),
    { numRuns: 300 },
  );
});

test('comments, keys and tests that people wrote stand', () => {
  fc.assert(
    fc.property(file, file, style, places, fc.nat(), (base, next, options, at, pick) => {
      const own = structuredClone(base);
      const chosen = own.models[pick % own.models.length]!;
      Object.assign(chosen, {
        owner: 'people',
        data_tests: [...(chosen.data_tests ?? []), 'mine'],
      });
      const current = commented(written(own, options), at);
      const { text } = mergeYaml(written(base), current, written(next));
      for (const [comment] of current.matchAll(/# by hand \d+/g)) expect(text).toContain(comment);
      const result = parse(text) as typeof own;
      const found = result.models.find(({ name }) => name === chosen.name);
      expect(found).toMatchObject({ owner: 'people' });
      expect(found?.data_tests).toContain('mine');
    }),
    { numRuns: 200 },
  );
});

test('without a base every line stays, and what is missing comes', () => {
  fc.assert(
    fc.property(file, file, style, places, (own, next, options, at) => {
      const current = commented(written(own, options), at);
      const { text, conflicts } = mergeYaml(undefined, current, written(next));
      expect(conflicts).toEqual([]);
      const lines = text.split('\n');
      let from = 0;
      for (const line of current.split('\n')) {
        // A list that was empty is filled.
        if (/(?:\[\]|\{\})/.test(line) || line === '') continue;
        const found = lines.findIndex(
          (other, index) => index >= from && other.includes(line.trim()),
        );
        expect(found, line).not.toBe(-1);
        from = found;
      }
      const names = (parse(text) as typeof own).models.map(({ name }) => name);
      expect(names).toEqual(expect.arrayContaining(next.models.map(({ name }) => name)));
    }),
    { numRuns: 200 },
  );
});
