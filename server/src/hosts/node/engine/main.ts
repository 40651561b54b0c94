import { errorText } from '../../../base/error-text.ts';
import { renderModel } from '../../../operations/test/dbt/render-model.ts';
import type { Database } from './database.ts';
import type { EngineAnswer, EngineHello, EngineRequest } from './engine-protocol.ts';
import { sqlErrorOf } from './sql-error-of.ts';
import { startWatchman } from './watchman.ts';

/** The program of the engine: one database for whoever started it, over the channel between processes. */
async function main(): Promise<void> {
  // Whoever started it has gone.
  process.on('disconnect', () => process.exit());
  startWatchman();
  let database: Database;
  try {
    // Not above: where the native part is missing, somebody must be there to say so.
    const { Database: Loaded } = await import('./database.ts');
    database = await Loaded.open();
  } catch (error) {
    send({ ready: false, reason: errorText(error) });
    return;
  }
  let last: Promise<void> = Promise.resolve();
  process.on('message', (request: EngineRequest) => {
    last = last.then(async () => {
      send(await answer(database, request));
    });
  });
  send({ ready: true });
}

async function answer(database: Database, request: EngineRequest): Promise<EngineAnswer> {
  const { id } = request;
  try {
    switch (request.kind) {
      case 'load':
        await database.load(request.table);
        return { id };
      case 'parquet': {
        const { name, path, folder } = request;
        return { id, columns: await database.loadParquet(name, path, folder) };
      }
      case 'seal':
        await database.seal();
        return { id };
      case 'render':
        return { id, rendered: renderModel(request.model) };
      case 'inspect': {
        // Not above: as with the database, the native part may be missing.
        const { inspectFile } = await import('./inspect-file.ts');
        return { id, inspected: await inspectFile(request) };
      }
      case 'execute':
        await database.execute(request.sql, request);
        return { id };
      case 'define':
        await database.define(request.table, request.sql, request);
        return { id };
      case 'query':
        return { id, result: await database.query(request.sql, request) };
    }
  } catch (error) {
    const { kind, message } = sqlErrorOf(error);
    return { id, error: { kind, message } };
  }
}

function send(message: EngineHello | EngineAnswer): void {
  process.send?.(message);
}

void main();
