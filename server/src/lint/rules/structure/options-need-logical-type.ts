import type { FieldVisit } from '../../../model/visit.ts';
import type { SpecIndex } from '../../../spec/spec-index.ts';
import { resolveAlias } from '../../../syntax/yaml/tree.ts';
import { contract } from '../../example.ts';
import { fixMissingFields } from '../../fixes/missing-fields.ts';
import { reportAt } from '../../report-at.ts';
import { defineRule, nothing, type Report } from '../../rule.ts';
import { objectType } from '../../variants.ts';
import { isWithin } from '../../../spec/version.ts';

export default defineRule<'field', 'absent'>({
  meta: {
    code: 'options-need-logical-type',
    family: 'structure',
    severity: 'warning',
    presets: { strict: 'error' },
    since: '0.1.0',
    summary: 'Where `logicalTypeOptions` stands, `logicalType` says which options there are.',
    explanation:
      'Each logical type has options of its own, so without the type nothing says what they mean. The official schema refuses such a property with a message that does not name the cause.',
    examples: [
      {
        title: 'A length, but of what',
        bad: contract(`
schema:
  - name: orders
    properties:
      - name: order_id
        logicalTypeOptions:
          maxLength: 20`),
        good: contract(`
schema:
  - name: orders
    properties:
      - name: order_id
        logicalType: string
        logicalTypeOptions:
          maxLength: 20`),
      },
    ],
    cost: 'typing',
    fixable: 'unsafe',
    messages: { absent: '`{name}` depends on `{field}`: write that as well.' },
    fixes: { insert: 'Insert {fields}' },
  },
  on: 'field',
  check(visit, { spec }): readonly Report<'absent'>[] {
    const { owner, field, name } = visit;
    const discriminator = owner.type.discriminator;
    if (discriminator === undefined || field === undefined) return nothing;
    if (owner.table.variant !== undefined || owner.type.fields[name] !== field) return nothing;
    if (owner.type.fields[discriminator.field]?.required !== undefined) return nothing;
    const narrowed = Object.values(discriminator.variants).some(({ fields }) =>
      Object.hasOwn(fields, name),
    );
    if (!narrowed || isWritten(visit, discriminator.field)) return nothing;
    const data = inferred(visit, discriminator.field, spec);
    const range = reportAt(visit, visit.pair.key);
    return [{ messageId: 'absent', params: { name, field: discriminator.field }, range, data }];
  },
  fix: fixMissingFields,
});

function isWritten({ owner }: FieldVisit, field: string): boolean {
  return owner.node.pairs.some(({ key }) => key.value === field || key.value === '<<');
}

/** The type whose options hold all that is written, if there is just one. */
function inferred(
  { owner, pair, name }: FieldVisit,
  field: string,
  spec: SpecIndex,
): Readonly<Record<string, string>> {
  const node = resolveAlias(pair.value);
  if (node?.kind !== 'map' || node.pairs.length === 0) return {};
  const keys = node.pairs.map(({ key }) => String(key.value));
  const fitting = Object.entries(owner.type.discriminator?.variants ?? {}).filter(([, variant]) => {
    const own = variant.fields[name];
    const type = own && objectType(spec.value(own, owner.version), spec);
    return (
      type !== undefined &&
      keys.every((key) => {
        const option = type.fields[key];
        return option !== undefined && isWithin(option, owner.version);
      })
    );
  });
  const [only] = fitting;
  if (fitting.length !== 1 || only === undefined) return {};
  return { missing: field, skeleton: `${field}: ${only[0]}` };
}
