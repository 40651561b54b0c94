/** A contract of a workspace from which a dbt project is made. */
export interface PipelineContract {
  readonly path: string;
  readonly text: string;
}

const SYSTEMS = 10;
const DOMAINS = 10;
const COLUMNS = 20;

const TYPES = ['string', 'integer', 'number', 'boolean', 'timestamp', 'date'];

/**
 * Half of them follow systems, and of the table of each of these the other half has one that is made of it. Each table
 * has twenty columns with descriptions, options and quality checks. The same index gives the same text.
 */
export function pipelineContract(index: number, sources: number): PipelineContract {
  const isSource = index < sources;
  const [system, domain] = [`system_${index % SYSTEMS}`, `domain_${index % DOMAINS}`];
  const name = isSource ? `events_${index}` : `fct_totals_${index - sources}`;
  const columns = Array.from({ length: COLUMNS }, (_, column) =>
    columnOf(index - (isSource ? 0 : sources), column, isSource),
  );
  const text = `apiVersion: v3.1.0
kind: DataContract
id: contract-${index}
name: ${name}
version: 1.0.0
status: active
domain: ${domain}
description:
  purpose: What happened in ${name}.
schema:
  - name: ${name}
    description: The table ${name}.
    properties:
${columns.join('')}    quality:
      - type: library
        metric: rowCount
        mustBeGreaterThan: 0
slaProperties:
  - property: latency
    value: 6
    unit: h
`;
  const folder = isSource ? `sources/${system}` : `data-products/${domain}`;
  return { path: `specs/contracts/${folder}/${name}.odcs.yaml`, text };
}

function columnOf(table: number, column: number, isSource: boolean): string {
  const type = TYPES[column % TYPES.length] ?? 'string';
  const lines = [
    `      - name: column_${column}`,
    `        logicalType: ${type}`,
    `        description: Column ${column} of the table.`,
    `        classification: internal`,
    ...(column === 0 ? ['        primaryKey: true', '        required: true'] : []),
    ...(type === 'string' ? ['        logicalTypeOptions:', '          maxLength: 64'] : []),
    ...(column % 4 === 1
      ? [
          '        quality:',
          '          - type: library',
          '            metric: nullValues',
          '            mustBe: 0',
        ]
      : []),
    ...(isSource
      ? []
      : [
          '        transformSourceObjects:',
          `          - events_${table}.column_${column}`,
          `        transformLogic: column_${column}`,
        ]),
  ];
  return `${lines.join('\n')}\n`;
}
