import { stat } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import { errorText } from '../../base/error-text.ts';
import type { CancellationToken } from '../../base/cancellation.ts';
import type { Inspected, InspectRequest } from '../../operations/run/agent-host.ts';
import { SqlError } from '../../operations/sql-engine.ts';
import { EngineProcess } from './engine/engine-process.ts';

const LIMITS = { maxTables: 500, maxColumns: 2_000 };

/** Milliseconds. */
const TIMEOUT = 5_000;
const LOOK = 50;

/**
 * What a file of DuckDB says of its tables, read by an engine that is started for it alone and ended after. `program`:
 * absolute path of `engine.cjs`. Rejects with a sentence.
 */
export async function inspectDuckdb(
  program: string,
  path: string,
  { schema, table }: Pick<InspectRequest, 'schema' | 'table'>,
  token: CancellationToken,
): Promise<Inspected> {
  if (!isAbsolute(path)) throw new Error('The path of a DuckDB file must be absolute.');
  const file = await stat(path).catch(() => undefined);
  if (file?.isFile() !== true) throw new Error('The DuckDB file is not there.');
  let engine: EngineProcess | undefined;
  const watch = setInterval(() => {
    if (token.isCancellationRequested) engine?.kill(new SqlError('cancelled', 'It was cancelled.'));
  }, LOOK);
  try {
    engine = await EngineProcess.start(program);
    if (token.isCancellationRequested) throw new SqlError('cancelled', 'It was cancelled.');
    const { inspected } = await engine.ask(
      {
        kind: 'inspect',
        path,
        ...LIMITS,
        ...(schema !== undefined && { schema }),
        ...(table !== undefined && { table }),
      },
      TIMEOUT,
    );
    return inspected ?? { tables: [], isCut: false };
  } catch (error) {
    throw new Error(`The DuckDB file cannot be read: ${errorText(error)}`, { cause: error });
  } finally {
    clearInterval(watch);
    engine?.kill(new SqlError('cancelled', 'It is done.'));
  }
}
