import type { Generated } from '../generated-file.ts';
import type { DbtInput } from './dbt-input.ts';
import { DbtProject } from './dbt-project.ts';

/**
 * Makes a dbt project of contracts: sources, models, tests and what belongs to them. Files are sorted by path, and the
 * same input gives the same bytes. What a contract says and dbt cannot is among the unexpressed.
 */
export function generateDbt(input: DbtInput): Generated {
  return new DbtProject(input).generate();
}
