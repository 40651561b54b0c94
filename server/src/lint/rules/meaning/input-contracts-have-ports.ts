import { mostSimilar } from '../../../base/similar.ts';
import { product } from '../../example.ts';
import { replaceValue } from '../../fixes/replace-value.ts';
import { defineRule, type Report } from '../../rule.ts';
import { knownText, scalarValue } from '../../field-value.ts';

type Messages = 'unknown' | 'similar';

/** Of more ids than these, none is compared letter by letter. */
const MAX_COMPARED = 200;

export default defineRule<'document', Messages>({
  meta: {
    code: 'input-contracts-have-ports',
    family: 'meaning',
    severity: 'warning',
    since: '0.1.0',
    summary: 'Each input contract of an output port is the contract of an input port.',
    explanation:
      '`inputContracts` says which of the sources an output port is made of. A contract that no input port names is a source that the product does not declare: whoever asks what depends on it does not find this product. Versions are not compared, as a port may read an older one than it declares.',
    examples: [
      {
        title: 'A source that is not declared',
        bad: product(`
inputPorts:
  - name: payments
    version: 1.0.0
    contractId: payments
outputPorts:
  - name: customers
    version: 1.0.0
    contractId: customers
    inputContracts:
      - id: payment
        version: 1.0.0`),
        good: product(`
inputPorts:
  - name: payments
    version: 1.0.0
    contractId: payments
outputPorts:
  - name: customers
    version: 1.0.0
    contractId: customers
    inputContracts:
      - id: payments
        version: 1.0.0`),
        fixed: true,
      },
    ],
    standards: ['odps'],
    cost: 'idle',
    fixable: 'unsafe',
    messages: {
      unknown: 'No input port takes data in under the contract `{id}`.',
      similar: 'No input port takes data in under the contract `{id}`. Did you mean `{similar}`?',
    },
    fixes: { replace: 'Write `{value}`' },
  },
  on: 'document',
  *check({ symbols }): Iterable<Report<Messages>> {
    const { maps } = symbols();
    const ports = maps.filter(({ type }) => type.name === 'InputPort');
    // A port whose contract is known only later may be any.
    if (ports.some((port) => scalarValue(port, 'contractId')?.deferred === true)) return;
    const known = new Set(ports.flatMap((port) => knownText(port, 'contractId') ?? []));
    for (const entry of maps) {
      if (entry.type.name !== 'InputContract') continue;
      const id = knownText(entry, 'id');
      const at = scalarValue(entry, 'id');
      if (id === undefined || at === undefined || known.has(id)) continue;
      const range = at.at;
      const similar = known.size > MAX_COMPARED ? undefined : mostSimilar(id, known);
      if (similar === undefined) yield { messageId: 'unknown', params: { id }, range };
      else {
        const data = { value: similar, safe: 0 };
        yield { messageId: 'similar', params: { id, similar }, range, data };
      }
    }
  },
  fix: replaceValue,
});
