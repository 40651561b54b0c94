import { posix } from 'node:path';
import { isPolicyPath } from '../../../server/src/analysis/governed-paths.ts';
import { promisedByName } from '../../../server/src/analysis/promised-by-name.ts';
import type { FileSource, SourceFile } from '../../../server/src/analysis/ports.ts';
import { neverCancelled } from '../../../server/src/base/cancellation.ts';
import { defaultConfig } from '../../../server/src/lint/config.ts';
import { LintEngine } from '../../../server/src/lint/engine.ts';
import type { Rule } from '../../../server/src/lint/rule.ts';
import allRules from '../../../server/src/lint/rules/all-rules.ts';
import type { OperationContext } from '../../../server/src/operations/operation.ts';
import { odcs } from '../../../server/src/spec/odcs/odcs.ts';
import { SpecIndex } from '../../../server/src/spec/spec-index.ts';

/** Files as a table: path -> text, or the reason why there is none. */
export type MemoryFiles = Readonly<Record<string, string | { readonly reason: string }>>;

/** What operations need, without a disk. */
export function memoryContext(
  files: MemoryFiles,
  rules: readonly Rule[] = allRules,
): OperationContext {
  return {
    files: memorySource(files),
    engine: new LintEngine(new SpecIndex(odcs), rules),
    config: defaultConfig,
    token: neverCancelled,
  };
}

function memorySource(files: MemoryFiles): FileSource {
  return {
    async *find(paths) {
      await Promise.resolve();
      for (const [path, entry] of Object.entries(files)) {
        if (paths?.length && !paths.some((one) => isAt(path, one))) continue;
        const file: SourceFile =
          typeof entry === 'string'
            ? { kind: 'text', path, text: entry, assumed: promisedByName(path) }
            : { kind: 'unread', path, reason: entry.reason };
        yield file;
      }
    },
    async *policies() {
      await Promise.resolve();
      for (const [path, text] of Object.entries(files)) {
        if (!isPolicyPath(path) || typeof text !== 'string') continue;
        yield { kind: 'text', path, text, assumed: promisedByName(path) };
      }
    },
    absolute: (path) => posix.resolve('/', path),
    async *around(paths) {
      await Promise.resolve();
      for (const [path, text] of Object.entries(files)) {
        if (!paths?.length || typeof text !== 'string') continue;
        if (paths.some((one) => isAt(path, one))) continue;
        yield { kind: 'text', path, text, assumed: promisedByName(path) };
      }
    },
    resolveFile: (from, path) => posix.join(posix.dirname(from), path),
    pathTo: (from, to) => posix.relative(posix.dirname(from), to),
    knowsFolders: () => true,
    folderOf: () => '.',
    list: (folder) =>
      Promise.resolve(
        Object.keys(files)
          .filter((path) => folder === '.' || path.startsWith(`${folder}/`))
          .sort(),
      ),
    lookUp(path) {
      const entry = files[path];
      if (typeof entry === 'object')
        return Promise.resolve({ kind: 'unread', path, reason: entry.reason });
      return Promise.resolve(
        typeof entry === 'string'
          ? { kind: 'text', path, text: entry, assumed: promisedByName(path) }
          : { kind: 'missing', path, beside: [] },
      );
    },
  };
}

/** Whether a path is one that was asked for, or lies below it. */
function isAt(path: string, asked: string): boolean {
  const folder = asked.replace(/\/+$/, '');
  return folder === '.' || path === folder || path.startsWith(`${folder}/`);
}
