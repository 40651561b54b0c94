import { parse } from 'yaml';
import type { QualityContent } from '../../../model/content/contract-content.ts';
import { jinjaLiteral, proseText } from './dbt-argument.ts';
import { ruleConfig } from './rule-config.ts';
import type { TestContext } from './test-context.ts';
import type { TestDraft } from './test-collector.ts';
import type { TestedValue } from './tested-value.ts';

/** The test of a check that is written for a tool: what is written for dbt is taken as it is. */
export function customTest(
  context: TestContext,
  rule: QualityContent,
  value: TestedValue | undefined,
  miss: (reason: string) => void,
): void {
  const { engine = '', implementation } = rule;
  if (!/^dbt(?:[-_ ]?(?:core|cloud|tests?))?$/i.test(engine)) {
    miss(
      engine === ''
        ? 'It does not say which tool it is for.'
        : `It is written for ${engine}, whose checks dbt does not run.`,
    );
    return;
  }
  if (typeof implementation === 'string' && isQuery(implementation)) {
    singular(context, rule, implementation, value);
    return;
  }
  const entries = entriesOf(implementation);
  if (entries === undefined) {
    miss('What is written for dbt is neither an entry of `data_tests` nor a query.');
    return;
  }
  for (const entry of entries) {
    const read = draftOf(entry, rule);
    const draft = read && withoutPackage(context, read, value);
    const problem = draft === undefined ? 'It names no test.' : unknownTest(context, draft.test);
    if (problem !== undefined) miss(problem);
    else if (draft !== undefined && value === undefined) context.collector.onTable(draft);
    else if (draft !== undefined && value !== undefined) context.collector.onValue(value, draft);
  }
}

/** A test of its own that dbt would find below `tests/`. */
function isQuery(text: string): boolean {
  const start = text
    .replaceAll(/\{\{[^]*?\}\}|\{%[^]*?%\}|\{#[^]*?#\}|--[^\n]*|\/\*[^]*?\*\//g, ' ')
    .trim();
  return /^(?:\(\s*)?(?:select|with)\b/i.test(start);
}

function singular(
  { collector, table }: TestContext,
  rule: QualityContent,
  text: string,
  value: TestedValue | undefined,
): void {
  const config = Object.entries(ruleConfig(rule)).map(
    ([name, given]) => `${name}=${jinjaLiteral(given)}`,
  );
  const about = proseText(`${value?.label ?? table.object.name}: ${rule.name ?? 'quality check'}`);
  const head = [
    ...(config.length === 0 ? [] : [`{{ config(${config.join(', ')}) }}`, '']),
    `-- ${about.replaceAll(/\s+/g, ' ')}`,
  ];
  const body = text
    .replaceAll(/\r\n?/g, '\n')
    .trim()
    .replace(/(?:;\s*)+$/, '');
  const what = rule.name ?? (value === undefined ? 'query' : `${value.property.name}_query`);
  collector.addSingular(what, () => `${[...head, body].join('\n')}\n`, rule.at);
}

/** The one test of `dbt_utils` that everybody uses: ours of the same kind where it is not there. */
function withoutPackage(
  { packages, input }: TestContext,
  draft: TestDraft,
  value: TestedValue | undefined,
): TestDraft {
  const { expression, ...more } = draft.arguments;
  const isIt = /^(?:dbt_utils\.)?expression_is_true$/.test(draft.test);
  const { macros } = input.existing;
  const isTheirs = macros.has(draft.test) || macros.has(`test_${draft.test}`);
  if (!isIt || isTheirs || typeof expression !== 'string' || Object.keys(more).length > 0)
    return draft;
  if (packages) return { ...draft, test: 'dbt_utils.expression_is_true' };
  // Below a column the expression is what follows its name.
  const condition = value === undefined ? expression : `${value.expression} ${expression}`;
  return { ...draft, test: 'dataengos_condition', arguments: { condition } };
}

type Entry = string | Readonly<Record<string, unknown>>;

/** Entries of `data_tests`, given as such, as a list of them, or as the text of either. */
function entriesOf(implementation: unknown): readonly Entry[] | undefined {
  const given = typeof implementation === 'string' ? parsed(implementation) : implementation;
  const list =
    isMap(given) && Object.keys(given).length === 1
      ? (given.data_tests ?? given.tests ?? given)
      : given;
  const entries = Array.isArray(list) ? (list as unknown[]) : [list];
  const isEach = entries.every(
    (one) => isMap(one) || (typeof one === 'string' && /^[\w.]+$/.test(one)),
  );
  return isEach && entries.length > 0 ? (entries as Entry[]) : undefined;
}

function parsed(text: string): unknown {
  try {
    return parse(text, { maxAliasCount: 100, logLevel: 'silent' });
  } catch {
    return undefined;
  }
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What dbt knows of a test beside its arguments. */
const settings: ReadonlySet<string> = new Set([
  ...['severity', 'warn_if', 'error_if', 'fail_calc', 'where', 'limit', 'enabled'],
  ...['store_failures', 'store_failures_as', 'tags', 'meta', 'alias', 'schema', 'database'],
]);

function draftOf(entry: Entry, rule: QualityContent): TestDraft | undefined {
  if (typeof entry === 'string')
    return { test: entry, arguments: {}, what: nameOf(entry), at: rule.at, rule };
  const named = ['test', 'test_name', 'type', 'name'].find(
    (key) => typeof entry[key] === 'string' && isTestName(entry[key]),
  );
  const keys = Object.keys(entry);
  const [first = ''] = keys;
  const isWrapped =
    keys.length === 1 && isTestName(first) && (isMap(entry[first]) || entry[first] === null);
  const test = isWrapped ? first : named === undefined ? undefined : String(entry[named]);
  if (test === undefined) return undefined;
  const inner = isWrapped ? entry[first] : entry;
  const body = isMap(inner) ? inner : {};
  const given: Record<string, unknown> = {};
  const config: Record<string, unknown> = {};
  for (const [key, one] of Object.entries(body)) {
    if (!isWrapped && key === named) continue;
    if (key === 'name' || key === 'description') continue;
    if ((key === 'arguments' || key === 'args' || key === 'kwargs') && isMap(one))
      Object.assign(given, one);
    else if (key === 'config' && isMap(one)) Object.assign(config, one);
    else if (settings.has(key)) config[key] = one;
    else given[key] = one;
  }
  const { description } = body;
  return {
    ...{
      test,
      arguments: given,
      config,
      at: rule.at,
      what: nameOf(typeof body.name === 'string' && isWrapped ? body.name : test),
    },
    rule: {
      ...rule,
      description: rule.description ?? (typeof description === 'string' ? description : undefined),
    },
  };
}

function isTestName(text: unknown): boolean {
  return typeof text === 'string' && /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)?$/.test(text);
}

function nameOf(test: string): string {
  return test.replace('.', '_');
}

const own: ReadonlySet<string> = new Set([
  'not_null',
  'unique',
  'accepted_values',
  'relationships',
  'dataengos_condition',
]);

/** A test that is nowhere would keep dbt from reading the whole project. */
function unknownTest({ input, packages }: TestContext, test: string): string | undefined {
  const [owner = '', name = ''] = test.includes('.') ? test.split('.') : ['', test];
  const { macros } = input.existing;
  if (owner === '')
    return own.has(name) || macros.has(name) || macros.has(`test_${name}`)
      ? undefined
      : `The project has no generic test ${JSON.stringify(name)}.`;
  const isOurs = owner === 'dbt_utils' || owner === 'dbt_expectations';
  if (isOurs && !packages) return `It needs the package ${owner}, and packages are turned off.`;
  return undefined;
}
