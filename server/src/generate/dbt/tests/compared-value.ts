import { castTo, type Dialect } from './dialect.ts';
import { isIsoFormat, type TestedValue } from './tested-value.ts';
import { castTypeOf } from './values-in-sql.ts';

/** A value as it is compared: what a column has as text is read first. A text says why that cannot be done. */
export function comparedValue(dialect: Dialect, value: TestedValue): TestedValue | string {
  const { logicalType, options } = value.property;
  const type = castTypeOf(logicalType, options);
  if (!value.isWhole || type === undefined || type === 'text' || !value.isText) return value;
  const isTemporal = type !== 'integer' && type !== 'number' && type !== 'boolean';
  if (isTemporal && !isIsoFormat(options.format))
    return 'The column has it as text in a form that SQL does not compare.';
  return { ...value, isWhole: false, expression: castTo(dialect, value.expression, type) };
}
