import { describeRule } from '../../check.ts';
import { objectCheck, property, propertyCheck } from './property.ts';

describeRule('metric-fits-level', {
  accepts: [
    propertyCheck('metric: nullValues', 'mustBe: 0'),
    propertyCheck('metric: duplicateValues', 'mustBe: 0'),
    objectCheck('metric: rowCount', 'mustBe: 5'),
    objectCheck('metric: ${METRIC}', 'mustBe: 5'),
    property(
      'logicalType: array',
      'items:',
      '  quality:',
      '    - { metric: nullValues, mustBe: 0 }',
    ),
  ],
  rejects: [
    objectCheck(
      'metric: nullValues\n      #         ^^^^^^^^^^ warning[metric-fits-level]: move the check below that property',
      'mustBe: 0',
    ),
    // That its arguments are missing is not said as well.
    objectCheck(
      'metric: invalidValues\n      #         ^^^^^^^^^^^^^ warning[metric-fits-level]',
      'mustBe: 0',
    ),
    propertyCheck(
      'metric: rowCount\n          #         ^^^^^^^^ warning[metric-fits-level]: move the check below the object',
      'mustBe: 0',
    ),
  ],
});

describeRule('metric-arguments-given', {
  accepts: [
    propertyCheck('metric: invalidValues', 'mustBe: 0', 'arguments: { pattern: "^a$" }'),
    propertyCheck('metric: missingValues', 'mustBe: 0', 'arguments: { missingValues: ["", n/a] }'),
    propertyCheck('metric: duplicateValues', 'mustBe: 0'),
    objectCheck('metric: duplicateValues', 'mustBe: 0', 'arguments: { properties: [a] }'),
    objectCheck('metric: rowCount', 'mustBe: 0'),
  ],
  rejects: [
    propertyCheck(
      'metric: invalidValues\n          #         ^^^^^^^^^^^^^ warning[metric-arguments-given]: `arguments.validValues` or `arguments.pattern`',
      'mustBe: 0',
    ),
    propertyCheck(
      'metric: missingValues\n          #         ^^^^^^^^^^^^^ warning[metric-arguments-given]: use `nullValues`',
      'arguments: { validValues: [a] }',
      'mustBe: 0',
    ),
    objectCheck(
      'metric: duplicateValues\n      #         ^^^^^^^^^^^^^^^ warning[metric-arguments-given]: which ones make the key',
      'mustBe: 0',
    ),
    objectCheck(
      'metric: duplicateValues\n      #         ^^^^^^^^^^^^^^^ warning[metric-arguments-given]: `properties` of `duplicateValues` names nothing',
      'arguments: { properties: [] }',
      'mustBe: 0',
    ),
    // What stands in the wrong place is one mistake.
    propertyCheck(
      'metric: invalidValues',
      'validValues: [a]\n          # ^^^^^^^^^^^ error[known-fields]',
      'mustBe: 0',
      '# below: another check',
    ) +
      '          - metric: invalidValues\n          #         ^^^^^^^^^^^^^ warning[metric-arguments-given]\n            mustBe: 0\n',
  ],
});

describeRule('quality-bounds-agree', {
  accepts: [
    objectCheck('metric: rowCount', 'mustBeBetween: [1, 2]'),
    propertyCheck('metric: nullValues', 'unit: percent', 'mustBeLessThan: 100'),
    propertyCheck('metric: nullValues', 'mustBeLessThan: 1000'),
    propertyCheck('type: sql', 'query: select 1', 'unit: days', 'mustBeLessThan: 1000'),
    propertyCheck('type: sql', 'query: select 1', 'mustBe: "0"'),
    propertyCheck('metric: nullValues', 'mustBe: ${LIMIT}'),
    propertyCheck('metric: nullValues', 'unit: ${UNIT}', 'mustBe: 0'),
  ],
  rejects: [
    objectCheck(
      'metric: rowCount',
      'mustBeBetween: [200, 100]\n      #                ^^^^^^^^^^ warning[quality-bounds-agree]: no value lies between 200 and 100',
    ),
    objectCheck(
      'type: sql',
      'query: select 1',
      'mustNotBeBetween:\n      # ^^^^^^^^^^^^^^^^ warning[quality-bounds-agree]: starts with the higher number',
      '  - 2',
      '  - 1',
    ),
    propertyCheck(
      'metric: nullValues',
      'unit: percent',
      'mustBeLessThan: 500\n          #                 ^^^ warning[quality-bounds-agree]: 500 percent cannot occur',
    ),
    propertyCheck(
      'metric: nullValues',
      'unit: "%"\n          #       ^^^ warning[quality-bounds-agree]: write `percent`',
      'mustBe: 0',
    ),
    propertyCheck(
      'metric: nullValues',
      'unit: furlongs\n          #       ^^^^^^^^ warning[quality-bounds-agree]: write `rows` or `percent`',
      'mustBe: 0',
    ),
  ],
  fixes: [
    [
      objectCheck('metric: rowCount', 'mustBeBetween: [2e3, 1_00] # both'.replace('1_00', '100')),
      objectCheck('metric: rowCount', 'mustBeBetween: [100, 2e3] # both'),
    ],
    [
      objectCheck('metric: rowCount', 'mustBeBetween:', '  - 2 # two', '  # and', '  - 1 # one'),
      objectCheck('metric: rowCount', 'mustBeBetween:', '  - 1 # two', '  # and', '  - 2 # one'),
    ],
    [
      propertyCheck('metric: nullValues', "unit: '%' # share", 'mustBe: 0'),
      propertyCheck('metric: nullValues', "unit: 'percent' # share", 'mustBe: 0'),
    ],
  ],
});

