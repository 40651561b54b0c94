import { describe, expect, test } from 'vitest';
import { LineIndex } from '../../../server/src/base/line-index.ts';
import { completionAt } from '../../../server/src/ide/completion.ts';
import { namingHoverAt } from '../../../server/src/ide/governance/naming-hover.ts';
import { contract } from '../../../server/src/lint/example.ts';
import { visitsOf } from '../../../server/src/lint/workspace-lint.ts';
import { TODAY } from '../lint/check.ts';
import { indexOf } from '../lint/check-workspace.ts';
import { english, openAtCursor } from './ide-fixture.ts';

const PRODUCT = 'specs/contracts/data-products/sales/c.odcs.yaml';
const NAMING = `{
  "layers": { "marts": { "prefix": "fct_|dim_" } },
  "column_rules": {
    "boolean": { "prefix": "is_|has_", "example": "is_active" },
    "timestamp": { "suffix": "_at" }
  },
  "casing": { "tables": "snake_case", "columns": "snake_case" },
  "exceptions": [{ "name": "Old*", "reason": "The \`ledger\`\\nreads it." }]
}
`;

function open(
  body: string,
  policy = NAMING,
): ReturnType<typeof openAtCursor> & {
  readonly index: ReturnType<typeof indexOf>;
} {
  const opened = openAtCursor(contract(`schema:\n${body}`));
  const files = { 'specs/governance/naming.json': policy, [PRODUCT]: opened.ide.text };
  return { ...opened, index: indexOf(files) };
}

describe('completion of names', () => {
  function proposed(body: string): readonly string[] {
    const { ide, offset, index } = open(body);
    const names = {
      graph: index,
      uri: PRODUCT,
      policies: (domain: string | undefined) => index.policies(PRODUCT, domain),
      today: TODAY,
    };
    return completionAt(ide, offset, english, names).map(
      ({ label, filterText }) => `${label} for ${filterText}`,
    );
  }
  const column = (name: string, type: string): string =>
    `  - name: fct_orders\n    properties:\n      - name: ${name}\n        logicalType: ${type}`;

  test.each([
    ['  - name: $0', ['fct_ for fct_', 'dim_ for dim_']],
    ['  - name: f$0', ['fct_ for f']],
    ['  - name: orders$0', ['fct_orders for orders', 'dim_orders for orders']],
    [
      '  - name: "OrderLines$0"',
      ['fct_order_lines for "OrderLines', 'dim_order_lines for "OrderLines'],
    ],
    ['  - name: fct_orders$0', []],
    [column('$0', 'boolean'), ['is_ for is_', 'has_ for has_']],
    [column('active$0', 'boolean'), ['is_active for active', 'has_active for active']],
    [column('created$0', 'timestamp'), ['created_at for created']],
    [column('orderId$0', 'string'), ['order_id for orderId']],
    [column('$0', 'string'), []],
    ['  - physicalName: Orders$0', []],
  ])('%s', (body, expected) => {
    expect(proposed(body)).toEqual(expected);
  });
});

describe('hover on names', () => {
  function shown(body: string, policy?: string): string | undefined {
    const { ide, offset, index } = open(body, policy);
    const at = new LineIndex(ide.text).positionAt(offset);
    return namingHoverAt(visitsOf(index.recorded(PRODUCT)!, index), at, TODAY, english)?.markdown;
  }

  const line = (number: number): string =>
    `[\`naming.json:${String(number)}\`](<specs/governance/naming.json#L${String(number)}>)`;

  test('patterns are shown letter by letter', () => {
    const policy = '{ "layers": { "marts": { "pattern": "^(fct|dim)_" } } }\n';
    expect(shown('  - name: fct_o$0rders', policy)).toContain(': `^(fct|dim)_` (');
  });

  test('shows the rules that it obeys, with their lines', () => {
    expect(shown('  - name: fct_o$0rders')).toBe(`**Naming**

- \`casing.tables\`: \`snake_case\` (${line(7)})
- \`layers.marts.prefix\`: \`fct_…\`, \`dim_…\` (${line(2)})`);
    const flag =
      '  - name: fct\n    properties:\n      - name: ac$0tive\n        logicalType: boolean';
    expect(shown(flag)).toBe(`**Naming**

- \`casing.columns\`: \`snake_case\` (${line(7)})
- \`column_rules.boolean.prefix\`: \`is_…\`, \`has_…\` (${line(4)})
- \`column_rules.boolean.example\`: \`is_active\` (${line(4)})`);
  });

  test('names the exception that holds; nothing of a policy is Markdown', () => {
    expect(shown('  - name: Old$0Orders')).toContain(
      `\n- Exception: \`\` The \`ledger\` reads it. \`\` (${line(8)})`,
    );
  });

  test('says nothing elsewhere, nor where there is no rule', () => {
    expect(shown('  - name: fct_orders\n    description: fct$0')).toBeUndefined();
    expect(shown('  - name: fct_o$0rders', '{ "max_length": { "columns": 3 } }\n')).toBeUndefined();
  });
});
