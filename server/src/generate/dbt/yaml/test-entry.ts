import type { DbtTest } from '../tests/dbt-test.ts';

/** A test as an entry of `data_tests:`. */
export function testEntry({ test, name, arguments: given, config, description }: DbtTest): unknown {
  const body = {
    ...(name !== undefined && { name }),
    ...(description !== undefined && { description }),
    ...(Object.keys(given).length > 0 && { arguments: given }),
    ...(Object.keys(config).length > 0 && { config }),
  };
  return Object.keys(body).length === 0 ? test : { [test]: body };
}
