import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { applied, ORDERS, ordersContract, PROJECT, propose, type Files } from './workspace.ts';

const SQL = `${PROJECT}/models/staging/shop/stg_orders.sql`;
const MODELS = `${PROJECT}/models/staging/shop/_shop__models.yml`;

const names = ['order_id', 'status', 'amount', 'channel', 'customer_id', 'paid_at'];

/** What a contract says of its properties, one after the other. */
const contract = fc
  .uniqueArray(
    fc.record({
      name: fc.constantFrom(...names),
      description: fc.constantFrom('', 'Where it is.', "It's: what # was paid.", 'In euros.'),
      required: fc.boolean(),
      unique: fc.boolean(),
    }),
    { minLength: 1, selector: ({ name }) => name },
  )
  .map((all) =>
    ordersContract(
      Object.fromEntries(
        all.map(({ name, description, required, unique }) => [
          name,
          [
            description === '' ? '' : `        description: ${JSON.stringify(description)}\n`,
            required ? '        required: true\n' : '',
            unique ? '        unique: true\n' : '',
          ].join(''),
        ]),
      ),
    ),
  );

interface Edits {
  /** Lines of the query that get a comment, and those above which one is put. */
  readonly behind: readonly number[];
  readonly above: readonly number[];
  /** Columns that get a test, a key and a comment of people. */
  readonly columns: readonly number[];
  /** Whether the columns stand the other way round. */
  readonly turned: boolean;
}

const edits = fc.record<Edits>({
  behind: fc.uniqueArray(fc.nat(20), { maxLength: 3 }),
  above: fc.uniqueArray(fc.nat(20), { maxLength: 3 }),
  columns: fc.uniqueArray(fc.nat(5), { maxLength: 3 }),
  turned: fc.boolean(),
});

/** People write into what was made. */
function byHand(files: Files, { behind, above, columns, turned }: Edits): Files {
  const lines = files[SQL]!.split('\n');
  const query = lines.flatMap((line, index) => [
    ...(above.includes(index) ? [`-- above ${index}`] : []),
    behind.includes(index) ? `${line} -- behind ${index}` : line,
  ]);
  const [head = '', ...rest] = files[MODELS]!.split(/^(?= {6}- name: )/m);
  const described = rest.map((text, index) => {
    if (!columns.includes(index)) return text;
    const own = `        owner: people ${index} # by hand ${index}\n`;
    const [first, ...more] = text.split('\n');
    const tested = more.some((line) => line.trim() === 'data_tests:')
      ? more.join('\n').replace('data_tests:\n', `data_tests:\n          - by_hand_${index}\n`)
      : `        data_tests:\n          - by_hand_${index}\n${more.join('\n')}`;
    return `${first ?? ''}\n${own}${tested}`;
  });
  const ordered = turned ? described.toReversed() : described;
  return { ...files, [SQL]: query.join('\n'), [MODELS]: head + ordered.join('') };
}

async function madeOf(text: string): Promise<Files> {
  const files: Files = { [ORDERS]: text };
  return applied(files, await propose(files));
}

interface Described {
  readonly models: readonly {
    readonly columns?: readonly {
      readonly name: string;
      readonly owner?: string;
      readonly data_tests?: readonly unknown[];
    }[];
  }[];
}

const columnsIn = (
  text: string,
): readonly NonNullable<Described['models'][number]['columns']>[number][] =>
  (parse(text) as Described).models[0]?.columns ?? [];

test('what was made once is not changed by making it again', async () => {
  await fc.assert(
    fc.asyncProperty(contract, async (text) => {
      const made = await madeOf(text);
      expect((await propose(made)).change.files).toEqual([]);
    }),
    { numRuns: 20 },
  );
});

test('models of tables whose names come to the same keep their names when they are made again', async () => {
  const text = ordersContract({ id: '' });
  const [schema = ''] = /schema:[^]*/.exec(text) ?? [];
  const table = (name: string): string =>
    schema.replace('schema:\n', '').replace('name: orders', `name: ${name}`);
  const made = await madeOf(text + table('Orders!') + table('"orders"') + table('"orders#"'));
  const queries = Object.keys(made).filter((path) =>
    /^(?!.*\.dataengos).*\/stg_\w+\.sql$/.test(path),
  );
  expect(queries).toHaveLength(4);
  const { change, kept } = await propose(made);
  expect(change.files).toEqual([]);
  expect(kept).toEqual([]);
});

test('what people wrote is not changed while the contract says the same', async () => {
  await fc.assert(
    fc.asyncProperty(contract, edits, async (text, own) => {
      const made = await madeOf(text);
      const { change, conflicts } = await propose(byHand(made, own));
      expect(change.files).toEqual([]);
      expect(conflicts).toEqual([]);
    }),
    { numRuns: 30 },
  );
});

test('what people wrote stands when the contract changes, and the rest follows it', async () => {
  await fc.assert(
    fc.asyncProperty(contract, contract, edits, async (before, after, own) => {
      const made = await madeOf(before);
      const edited: Files = { ...byHand(made, own), [ORDERS]: after };
      const proposal = await propose(edited);
      const next = applied(edited, proposal);
      // Each comment of theirs is there, in the query and in the YAML.
      for (const path of [SQL, MODELS])
        for (const [comment] of edited[path]!.matchAll(/(?:--|#) (?:above|behind|by hand) \d+/g))
          expect(next[path]).toContain(comment);
      // Each key and test of theirs is there, at its column.
      const now = new Map(columnsIn(next[MODELS]!).map((one) => [one.name, one]));
      for (const { name, owner, data_tests: tests } of columnsIn(edited[MODELS]!)) {
        if (owner === undefined) continue;
        expect(now.get(name)?.owner).toBe(owner);
        const theirs = tests?.filter((one) => String(one).startsWith('by_hand')) ?? [];
        expect(now.get(name)?.data_tests).toEqual(expect.arrayContaining(theirs));
      }
      // Their order stands.
      const kept = columnsIn(edited[MODELS]!).flatMap(({ name }) => (now.has(name) ? name : []));
      const isTouched = edited[MODELS] !== made[MODELS];
      if (isTouched) expect([...now.keys()].filter((name) => kept.includes(name))).toEqual(kept);
      // The columns of the contract are there.
      const fresh = await madeOf(after);
      for (const { name } of columnsIn(fresh[MODELS]!)) expect(now.has(name)).toBe(true);
      expect((await propose(next)).change.files).toEqual([]);
    }),
    { numRuns: 60 },
  );
});
