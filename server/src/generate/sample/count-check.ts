import type { OperatorContent, QualityContent } from '../../model/content/contract-content.ts';

/**
 * Whether a number of rows does for a check of the library, where there are `rows` in all; `unit: percent` counts in
 * hundredths of them. Undefined where the check has no operator that can be read.
 */
export function countHolds(
  { operators, unit }: Pick<QualityContent, 'operators' | 'unit'>,
  count: number,
  rows: number,
): boolean | undefined {
  const value = unit === 'percent' ? (rows === 0 ? 0 : (count * 100) / rows) : count;
  const answers = operators.map((operator) => holds(operator, value));
  if (answers.length === 0 || answers.includes(undefined)) return undefined;
  return answers.every((one) => one === true);
}

function holds({ name, value }: OperatorContent, count: number): boolean | undefined {
  if (name === 'mustBeBetween' || name === 'mustNotBeBetween') {
    const [low, high] = Array.isArray(value) ? (value as unknown[]) : [];
    if (typeof low !== 'number' || typeof high !== 'number') return undefined;
    return (low <= count && count <= high) === (name === 'mustBeBetween');
  }
  if (typeof value !== 'number') return undefined;
  switch (name) {
    case 'mustBe':
      return count === value;
    case 'mustNotBe':
      return count !== value;
    case 'mustBeGreaterThan':
      return count > value;
    case 'mustBeGreaterOrEqualTo':
      return count >= value;
    case 'mustBeLessThan':
      return count < value;
    case 'mustBeLessOrEqualTo':
      return count <= value;
  }
}
