// Puts the parser of SQL, a WebAssembly of some 3 MB, into a bundle: compressed, as a comment in the
// last line. So the command line stays one file, nothing is decoded before a query is to be read,
// and the server takes it from the command line beside it. See docs/decisions/0008-sql-parser.md.
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const wasm = join(
  import.meta.dirname,
  '../node_modules/@guanmingchiu/sqlparser-ts/wasm/sqlparser_rs_wasm_bg.wasm',
);

/**
 * @param {string} bundle path of the finished bundle
 * @param {'small' | 'quick'} effort the best compression takes some seconds
 */
export function addSqlParser(bundle, effort) {
  const bytes = readFileSync(wasm);
  const compressed = brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: effort === 'small' ? 11 : 1,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
  appendFileSync(bundle, `\n//sql-parser:${compressed.toString('base64')}\n`);
}
