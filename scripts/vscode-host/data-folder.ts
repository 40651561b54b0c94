import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a window for tests or pictures must not do by itself: ask, advertise, animate. */
const QUIET = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'workbench.reduceMotion': 'on',
  'workbench.welcomePage.experimentalOnboarding': false,
  'extensions.ignoreRecommendations': true,
  'extensions.autoCheckUpdates': false,
  'chat.disableAIFeatures': true,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'git.openRepositoryInParentFolders': 'never',
  'editor.cursorBlinking': 'solid',
  // In a browser VS Code saves by itself, on the desktop it does not.
  'files.autoSave': 'off',
};

/**
 * Makes a fresh server data folder whose user settings are the quiet ones, overruled by those in
 * <userDataDir>/User/settings.json, the place where the desktop looks for them.
 */
export async function makeDataFolder(userDataDir?: string, trustDisabled = true): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'vscode-host-'));
  const given = userDataDir ? join(userDataDir, 'User/settings.json') : '';
  const own = existsSync(given) ? (JSON.parse(await readFile(given, 'utf8')) as object) : {};
  const settings = {
    ...QUIET,
    ...(trustDisabled ? { 'security.workspace.trust.enabled': false } : {}),
    ...own,
  };
  await mkdir(join(folder, 'data/User'), { recursive: true });
  await writeFile(join(folder, 'data/User/settings.json'), JSON.stringify(settings, null, 2));
  return folder;
}
