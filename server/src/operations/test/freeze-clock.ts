import type { SqlSession } from '../sql-engine.ts';
import { duckType } from './column-types.ts';
import type { LoadedSamples } from './sample-database.ts';
import { sqlText } from './sql-text.ts';

/** Where no sample has a time. */
const SOMETIME = '2026-01-01 00:00:00';

/** Added to it, so that a time of the clock is none of the samples: columns that hold it can be told from others. */
const ODD = "interval '123457 microseconds'";

/**
 * Makes the clock of the database stand still at the latest time that the samples have, so that tests come out alike
 * tomorrow. Gives that time, as DuckDB writes a TIMESTAMP.
 */
export async function freezeClock(session: SqlSession, samples: LoadedSamples): Promise<string> {
  const times: string[] = [`select timestamp ${sqlText(SOMETIME)} as t where false`];
  for (const loaded of samples.values()) {
    if ('reason' in loaded) continue;
    for (const [property, at] of loaded.columns.present)
      if (/^(?:DATE|TIMESTAMP)/.test(duckType(property)))
        times.push(`select max(cast(v${String(at)} as timestamp)) from ${loaded.table}`);
  }
  const latest = `select cast(coalesce(max(t), timestamp ${sqlText(SOMETIME)}) + ${ODD} as varchar) from (${times.join(' union all ')})`;
  const clock = (await session.query(latest)).rows[0]?.[0] ?? SOMETIME;
  const time = `timestamp ${sqlText(clock)}`;
  const withZone = `timestamptz ${sqlText(`${clock}+00`)}`;
  for (const name of ['get_current_timestamp', 'now', 'transaction_timestamp'])
    await session.execute(`create macro ${name}() as ${withZone}`);
  await session.execute(`create macro current_localtimestamp() as ${time}`);
  for (const name of ['current_date', 'today'])
    await session.execute(`create macro ${name}() as cast(${time} as date)`);
  return clock;
}
