import type { OperatorContent, QualityContent } from '../../../model/content/contract-content.ts';
import { placeholdersIn } from '../../../model/sql-placeholders.ts';
import { bindTables } from './bind-tables.ts';
import { jinjaLiteral, proseText } from './dbt-argument.ts';
import { textLiteral, type Dialect } from './dialect.ts';
import { numberOf } from './operators.ts';
import { ruleConfig } from './rule-config.ts';
import type { TestContext } from './test-context.ts';
import type { TestedTable } from './tested-table.ts';
import type { TestedValue } from './tested-value.ts';

/** The test of a query that gives one value: a test of its own. */
export function sqlTest(
  context: TestContext,
  rule: QualityContent,
  value: TestedValue | undefined,
  miss: (reason: string) => void,
): void {
  const { collector, dialect, table } = context;
  if (rule.query === undefined || rule.query.trim() === '') {
    miss('It has no query.');
    return;
  }
  const condition = conditionOf(dialect, rule.operators);
  if ('reason' in condition) {
    miss(condition.reason);
    return;
  }
  const bound = boundQuery(context, rule.query, value);
  if ('reason' in bound) {
    miss(bound.reason);
    return;
  }
  const what = rule.name ?? (value === undefined ? 'query' : `${value.property.name}_query`);
  collector.addSingular(
    what,
    () => [...headOf(rule, table, value), ...bodyOf(bound.sql, condition.sql)].join('\n'),
    rule.at,
  );
}

/** Configuration, and what the contract says about it. */
function headOf(
  rule: QualityContent,
  table: TestedTable,
  value: TestedValue | undefined,
): readonly string[] {
  const config = Object.entries(ruleConfig(rule)).map(
    ([name, given]) => `${name}=${jinjaLiteral(given)}`,
  );
  const about = [
    `${value?.label ?? table.object.name}: ${rule.name ?? 'quality check'}`,
    rule.description ?? '',
  ];
  return [
    ...(config.length === 0 ? [] : [`{{ config(${config.join(', ')}) }}`, '']),
    ...about
      .join('\n')
      .split(/[\n\r\u2028\u2029\u0085\v\f]+/)
      .filter((line) => line.trim() !== '')
      .map((line) => `-- ${proseText(line.trim())}`),
  ];
}

/** One row where the value is not as it must be. A query that gives nothing measures nothing, which is not as it must be. */
function bodyOf(query: string, condition: string): readonly string[] {
  return [
    'with measurement as (',
    '',
    '    select (',
    ...query.split('\n').map((line) => (line.trim() === '' ? '' : `        ${line}`)),
    '    ) as measured',
    '',
    ')',
    '',
    'select measured',
    'from measurement',
    `where measured is null or not (${condition})`,
    '',
  ];
}

const signs: Readonly<Partial<Record<OperatorContent['name'], string>>> = {
  mustBe: '=',
  mustNotBe: '<>',
  mustBeGreaterThan: '>',
  mustBeGreaterOrEqualTo: '>=',
  mustBeLessThan: '<',
  mustBeLessOrEqualTo: '<=',
};

/** What must hold of `measured`; a query may give a truth or a text too. */
function conditionOf(
  dialect: Dialect,
  operators: readonly OperatorContent[],
): { readonly sql: string } | { readonly reason: string } {
  if (operators.length === 0)
    return { reason: 'It has no operator, so that nothing says which result is good.' };
  const parts: string[] = [];
  for (const { name, value } of operators) {
    const sign = signs[name];
    if (sign === undefined) {
      const [low, high] = Array.isArray(value) ? value.map(numberOf) : [];
      if (low === undefined || high === undefined || low > high)
        return { reason: `\`${name}\` needs two numbers, the lower one first.` };
      const not = name === 'mustNotBeBetween' ? 'not ' : '';
      parts.push(`measured ${not}between ${String(low)} and ${String(high)}`);
      continue;
    }
    const number = numberOf(value);
    const isEquality = name === 'mustBe' || name === 'mustNotBe';
    if (number !== undefined) parts.push(`measured ${sign} ${String(number)}`);
    else if (isEquality && typeof value === 'boolean')
      parts.push(`measured ${sign} ${String(value)}`);
    else if (isEquality && typeof value === 'string')
      parts.push(`measured ${sign} ${withoutJinja(textLiteral(dialect, value))}`);
    else return { reason: `\`${name}\` needs a number.` };
  }
  return { sql: parts.join(' and ') };
}

/** The query with the relation and the column in place of what stands for them. */
function boundQuery(
  { table }: TestContext,
  query: string,
  value: TestedValue | undefined,
): { readonly sql: string } | { readonly reason: string } {
  const trimmed = query
    .replaceAll(/\r\n?/g, '\n')
    .trim()
    .replace(/(?:;\s*)+$/, '');
  if (!/^(?:\(|select\b|with\b|--|\/\*)/i.test(trimmed))
    return {
      reason:
        'It is no query that starts with SELECT or WITH, so that it gives no value to compare.',
    };
  const own = relationText(table);
  const readable = (text: string): string =>
    bindTables(environment(withoutJinja(text)), table, own);
  let sql = '';
  let from = 0;
  for (const { start, end, meaning } of placeholdersIn(trimmed)) {
    if (meaning === 'property' && value === undefined)
      return { reason: 'It speaks of a property, and stands at an object.' };
    sql += readable(trimmed.slice(from, start));
    sql += meaning === 'object' ? own : (value?.expression ?? '');
    from = end;
  }
  return { sql: sql + readable(trimmed.slice(from)) };
}

/** What Jinja leaves as it is. */
function withoutJinja(sql: string): string {
  return sql.replaceAll(/\{(?=[{%#])/g, "{{ '{' }}");
}

/** Variables of the standard are those of the environment in dbt. */
function environment(sql: string): string {
  return sql.replaceAll(
    /\$\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?\}/g,
    (_, name: string, usual?: string) =>
      usual === undefined
        ? `{{ env_var(${jinjaLiteral(name)}) }}`
        : `{{ env_var(${jinjaLiteral(name)}, ${jinjaLiteral(usual)}) }}`,
  );
}

function relationText({ kind, name, source }: TestedTable): string {
  return kind === 'model'
    ? `{{ ref(${jinjaLiteral(name)}) }}`
    : `{{ source(${jinjaLiteral(source ?? '')}, ${jinjaLiteral(name)}) }}`;
}
