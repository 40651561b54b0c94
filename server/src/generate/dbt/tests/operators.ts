import type { OperatorName, QualityContent } from '../../../model/content/contract-content.ts';

/** What a measured number is compared with, under the names that the tests have for it. */
export type Operators = Readonly<Record<string, number | readonly [number, number]>>;

/** In the order in which they are written. */
const operatorArguments: Readonly<Record<OperatorName, string>> = {
  mustBe: 'must_be',
  mustNotBe: 'must_not_be',
  mustBeGreaterThan: 'must_be_greater_than',
  mustBeGreaterOrEqualTo: 'must_be_greater_or_equal_to',
  mustBeLessThan: 'must_be_less_than',
  mustBeLessOrEqualTo: 'must_be_less_or_equal_to',
  mustBeBetween: 'must_be_between',
  mustNotBeBetween: 'must_not_be_between',
};

/** Reads the operators of a check; a text says why that is not possible. */
export function operatorsOf(rule: QualityContent): Operators | string {
  if (rule.operators.length === 0)
    return 'It has no operator, so that nothing says which result is good.';
  const found: Record<string, number | readonly [number, number]> = {};
  for (const { name, value } of rule.operators) {
    const isPair = name === 'mustBeBetween' || name === 'mustNotBeBetween';
    const read = isPair ? pairOf(value) : numberOf(value);
    if (read === undefined)
      return `\`${name}\` needs ${isPair ? 'two numbers, the lower one first' : 'a number'}.`;
    found[operatorArguments[name]] = read;
  }
  return found;
}

/** A number, also one that is written as text; undefined for everything else. */
export function numberOf(value: unknown): number | undefined {
  if (typeof value === 'string' && /^\s*[-+]?\d+(?:\.\d+)?(?:e[-+]?\d+)?\s*$/i.test(value))
    return numberOf(Number(value));
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

function pairOf(value: unknown): readonly [number, number] | undefined {
  if (!Array.isArray(value) || value.length !== 2) return undefined;
  const [low, high] = value.map(numberOf);
  return low === undefined || high === undefined || low > high ? undefined : [low, high];
}

/** Whether nothing may be found: then a test can show what was. */
export function demandNone(operators: Operators, isPercent: boolean): boolean {
  const [[name, value] = [], ...more] = Object.entries(operators);
  if (more.length > 0) return false;
  if (name === 'must_be' || name === 'must_be_less_or_equal_to') return value === 0;
  return (
    !isPercent &&
    name === 'must_be_less_than' &&
    typeof value === 'number' &&
    value > 0 &&
    value <= 1
  );
}
