import type { MapVisit } from '../model/visit.ts';
import { duplicatesOf } from './duplicates.ts';
import { contract } from './example.ts';
import { nothing, type Report, type RuleExample } from './rule.ts';
import {
  entriesOf,
  knownFlag,
  knownText,
  scalarValue,
  type FieldHolder,
  type ScalarValue,
} from './field-value.ts';

/** The flag that makes a property part of a key, and the field that says at which place. */
export interface PositionFields {
  readonly flag: string;
  readonly position: string;
}

export type PositionMessages =
  'no-part' | 'start' | 'repeated' | 'gap' | 'none' | 'missing' | 'first';

const messages: Readonly<Record<PositionMessages, string>> = {
  'no-part': '`{position}` means nothing without `{flag}: true`.',
  start: 'Positions count from 1, so `{position}` cannot be {value}.',
  repeated: '`{other}` has position {value} as well: each part of the key has its own.',
  gap: 'Position {wanted} is free: positions run from 1 without gaps.',
  none: '{count} properties make up this key: say their order with `{position}`.',
  missing: 'The other parts of this key have a `{position}`; this one needs it, too.',
  first: 'Position {value} stands here first',
};

/** What the rules on positions have alike in their `meta`. */
export const positionMeta = {
  cost: 'typing',
  fixable: 'unsafe',
  messages,
  fixes: {
    set: 'Write `{field}: {value}`',
    number: 'Number the {count} properties in their order here',
    remove: 'Remove `{name}`',
  },
} as const;

/** A property of the list at hand that has to do with the key. */
interface Part {
  readonly name: string;
  readonly isPart: boolean;
  readonly flag: ScalarValue | undefined;
  readonly position: ScalarValue | undefined;
  /** Undefined when it is not set; -1 is how the standard says so. */
  readonly value: number | undefined;
}

/** Judges the positions in one list of properties. One mistake gives one report. */
export function judgePositions(
  visit: MapVisit,
  fields: PositionFields,
): readonly Report<PositionMessages>[] {
  if (!visit.byName.has('properties')) return nothing;
  const entries = entriesOf(visit, 'properties');
  const read = entries.map((entry) => partOf(entry, fields));
  if (read.includes('unknown')) return [];
  const all = read.filter((part) => typeof part === 'object');
  if (all.length === 0) return [];
  const tell = (
    messageId: PositionMessages,
    field: ScalarValue | undefined,
    params: Report['params'] = {},
    data: Report['data'] = {},
    more: Partial<Report<PositionMessages>> = {},
  ): Report<PositionMessages>[] =>
    field === undefined
      ? []
      : [
          {
            messageId,
            params: { ...fields, ...params },
            range: field.at,
            data: { ...fields, ...data },
            ...more,
          },
        ];
  const strays = all.filter(({ isPart, value }) => !isPart && value !== undefined);
  const parts = all.filter(({ isPart }) => isPart);
  const reports = strays.flatMap(({ position }) => tell('no-part', position));
  const set = parts.filter(({ value }) => value !== undefined);
  const free = freePositions(set);
  if (set.length === 0) {
    const count = parts.length;
    // One part needs no position.
    return count < 2
      ? reports
      : [...reports, ...tell('none', parts[0]?.flag, { count }, { count })];
  }
  const wrong: Report<PositionMessages>[] = [];
  for (const { position, value = 0 } of set) {
    if (value < 1) wrong.push(...tell('start', position, { value }, { value: free[0] ?? 1 }));
  }
  const keyed = set.flatMap((part) =>
    part.position === undefined
      ? []
      : [{ ...part, key: String(part.value), range: part.position.at }],
  );
  for (const { one, first } of duplicatesOf(keyed)) {
    const params = { value: one.key, other: first.name };
    const related = [{ range: first.range, messageId: 'first', params }];
    wrong.push(...tell('repeated', one.position, params, { value: free[0] ?? 1 }, { related }));
  }
  let lacking = 0;
  for (const { flag, value } of parts) {
    if (value !== undefined) continue;
    wrong.push(...tell('missing', flag, {}, { value: free[lacking] ?? set.length + 1 + lacking }));
    lacking++;
  }
  if (wrong.length > 0) return [...reports, ...wrong];
  // Parts in records or around may fill the gap.
  const wanted = free[0] ?? 0;
  const behind = set.find(({ value = 0 }) => value > wanted);
  if (wanted > set.length || behind === undefined || spansLevels(visit, entries, fields))
    return reports;
  return [...reports, ...tell('gap', behind.position, { wanted }, { value: wanted })];
}

function partOf(
  entry: FieldHolder,
  { flag, position }: PositionFields,
): Part | 'unknown' | undefined {
  const isPart = knownFlag(entry, flag);
  if (isPart === undefined) return 'unknown';
  const written = scalarValue(entry, position);
  const value = written?.node.value;
  if (written?.deferred === true || (written !== undefined && !Number.isInteger(value)))
    return 'unknown';
  if (!isPart && written === undefined) return undefined;
  return {
    name: knownText(entry, 'name') ?? '',
    isPart,
    flag: scalarValue(entry, flag),
    position: written,
    value: typeof value === 'number' && value !== -1 ? value : undefined,
  };
}

/** The positions from 1 that nobody has, as many as could be needed. */
function freePositions(set: readonly Part[]): readonly number[] {
  const taken = new Set(set.map(({ value }) => value));
  const free: number[] = [];
  for (let next = 1; free.length < 2 * set.length + 1; next++)
    if (!taken.has(next)) free.push(next);
  return free;
}

/** Whether a key may have parts in other lists than this one. */
function spansLevels(
  visit: MapVisit,
  entries: readonly FieldHolder[],
  { flag }: PositionFields,
): boolean {
  if (visit.type.name !== 'SchemaObject') return true;
  return entries.some((entry) =>
    entriesOf(entry, 'properties').some((inner) => knownFlag(inner, flag) !== false),
  );
}

/** The example that both rules on positions show. */
export function positionExample({ flag, position }: PositionFields): RuleExample {
  const text = (second: number): string =>
    contract(`
schema:
  - name: order_lines
    properties:
      - name: order_id
        required: true
        ${flag}: true
        ${position}: 1
      - name: line_number
        required: true
        ${flag}: true
        ${position}: ${String(second)} # within the order`);
  return { title: 'A position is taken twice', bad: text(1), good: text(2), fixed: true };
}
