import { variableSource } from '../../../spec/variables.ts';

const variable = new RegExp(variableSource);

/** Whether a value is known when a contract is used, and not before: text with `${NAME}` in it. */
export function isVariable(value: unknown): boolean {
  return typeof value === 'string' && variable.test(value);
}
