import { pick, seeded, type Random } from './random.ts';

/** A value in a text: on one line, in columns. */
export interface Place {
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

export interface SyntheticContract {
  readonly text: string;
  /** The one wrong value of the contract. */
  readonly error: Place;
  /** The valid values of `logicalType`. */
  readonly types: readonly Place[];
}

export interface SyntheticOptions {
  /** Exact; 60 at least. */
  readonly lines: number;
  readonly seed: number;
  /** Where the wrong value stands: in the last property, or in any. */
  readonly error: 'last' | 'any' | 'none';
}

const COLUMNS = [
  ['customer_id', 'string', 'varchar(36)'],
  ['ordered_at', 'timestamp', 'timestamp'],
  ['net_amount', 'number', 'decimal(18,2)'],
  ['line_count', 'integer', 'int'],
  ['is_refunded', 'boolean', 'boolean'],
  ['due_on', 'date', 'date'],
  ['currency', 'string', 'char(3)'],
  ['shipped_at', 'timestamp', 'timestamptz'],
] as const;
const SUBJECTS = ['order', 'refund', 'invoice', 'shipment', 'visit', 'subscription', 'ticket'];
const LEVELS = ['public', 'internal', 'confidential', 'restricted'];

/** The last lines of every contract, before what fills it up to its length. */
const TAIL = [
  'team:',
  '  name: revenue-data',
  '  members:',
  '    - username: ada@example.com',
  '      role: owner',
  'roles:',
  '  - role: revenue_reader',
  '    access: read',
  'slaProperties:',
  '  - property: latency',
  '    value: 6',
  '    unit: h',
  'support:',
  '  - channel: "#revenue-data"',
  '    tool: slack',
];

/**
 * A data contract of ODCS 3.1.0 with the given number of lines; the same arguments give the same
 * text. But for the one wrong `logicalType` it is valid.
 */
export function syntheticContract(options: SyntheticOptions): SyntheticContract {
  const random = seeded(options.seed);
  const lines = head(options.seed);
  const end = options.lines - TAIL.length - 1;
  for (let object = 0; lines.length + 25 <= end; object++) {
    lines.push(...objectHead(random, object));
    const columns = 8 + Math.floor(random() * 14);
    for (let column = 0; column < columns && lines.length + 18 <= end; column++)
      lines.push(...property(random, column));
  }
  lines.push(...TAIL, 'tags:');
  while (lines.length < options.lines) lines.push(`  - topic-${lines.length}`);
  const values = typesOf(lines);
  const wrong = options.error === 'last' ? values.at(-1) : pick(random, values);
  if (wrong === undefined || lines.length > options.lines)
    throw new Error(`${options.lines} lines are too few.`);
  if (options.error !== 'none') {
    const line = lines[wrong.line] ?? '';
    lines[wrong.line] = `${line.slice(0, wrong.start)}wrong`;
  }
  return {
    text: `${lines.join('\n')}\n`,
    error: { ...wrong, end: wrong.start + 'wrong'.length },
    types: values.filter((place) => place !== wrong),
  };
}

function head(seed: number): string[] {
  return [
    'apiVersion: v3.1.0',
    'kind: DataContract',
    `id: 6f1c${seed.toString(16).padStart(8, '0')}`,
    'name: revenue',
    'version: 2.3.1',
    'status: active',
    'domain: finance',
    'tenant: example',
    'description:',
    '  purpose: What was sold, to whom and for how much.',
    '  usage: Monthly reports; not for billing.',
    'servers:',
    '  - server: lake',
    '    type: postgres',
    '    host: db.example.com',
    '    port: 5432',
    '    database: revenue',
    '    schema: public',
    'schema:',
  ];
}

function objectHead(random: Random, object: number): string[] {
  const subject = pick(random, SUBJECTS);
  return [
    `  - name: ${subject}_${object}`,
    `    physicalName: fct_${subject}_${object}`,
    '    physicalType: table',
    `    description: One row per ${subject}, complete by six in the morning.`,
    `    dataGranularityDescription: One row per ${subject}`,
    '    properties:',
  ];
}

/** Between 7 and 17 lines. */
function property(random: Random, column: number): string[] {
  const [name, logical, physical] = pick(random, COLUMNS);
  const lines = [
    `      - name: ${name}_${column}`,
    `        physicalName: ${name.toUpperCase()}_${column}`,
    `        logicalType: ${logical}`,
    `        physicalType: ${physical}`,
    `        description: "What the source calls ${name}, as it was at load time"`,
    `        required: ${String(random() < 0.5)}`,
    `        classification: ${pick(random, LEVELS)}`,
  ];
  if (random() < 0.3) lines.push(`        tags: [${name}, 'column ${column}']`);
  if (logical === 'string' && random() < 0.4)
    lines.push('        logicalTypeOptions:', '          minLength: 1', '          maxLength: 36');
  if (random() < 0.2) {
    lines.push(
      ...['        quality:', '          - type: library', '            metric: nullValues'],
      ...['            mustBeLessThan: 5', '            unit: percent'],
      '            description: Rarely empty',
    );
  }
  return lines;
}

function typesOf(lines: readonly string[]): Place[] {
  return lines.flatMap((text, line) => {
    const key = /^ +logicalType: /.exec(text);
    return key === null ? [] : [{ line, start: key[0].length, end: text.length }];
  });
}
