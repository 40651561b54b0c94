import type { Connection } from 'vscode-languageserver/node';
import { SqlReader } from '../../syntax/sql/sql-reader.ts';
import type { Runtime } from './runtime.ts';

/** The reader of the queries of checks, which tells the log when its parser does not run. */
export function queryReader({ console }: Connection, { sqlParser }: Runtime): SqlReader {
  return new SqlReader(sqlParser, (reason) => {
    console.warn(`The parser of SQL does not run, so queries are not checked: ${reason}`);
  });
}
