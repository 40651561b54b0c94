import type { OperatorName, QualityContent } from '../../model/content/contract-content.ts';

/** How many values are named. */
const MAX_VALUES = 20;

/** A check in words: `Rows without a value: must be less than 5 %.` `values`: whether values may be named. */
export function qualityWords(
  rule: QualityContent,
  { values }: { readonly values: boolean },
): string {
  const bounds = rule.operators.map(({ name, value }) => boundWords(name, value, rule.unit));
  const subject = subjectOf(rule, values);
  if (bounds.length === 0) return `${subject}.`;
  return `${subject}: must ${bounds.join(', and must ')}.`;
}

function subjectOf(rule: QualityContent, values: boolean): string {
  switch (rule.type) {
    case 'text':
      return 'A rule in words';
    case 'sql':
      return 'Result of a query';
    case 'custom':
      return rule.engine === undefined ? 'A check of an engine' : `A check of ${rule.engine}`;
    case 'library':
      return metricWords(rule, values);
  }
}

function metricWords({ metric, arguments: given }: QualityContent, values: boolean): string {
  switch (metric) {
    case 'nullValues':
      return 'Rows without a value';
    case 'missingValues':
      return `Missing values${among('which count as missing', given.missingValues, values)}`;
    case 'invalidValues': {
      const pattern = given.pattern;
      const form = typeof pattern === 'string' ? `, other than of the form ${pattern}` : '';
      return `Invalid values${among('other than', given.validValues, values)}${form}`;
    }
    case 'duplicateValues':
      return `Duplicates${among('of', given.properties, true)}`;
    case 'rowCount':
      return 'Number of rows';
    default:
      return metric ?? 'A check without a metric';
  }
}

function among(words: string, list: unknown, named: boolean): string {
  if (!Array.isArray(list) || list.length === 0) return '';
  if (!named) return `, ${words} ${String(list.length)} values`;
  const shown = list.slice(0, MAX_VALUES).map(valueText);
  const more = list.length - shown.length;
  return `, ${words} ${shown.join(', ')}${more > 0 ? ` and ${String(more)} more` : ''}`;
}

const operators: Readonly<Record<OperatorName, string>> = {
  mustBe: 'be',
  mustNotBe: 'not be',
  mustBeGreaterThan: 'be greater than',
  mustBeGreaterOrEqualTo: 'be at least',
  mustBeLessThan: 'be less than',
  mustBeLessOrEqualTo: 'be at most',
  mustBeBetween: 'be between',
  mustNotBeBetween: 'not be between',
};

function boundWords(name: OperatorName, value: unknown, unit: string): string {
  const amount = Array.isArray(value) ? value.map(valueText).join(' and ') : valueText(value);
  return `${operators[name]} ${amount}${unit === 'percent' ? ' %' : ''}`;
}

function valueText(value: unknown): string {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
