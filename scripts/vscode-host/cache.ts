import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * Where the VS Code for tests is kept, for all clones of this user. Not below the repository: VS Code
 * takes themes that lie in the folder of an extension under development for that extension's own, and
 * would start with the first of its built-in ones instead of its defaults.
 */
export const HOST_CACHE = join(
  process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'),
  'dataengos',
);
