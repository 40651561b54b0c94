import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SqlReader } from '../../../server/src/syntax/sql/sql-reader.ts';

const wasm = join(
  import.meta.dirname,
  '../../../node_modules/@guanmingchiu/sqlparser-ts/wasm/sqlparser_rs_wasm_bg.wasm',
);

/** The reader of queries as the hosts make it, from the installed package. */
export const sqlReader = new SqlReader(() => readFileSync(wasm));