describeRule('text-checks-described', {
  accepts: [
    objectCheck('type: text', 'description: All is well.'),
    objectCheck('metric: rowCount', 'mustBe: 1'),
    objectCheck('type: custom', 'engine: soda', 'implementation: x'),
  ],
  rejects: [
    objectCheck(
      'type: text\n      #       ^^^^ hint[text-checks-described]: write a `description`',
    ),
    propertyCheck(
      'type: text\n          #       ^^^^ hint[text-checks-described]',
      'dimension: accuracy',
    ),
    propertyCheck('type: "text"\n          #       ^^^^^^ hint[text-checks-described]'),
  ],
});

const sql = (query: string, ...lines: readonly string[]): string =>
  propertyCheck('type: sql', 'mustBe: 0', `query: ${query}`, ...lines);

describeRule('sql-placeholders-known', {
  accepts: [
    sql('select count(*) from {object} where {property} < 0'),
    sql('select count(*) from orders'),
    sql("select '{a}'::text[] from ${SCHEMA}.orders"),
    sql('"select 1 from {{ table }}"'),
  ],
  rejects: [
    sql(
      'select {column} from {object}\n          #               ^^^^^^^^ info[sql-placeholders-known]: write `{property}`',
    ),
    sql(
      '|',
      '  select count(*)',
      '  from ${table} a, ${table} b\n          #        ^^^^^^^^ info[sql-placeholders-known]: no placeholder `${table}`: write `{object}`',
    ),
    sql(
      '"select {model}.{Property}"\n          #                ^^^^^^^ info[sql-placeholders-known]\n          #                        ^^^^^^^^^^ info[sql-placeholders-known]',
    ),
  ],
  fixes: [
    [
      sql('|', '  select {column} -- why', '  from {table} a, {table} b', '# end'),
      sql('|', '  select {property} -- why', '  from {table} a, {table} b', '# end'),
    ],
    [
      sql('select 1 from {table} a, {table} b # twice'),
      sql('select 1 from {object} a, {object} b # twice'),
    ],
  ],
});

const scheduled = (...lines: readonly string[]): string =>
  propertyCheck('metric: nullValues', 'mustBe: 0', ...lines);
const sla = (...lines: readonly string[]): string =>
  `slaProperties:\n  - property: latency\n    value: 1\n    unit: d\n${lines.map((line) => `    ${line}\n`).join('')}`;

describeRule('schedules-have-scheduler', {
  accepts: [
    scheduled('schedule: 0 6 * * *', 'scheduler: cron'),
    scheduled('scheduler: cron'),
    scheduled('schedule: "${SCHEDULE}"'),
    sla('schedule: daily', 'scheduler: airflow'),
  ],
  rejects: [
    scheduled(
      'schedule: 0 6 * * *\n          # ^^^^^^^^ warning[schedules-have-scheduler]: what reads `0 6 * * *`',
    ),
    scheduled('schedule: daily\n          # ^^^^^^^^ warning[schedules-have-scheduler]'),
    sla('schedule: 0 6 * * *\n  # ^^^^^^^^ warning[schedules-have-scheduler]'),
  ],
  fixes: [
    [
      sla('schedule: 0 6 * * * # early', 'description: x # end'),
      sla('schedule: 0 6 * * * # early', 'description: x # end', 'scheduler: cron'),
    ],
    [
      sla('schedule: 0 0 12 1/5 * ? 2027'),
      sla('schedule: 0 0 12 1/5 * ? 2027', 'scheduler: quartz'),
    ],
    [sla('schedule: daily'), sla('schedule: daily')],
  ],
});

const cron = (expression: string): string => sla('scheduler: cron', `schedule: ${expression}`);

describeRule('cron-schedules-valid', {
  accepts: [
    cron('0 6 * * *'),
    cron('0 20 * * MON-FRI'),
    cron('0 20 * * ? *'),
    cron('0 10 ? * MON-FRI *'),
    sla('scheduler: quartz', 'schedule: 0 0 12 1/5 * ? 2027'),
    sla('scheduler: Quartz', 'schedule: 0 0 12 * * ?'),
    sla('scheduler: quartz', 'schedule: every hour of the day'),
    cron('cron(0 20 * * ? *)'),
    cron('"@daily"'),
    cron('"@reboot"'),
    cron('0 0 L * *'),
    cron('${SCHEDULE}'),
    sla('scheduler: airflow', 'schedule: at dawn'),
  ],
  rejects: [
    cron(
      '61 * * * *\n  #           ^^^^^^^^^^ warning[cron-schedules-valid]: Invalid value for minute: 61',
    ),
    cron(
      '0 0 12 1/5 * ? 2027\n  #           ^^^^^^^^^^^^^^^^^^^ warning[cron-schedules-valid]: has 7 fields, as only Quartz takes them',
    ),
    sla(
      'scheduler: quartz',
      'schedule: 0 6 * * *\n  #           ^^^^^^^^^ warning[cron-schedules-valid]: has 5 fields; Quartz takes six or seven',
    ),
    cron('every day\n  #           ^^^^^^^^^ warning[cron-schedules-valid]'),
    scheduled(
      'scheduler: cron',
      'schedule: 0 6 * *\n          #           ^^^^^^^ warning[cron-schedules-valid]',
    ),
    cron('"@sometimes"\n  #           ^^^^^^^^^^^^ warning[cron-schedules-valid]'),
  ],
});
