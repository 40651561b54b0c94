import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import type { Adapter } from '../../server/src/generate/dbt/dbt-input.ts';
import { runProgram } from './setup/run-program.ts';

interface Linted {
  readonly filepath: string;
  readonly violations: readonly {
    readonly start_line_no: number;
    readonly code: string;
    readonly description: string;
  }[];
}

/** Whether this run has sqlfluff. */
export const hasSqlfluff = (): boolean => inject('tools').python !== undefined;

/**
 * What sqlfluff, with the house style, says of the models and tests of a dbt project: `path:line code sentence`. Macros
 * and generic tests are left out: they are templates, and SQL only where they are used.
 */
export async function lintSql(project: string, dialect: Adapter): Promise<readonly string[]> {
  const { python } = inject('tools');
  if (python === undefined) throw new Error('There is no sqlfluff.');
  const folders = ['models', 'tests/dataengos'].filter((one) => existsSync(join(project, one)));
  const how = ['--config', join(import.meta.dirname, 'house-style.cfg'), '--dialect', dialect];
  const library = ['--library-path', join(import.meta.dirname, 'sqlfluff-library')];
  const { output, code } = await runProgram(
    python.python,
    [
      '-m',
      'sqlfluff',
      'lint',
      ...folders,
      ...how,
      ...library,
      '--format',
      'json',
      '--nocolor',
      '--disable-progress-bar',
    ],
    { cwd: project },
  );
  const start = output.indexOf('[{');
  if (start === -1) throw new Error(`sqlfluff ended with ${code ?? 'a signal'}:\n${output}`);
  return (JSON.parse(output.slice(start)) as Linted[]).flatMap(({ filepath, violations }) =>
    violations
      .filter(({ code, description }) => !isOfPeople(filepath, code) && !misread.test(description))
      .map((one) => `${filepath}:${one.start_line_no} ${one.code} ${one.description}`),
  );
}

/** The query of a check is as its author wrote it: it only has to be SQL. */
const isOfPeople = (path: string, code: string) =>
  path.startsWith('tests/') && code !== 'PRS' && code !== 'TMP';

/** Types that sqlfluff does not know: it takes `map(varchar, bigint)` and `vector(float, 3)` for something else. */
const misread =
  /^Expected single whitespace between ('map' keyword|data type identifier) and start|^Unqualified reference '(float|int)'/;
