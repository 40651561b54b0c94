import { BOOLEAN, DuckDBScalarFunction, VARCHAR } from '@duckdb/node-api';
import { errorText } from '../../../base/error-text.ts';

/**
 * The function `ecma_match(text, pattern)`: whether a text matches a regular expression of ECMA-262, which is what contracts
 * have; DuckDB's own know no lookahead. A pattern that never ends is ended with the process.
 */
export function ecmaMatch(): DuckDBScalarFunction {
  const compiled = new Map<string, RegExp>();
  const patternOf = (text: string): RegExp => {
    let pattern = compiled.get(text);
    if (pattern === undefined) compiled.set(text, (pattern = compile(text)));
    return pattern;
  };
  return DuckDBScalarFunction.create({
    name: 'ecma_match',
    parameterTypes: [VARCHAR, VARCHAR],
    returnType: BOOLEAN,
    mainFunction: (info, input, output) => {
      const texts = input.getColumnVector(0);
      const patterns = input.getColumnVector(1);
      try {
        for (let row = 0; row < input.rowCount; row++) {
          const text = texts.getItem(row);
          const pattern = patterns.getItem(row);
          output.setItem(
            row,
            typeof text === 'string' && typeof pattern === 'string'
              ? patternOf(pattern).test(text)
              : null,
          );
        }
        output.flush();
      } catch (error) {
        info.setError(errorText(error));
      }
    },
  });
}

/** Patterns that need no Unicode mode may be wrong in it: `\-`. */
function compile(text: string): RegExp {
  try {
    return new RegExp(text, 'u');
  } catch {
    return new RegExp(text);
  }
}
