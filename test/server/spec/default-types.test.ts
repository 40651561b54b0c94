import { expect, test } from 'vitest';
import {
  defaultPhysicalType,
  type TypeOptions,
} from '../../../server/src/spec/physical-types/default-types.ts';
import { isKeptIn } from '../../../server/src/spec/physical-types/logical-types-of.ts';
import { familiesOf } from '../../../server/src/spec/physical-types/type-families.ts';
import { platformOfServer } from '../../../server/src/spec/physical-types/type-words.ts';

const LOGICAL = 'string date timestamp time number integer boolean object array map vector'.split(
  ' ',
);
const OPTIONS: readonly TypeOptions[] = [
  {},
  { maxLength: 20 },
  { timezone: true },
  { timezone: false },
  ...['uuid', 'i16', 'i32', 'i64', 'u8', 'f32', 'f64'].map((format) => ({ format })),
];

test.each(Object.keys(platformOfServer))(
  'types of %s keep the values of their logical type',
  (server) => {
    const platform = platformOfServer[server];
    for (const logical of LOGICAL) {
      for (const options of OPTIONS) {
        const physical = defaultPhysicalType(server, logical, options);
        if (physical === undefined) continue;
        const families = familiesOf(physical, platform && [platform]);
        expect(families, physical).toBeDefined();
        expect(isKeptIn(logical, families ?? [], '3.2.0'), `${logical} as ${physical}`).toBe(true);
      }
    }
  },
);

test('options decide, and what has several good homes has no default', () => {
  const on = (logical: string, options: TypeOptions = {}): string | undefined =>
    defaultPhysicalType('postgres', logical, options);
  expect(on('integer')).toBeUndefined();
  expect(on('integer', { format: 'i16' })).toBe('SMALLINT');
  expect(on('timestamp')).toBeUndefined();
  expect(on('timestamp', { timezone: true })).toBe('TIMESTAMP WITH TIME ZONE');
  expect(on('string', { format: 'uuid' })).toBeUndefined();
  expect(on('string', { format: 'uuid', maxLength: 36 })).toBeUndefined();
  expect(on('number')).toBeUndefined();
  expect(on('object')).toBeUndefined();
  expect(defaultPhysicalType('redshift', 'string', {})).toBeUndefined();
  expect(defaultPhysicalType('nobody', 'string', {})).toBeUndefined();
  expect(defaultPhysicalType('constructor', 'string', {})).toBeUndefined();
});
