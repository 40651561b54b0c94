import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';

/** What begins the line that scripts/sql-parser.mjs writes behind a bundle. */
const MARK = '\n//sql-parser:';

/** The parser's WebAssembly: from the last line of this bundle, or of the command line beside it. Throws where neither has it. */
export function loadSqlParser(): Uint8Array {
  for (const path of [__filename, join(__dirname, 'cli.cjs')]) {
    const text = readIfThere(path);
    const at = text?.lastIndexOf(MARK) ?? -1;
    if (text === undefined || at === -1) continue;
    return brotliDecompressSync(Buffer.from(text.slice(at + MARK.length).trimEnd(), 'base64'));
  }
  throw new Error('The parser of SQL is missing: cli.cjs must stand beside server.cjs.');
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return undefined;
  }
}
