import { duplicatesOf } from '../../duplicates.ts';
import { entriesByList } from '../../entries-by-list.ts';
import { product } from '../../example.ts';
import { defineRule, type Report } from '../../rule.ts';
import { knownText, scalarValue } from '../../field-value.ts';

type Messages = 'repeated' | 'repeated-name' | 'first';

export default defineRule<'document', Messages>({
  meta: {
    code: 'unique-ports',
    family: 'meaning',
    severity: 'error',
    since: '0.1.0',
    summary: 'Of the ports in a list, no two have the same name and version.',
    explanation:
      'Name and version together are the key of an input or output port: consumers name them to say what they read. Of two ports with one key they get either. A new version is an entry of its own, beside the old one. Management ports have no version and are told apart by name.',
    examples: [
      {
        title: 'A second version of a port',
        bad: product(`
outputPorts:
  - name: customers
    version: 1.0.0
    contractId: customers-v1
  - name: customers
    version: 1.0.0
    contractId: customers-v2`),
        good: product(`
outputPorts:
  - name: customers
    version: 1.0.0
    contractId: customers-v1
  - name: customers
    version: 2.0.0
    contractId: customers-v2`),
      },
    ],
    standards: ['odps'],
    cost: 'idle',
    fixable: 'no',
    messages: {
      repeated: 'Another port is called `{name}` and has version `{version}`: tools take either.',
      'repeated-name': 'Another port is called `{name}`: tools take either.',
      first: '`{name}` stands here first',
    },
  },
  on: 'document',
  *check({ symbols }): Iterable<Report<Messages>> {
    const lists = entriesByList(symbols().maps, ({ type }) => type.name.endsWith('Port'));
    for (const { entries } of lists) {
      const ports = entries.flatMap((entry) => {
        const isVersioned = entry.type.fields.version !== undefined;
        const name = knownText(entry, 'name');
        const version = knownText(entry, 'version');
        const at = scalarValue(entry, 'name');
        if (name === undefined || at === undefined || (isVersioned && version === undefined))
          return [];
        return [{ key: JSON.stringify([name, version]), name, version, range: at.at }];
      });
      for (const { one, first } of duplicatesOf(ports)) {
        const { name, version, range } = one;
        const related = [{ range: first.range, messageId: 'first', params: { name } }];
        yield version === undefined
          ? { messageId: 'repeated-name', params: { name }, range, related }
          : { messageId: 'repeated', params: { name, version }, range, related };
      }
    }
  },
});
