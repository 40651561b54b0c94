import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';

/** What begins the last line of a bundle that has the parser. */
const MARK = '//sql-parser:';

/** The parser's WebAssembly, from where scripts/sql-parser.mjs put it: the last line of the bundle of the command line. Throws when it is not there. */
export function loadSqlParser(bundle: string): Uint8Array {
  const text = readFileSync(bundle, 'latin1').trimEnd();
  // Only a whole line: the mark itself stands in the code above.
  const line = text.slice(text.lastIndexOf('\n') + 1);
  if (!line.startsWith(MARK)) throw new Error(`${bundle} has no parser of SQL.`);
  return brotliDecompressSync(Buffer.from(line.slice(MARK.length), 'base64'));
}
