import fs from 'node:fs/promises';
import { basename } from 'node:path';

// Loaded before a program of ours: files and folders whose names begin with the code of an error
// cannot be opened for that reason, links whose names begin with `way-` and a code not be followed.
// Permissions would do for some, but hold neither for root nor on Windows.
const faults = /** @type {const} */ ([
  ['open', /^(E[A-Z]+)/],
  ['readdir', /^(E[A-Z]+)/],
  ['realpath', /^way-(E[A-Z]+)/],
]);

for (const [name, pattern] of faults) {
  const real = /** @type {(path: string, ...rest: unknown[]) => Promise<unknown>} */ (
    /** @type {unknown} */ (fs[name])
  );
  /** @type {typeof real} */
  const failing = (path, ...rest) => {
    const code = pattern.exec(basename(path))?.[1];
    if (code === undefined) return real(path, ...rest);
    return Promise.reject(Object.assign(new Error(`${code}: on purpose`), { code }));
  };
  Object.assign(fs, { [name]: failing });
}
