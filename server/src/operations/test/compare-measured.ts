import type { OperatorContent, QualityContent } from '../../model/content/contract-content.ts';
import { failed, passed, skipped, type Outcome } from './outcome.ts';

/** Why a rule cannot be decided, before anything is measured; undefined where it can. */
export function unclearOperator({ operators }: QualityContent): Outcome | undefined {
  const [only, second] = operators;
  if (only === undefined) return skipped('noOperator');
  if (second !== undefined) return skipped('manyOperators');
  return undefined;
}

/** Holds what was measured against what the rule says. */
export function compareMeasured(
  measure: string,
  measured: string | null,
  { operators: [operator] }: QualityContent,
  evidence?: Outcome['evidence'],
): Outcome {
  if (operator === undefined) return skipped('noOperator');
  const rule = `${operator.name}: ${JSON.stringify(operator.value)}`;
  if (measured === null) return failed([{ text: 'noNumber', params: { rule } }]);
  const holds = isTrue(operator, measured);
  if (holds === undefined) return skipped('unclearRule', { reason: `\`${rule}\`` });
  if (holds) return passed;
  const value = rounded(measured);
  return failed([{ text: 'measured', params: { measure, value, rule } }], evidence);
}

/** Undefined where the value of the operator is not of its kind. */
function isTrue({ name, value }: OperatorContent, measured: string): boolean | undefined {
  if (name === 'mustBe' || name === 'mustNotBe')
    return isSame(value, measured) === (name === 'mustBe');
  const number = toNumber(measured);
  if (name === 'mustBeBetween' || name === 'mustNotBeBetween') {
    const [low, high] = Array.isArray(value) ? value.map(toNumber) : [];
    if (low === undefined || high === undefined || number === undefined) return undefined;
    return (low <= number && number <= high) === (name === 'mustBeBetween');
  }
  const limit = toNumber(value);
  if (limit === undefined || number === undefined) return undefined;
  switch (name) {
    case 'mustBeGreaterThan':
      return number > limit;
    case 'mustBeGreaterOrEqualTo':
      return number >= limit;
    case 'mustBeLessThan':
      return number < limit;
    case 'mustBeLessOrEqualTo':
      return number <= limit;
  }
}

function isSame(value: unknown, measured: string): boolean {
  const [one, other] = [toNumber(value), toNumber(measured)];
  if (one !== undefined && other !== undefined) return one === other;
  return String(value) === measured;
}

function toNumber(value: unknown): number | undefined {
  if (typeof value === 'boolean') return Number(value);
  if (value === 'true' || value === 'false') return Number(value === 'true');
  if (typeof value === 'string' && value.trim() === '') return undefined;
  const number = Number(value);
  return Number.isFinite(number) && value !== null && !Array.isArray(value) ? number : undefined;
}

/** Percentages have endless digits. */
function rounded(measured: string): string {
  const number = Number(measured);
  return Number.isFinite(number) && /\.\d{5,}/.test(measured)
    ? String(Math.round(number * 1e4) / 1e4)
    : measured;
}
