import type { Range } from '../../base/range.ts';
import type { PropertyContent } from '../content/contract-content.ts';
import type { ChangeText } from './change-texts.ts';
import type { ChangeList } from './contract-change.ts';

interface About {
  readonly element: string;
  readonly at: Range;
}

/** What a property promises beside its type. Readers count on it: less of it breaks them, more of it does not. */
export function compareConstraints(
  before: PropertyContent,
  after: PropertyContent,
  about: About,
  list: ChangeList,
): void {
  const loosened = (template: ChangeText, params = {}, breaking = true): void =>
    list.add('constraint-loosened', about, template, params, breaking);
  const tightened = (template: ChangeText, params = {}): void =>
    list.add('constraint-tightened', about, template, params);
  if (before.required && !after.required) loosened('not required any more');
  if (!before.required && after.required) tightened('required');
  if (before.unique && !after.unique) loosened('not unique any more');
  if (!before.unique && after.unique) tightened('unique');
  // The key says what a row stands for: with another one it is another table.
  if (before.primaryKey && !after.primaryKey) loosened('not in the primary key any more');
  if (!before.primaryKey && after.primaryKey)
    list.add('constraint-tightened', about, 'in the primary key', {}, true);
  compareValues(before, after, about, list);
  compareOptions(before.options, after.options, about, list);
}

function compareValues(
  before: PropertyContent,
  after: PropertyContent,
  about: About,
  list: ChangeList,
): void {
  const values = ({ enum: all }: PropertyContent): readonly string[] =>
    all.map(({ value }) => String(value));
  const [old, now] = [values(before), values(after)];
  const added = now.filter((value) => !old.includes(value));
  const gone = old.filter((value) => !now.includes(value));
  if (old.length > 0 && now.length === 0) {
    list.add('constraint-loosened', about, 'any value, was one of {count}', {
      count: String(old.length),
    });
    return;
  }
  if (added.length > 0)
    list.add(
      old.length === 0 ? 'constraint-tightened' : 'constraint-loosened',
      about,
      'values added: {values}',
      { values: shortened(added) },
    );
  if (gone.length > 0)
    list.add('constraint-tightened', about, 'values removed: {values}', {
      values: shortened(gone),
    });
}

function shortened(values: readonly string[]): string {
  const shown = values.slice(0, 5).join(', ');
  return values.length > 5 ? `${shown} ...` : shown;
}

/** Whether a larger number of an option promises less (`up`) or more (`down`). */
const directions: Readonly<Record<string, 'up' | 'down'>> = {
  maximum: 'up',
  exclusiveMaximum: 'up',
  maxLength: 'up',
  maxItems: 'up',
  maxProperties: 'up',
  minimum: 'down',
  exclusiveMinimum: 'down',
  minLength: 'down',
  minItems: 'down',
  minProperties: 'down',
};

function compareOptions(
  before: PropertyContent['options'],
  after: PropertyContent['options'],
  about: About,
  list: ChangeList,
): void {
  const text = (value: unknown): string =>
    typeof value === 'string' ? value : JSON.stringify(value);
  for (const option of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [old, now] = [before[option], after[option]];
    if (text(old ?? null) === text(now ?? null)) continue;
    if (now === undefined) {
      list.add('constraint-loosened', about, '{option} not limited any more, was {before}', {
        option,
        before: text(old),
      });
      continue;
    }
    if (old === undefined) {
      list.add('constraint-tightened', about, '{option} {after}', { option, after: text(now) });
      continue;
    }
    const direction = Object.hasOwn(directions, option) ? directions[option] : undefined;
    const isLooser =
      direction === undefined || typeof old !== 'number' || typeof now !== 'number'
        ? true
        : direction === 'up'
          ? now > old
          : now < old;
    list.add(
      isLooser ? 'constraint-loosened' : 'constraint-tightened',
      about,
      '{option} {after}, was {before}',
      { option, before: text(old), after: text(now) },
    );
  }
}
