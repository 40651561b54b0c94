import { mostSimilar } from '../../../base/similar.ts';
import { contract } from '../../example.ts';
import { fixUnknownField } from '../../fixes/unknown-field.ts';
import { adviceFor, freeFields, isOpen, isSpelling } from '../../known-names.ts';
import { reportAt } from '../../report-at.ts';
import { allStandards, defineRule, nothing, type Report } from '../../rule.ts';

export default defineRule<'field', 'similar'>({
  meta: {
    code: 'well-spelt-fields',
    family: 'structure',
    severity: 'warning',
    presets: { strict: 'error' },
    since: '0.1.0',
    summary: 'Where the standard takes any field, none looks like a slip of one that it knows.',
    explanation:
      'Some maps are open, `description` among them, and up to version 3.0.2 most nested ones. There a misspelt field is valid and goes unnoticed. This rule speaks only where the name is very near to a known one.',
    examples: [
      {
        title: 'A letter is missing',
        bad: contract('description:\n  limitation: Not for credit decisions'),
        good: contract('description:\n  limitations: Not for credit decisions'),
        fixed: true,
      },
    ],
    standards: allStandards,
    cost: 'typing',
    fixable: 'unsafe',
    messages: { similar: '`{name}` is not a field of {owner}. Did you mean `{similar}`?' },
    fixes: { rename: 'Rename to `{to}`', remove: 'Remove `{name}`' },
  },
  on: 'field',
  check(visit, { spec }): readonly Report<'similar'>[] {
    const { owner, name } = visit;
    if (visit.field !== undefined || !isOpen(owner)) return nothing;
    const { freePrefix } = spec.metamodel;
    if (freePrefix !== undefined && name.startsWith(freePrefix)) return nothing;
    const free = freeFields(owner);
    const advised = adviceFor(owner, name)?.to;
    const similar =
      advised !== undefined && free.includes(advised) ? advised : mostSimilar(name, free);
    if (similar === undefined) return nothing;
    return [
      {
        messageId: 'similar',
        params: { name, owner: owner.type.title, similar },
        range: reportAt(visit, visit.pair.key),
        data: { to: similar, fix: 'rename', safe: isSpelling(name, [similar]) ? 1 : 0 },
      },
    ];
  },
  fix: fixUnknownField,
});
