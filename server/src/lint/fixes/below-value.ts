import { shiftRange } from '../../base/range.ts';
import type { TextEdit } from '../../base/text-edit.ts';
import { topLevelPair } from '../../model/contract.ts';
import type { ValueSpec } from '../../spec/metamodel.ts';
import type { YamlProblem } from '../../syntax/yaml/problems.ts';
import { breakOf, columnOf } from '../../syntax/yaml/edit/text-lines.ts';
import type { Fix, FixContext } from '../rule.ts';
import { objectField } from './shape-advice.ts';

/** Removes the value of a key that has fields below it, or gives it a field of its own; or takes the fields out. */
export function fixBelowValue(
  { params, changes = [], start, value }: YamlProblem,
  offset: number,
  context: FixContext,
): readonly Fix[] {
  const { spec, document, version, file } = context;
  const key = String(params?.key);
  const edits = changes.map(({ range, newText }) => ({
    range: shiftRange(range, offset),
    newText,
  }));
  if (params?.found === undefined)
    return [{ title: 'removeValue', params: { key }, edits, safety: 'unsafe' }];
  const outdent: Fix = { title: 'indent', edits, safety: 'unsafe' };
  const field = spec.fields(spec.type(spec.metamodel.root), undefined).fields.get(key);
  const object = field && objectOf(spec.value(field, version));
  const pair = topLevelPair(document, key);
  if (object === undefined || pair === undefined || value === undefined) return [outdent];
  const range = { start: pair.colon + 1, end: value.end + offset };
  const first = start + offset;
  const own = pair.value?.kind === 'scalar' ? objectField(pair.value, object, spec) : undefined;
  const isThere = own === undefined || file.text.slice(first).startsWith(`${own}:`);
  if (isThere) {
    const removal: TextEdit = { range, newText: '' };
    return [{ title: 'removeValue', params: { key }, edits: [removal], safety: 'unsafe' }, outdent];
  }
  const source = file.text.slice(value.start + offset, range.end);
  const newText = `${breakOf(file.text)}${' '.repeat(columnOf(file.text, first))}${own}: ${source}`;
  const to = { field: own };
  return [
    { title: 'ownField', params: to, edits: [{ range, newText }], safety: 'unsafe' },
    outdent,
  ];
}

/** The object that a field takes, alone or besides other things. */
function objectOf(value: ValueSpec): Extract<ValueSpec, { kind: 'object' }> | undefined {
  if (value.kind === 'object') return value;
  if (value.kind !== 'one-of') return undefined;
  for (const option of value.options) {
    const object = objectOf(option.value);
    if (object !== undefined) return object;
  }
  return undefined;
}
