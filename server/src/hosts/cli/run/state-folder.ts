import { createHash } from 'node:crypto';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/** Where the runs of a workspace are kept: a folder of the user, never the workspace. `root`: its real absolute path. */
export function stateFolder(
  root: string,
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform = process.platform,
): string {
  const workspace = createHash('sha256').update(root).digest('hex').slice(0, 16);
  return join(userState(env, platform), 'dataengos', 'runs', workspace);
}

function userState(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  const home = homedir();
  const given = platform === 'win32' ? env.LOCALAPPDATA : env.XDG_STATE_HOME;
  // A relative one would lie in the workspace.
  if (given !== undefined && isAbsolute(given)) return given;
  if (platform === 'win32') return join(home, 'AppData', 'Local');
  return platform === 'darwin'
    ? join(home, 'Library', 'Application Support')
    : join(home, '.local', 'state');
}
