import { ofValue, type Cell, type Construct, type Row } from './construct.ts';

/** Operator -> its value, with how many findings keep it and how many do not. */
const operators: Readonly<
  Record<string, { value: number | [number, number]; good: number; bad: number }>
> = {
  mustBe: { value: 1, good: 1, bad: 2 },
  mustNotBe: { value: 1, good: 2, bad: 1 },
  mustBeGreaterThan: { value: 1, good: 2, bad: 1 },
  mustBeGreaterOrEqualTo: { value: 2, good: 2, bad: 1 },
  mustBeLessThan: { value: 2, good: 1, bad: 2 },
  mustBeLessOrEqualTo: { value: 1, good: 1, bad: 2 },
  mustBeBetween: { value: [1, 2], good: 2, bad: 3 },
  mustNotBeBetween: { value: [1, 2], good: 3, bad: 2 },
};

/** A way to find something in the values of a property. */
interface Metric {
  readonly metric: string;
  readonly arguments?: Readonly<Record<string, unknown>>;
  /** As many cells, of which so many are found. */
  readonly cells: (found: number, of: number) => readonly Cell[];
}

const letters = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const mixed =
  (wrong: Cell): Metric['cells'] =>
  (found, of) =>
    letters.slice(0, of).map((letter, at) => (at < found ? wrong : letter));

const metrics: Readonly<Record<string, Metric>> = {
  null_values: { metric: 'nullValues', cells: mixed(null) },
  missing_values: {
    metric: 'missingValues',
    arguments: { missingValues: [null, '', 'N/A'] },
    cells: mixed('N/A'),
  },
  invalid_values: {
    metric: 'invalidValues',
    arguments: { validValues: letters },
    cells: mixed('z'),
  },
  invalid_patterns: {
    metric: 'invalidValues',
    arguments: { pattern: '^[a-h]$' },
    cells: mixed('z'),
  },
  // Each of the found is there twice.
  duplicate_values: {
    metric: 'duplicateValues',
    cells: (found, of) =>
      letters
        .slice(0, of)
        .map((letter, at) => (at < 2 * found ? letters[at >> 1]! : letter.toUpperCase())),
  },
};

function withOperators(name: string, { cells, ...rule }: Metric): Construct[] {
  return Object.entries(operators).flatMap(([operator, { value, good, bad }]) =>
    ['rows', 'percent'].map((unit) => {
      const size = 8;
      const scaled = (one: number) => (unit === 'percent' ? (one * 100) / size : one);
      const limit = typeof value === 'number' ? scaled(value) : value.map(scaled);
      const quality = [{ ...rule, unit, [operator]: limit }];
      return ofValue(
        `${name}_${snake(operator)}_${unit}`,
        { logicalType: 'string', quality },
        { good: cells(good, size), bad: cells(bad, size) },
      );
    }),
  );
}

/** What is meant most often: there are none. */
function withNone(name: string, { cells, ...rule }: Metric): Construct {
  const quality = [{ ...rule, mustBe: 0 }];
  return ofValue(
    `${name}_none`,
    { logicalType: 'string', quality },
    { good: cells(0, 4), bad: cells(1, 4) },
  );
}

const rows = (count: number): Row[] => letters.slice(0, count).map((value) => ({ value }));

const rowCounts = Object.entries(operators).map(([operator, { value, good, bad }]): Construct => ({
  name: `row_count_${snake(operator)}`,
  object: {
    properties: [{ name: 'value', logicalType: 'string' }],
    quality: [{ metric: 'rowCount', [operator]: value }],
  },
  good: rows(good),
  bad: rows(bad),
  fails: [''],
}));

const pairs = (found: number): Row[] =>
  letters.flatMap((value, at) =>
    at < found
      ? [
          { value, other: 1 },
          { value, other: 1 },
        ]
      : [{ value, other: at }],
  );

const duplicateRows = [
  { name: 'none', limit: { mustBe: 0 }, good: 0, bad: 1 },
  { name: 'less_than', limit: { mustBeLessThan: 2 }, good: 1, bad: 2 },
  { name: 'percent', limit: { mustBeLessThan: 25, unit: 'percent' }, good: 1, bad: 8 },
].map(({ name, limit, good, bad }): Construct => ({
  name: `duplicate_rows_${name}`,
  object: {
    properties: [
      { name: 'value', logicalType: 'string' },
      { name: 'other', logicalType: 'integer' },
    ],
    quality: [
      { metric: 'duplicateValues', arguments: { properties: ['value', 'other'] }, ...limit },
    ],
  },
  good: pairs(good),
  bad: pairs(bad),
  fails: [''],
}));

const both = { validValues: ['a', 'b', 'zz'], pattern: '^[a-z]$' };

/** The metrics of the standard, with all operators and units. */
export const metricConstructs: readonly Construct[] = [
  ...Object.entries(metrics).flatMap(([name, metric]) => [
    withNone(name, metric),
    ...withOperators(name, metric),
  ]),
  ...rowCounts,
  ...duplicateRows,
  ofValue(
    'invalid_numbers',
    {
      logicalType: 'integer',
      quality: [{ metric: 'invalidValues', arguments: { validValues: [1, 2] }, mustBe: 0 }],
    },
    { good: [1, 2, null], bad: [1, 3] },
  ),
  ofValue(
    'invalid_either_way',
    { logicalType: 'string', quality: [{ metric: 'invalidValues', arguments: both, mustBe: 0 }] },
    { good: ['a', 'b', null], bad: ['a', 'zz'] },
  ),
  ofValue(
    'severity_warning',
    {
      logicalType: 'string',
      quality: [
        { metric: 'nullValues', mustBe: 0, severity: 'warning', dimension: 'completeness' },
      ],
    },
    { good: ['a'], bad: [null] },
    { status: 'warn' },
  ),
  ofValue(
    'text_only',
    { logicalType: 'string', quality: [{ type: 'text', description: 'Looks right.' }] },
    { good: ['a'], bad: [null] },
    { fails: [], unexpressed: { duckdb: /in words/, postgres: /in words/ } },
  ),
];

function snake(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
