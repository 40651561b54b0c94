import type { FieldVisit } from '../model/visit.ts';
import type { TypeSpec, ValueSpec } from '../spec/metamodel.ts';
import type { SpecIndex } from '../spec/spec-index.ts';
import type { YamlPair } from '../syntax/yaml/tree.ts';

/** Fields that stand in the column of the key below which they belong. */
export interface Outdented {
  readonly parent: YamlPair;
  /** Next to each other, right below the parent. */
  readonly fields: readonly YamlPair[];
  /** The parent takes a list: together they are its first entry. */
  readonly isEntry: boolean;
}

/** As far as the key is looked for that lacks its fields. */
const NEAR = 50;
/** A map with more keys is no object of the standard. */
const MANY = 200;

/** Whether an unknown or repeated field is one of the key above that has no value, with those around it. */
export function outdentedAt(visit: FieldVisit, spec: SpecIndex): Outdented | undefined {
  const { owner, pair } = visit;
  const { pairs } = owner.node;
  if (owner.node.flow || pairs.length > MANY) return undefined;
  const at = pairs.indexOf(pair);
  let above = at - 1;
  while (above >= 0 && at - above < NEAR && isLoose(pairs[above], visit)) above--;
  const parent = pairs[above];
  if (parent === undefined || !isEmpty(parent)) return undefined;
  const field = owner.table.fields.get(String(parent.key.value));
  if (field === undefined) return undefined;
  for (const { type, isEntry } of typesOf(spec.value(field, owner.version), spec)) {
    // Those of all its variants: which one is meant may stand among them.
    const known = spec.fields(type, '').fields;
    const fields: YamlPair[] = [];
    for (const one of pairs.slice(above + 1, above + NEAR)) {
      if (!isLoose(one, visit) || !known.has(String(one.key.value))) break;
      fields.push(one);
    }
    if (fields.includes(pair)) return { parent, fields, isEntry };
  }
  return undefined;
}

/** No field of the map around, or one that it has already. */
function isLoose(pair: YamlPair | undefined, { owner }: FieldVisit): boolean {
  const name = String(pair?.key.value);
  return !owner.table.fields.has(name) || owner.byName.get(name)?.pair !== pair;
}

function isEmpty({ value }: YamlPair): boolean {
  return value === undefined || (value.kind === 'scalar' && value.end === value.start);
}

function typesOf(
  value: ValueSpec,
  spec: SpecIndex,
): readonly { readonly type: TypeSpec; readonly isEntry: boolean }[] {
  switch (value.kind) {
    case 'object':
      return [{ type: spec.type(value.type), isEntry: false }];
    case 'list':
      return typesOf(value.of, spec).map(({ type }) => ({ type, isEntry: true }));
    case 'one-of':
      return value.options.flatMap((option) => typesOf(option.value, spec));
    default:
      return [];
  }
}
