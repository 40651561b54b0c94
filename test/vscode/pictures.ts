import assert from 'node:assert/strict';
import { copyFile, mkdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import * as vscode from 'vscode';
import type { Target } from '../../scripts/vscode-host/page-methods.ts';
import { page } from './page.ts';

const THEMES = {
  dark: 'Default Dark Modern',
  light: 'Default Light Modern',
  'high-contrast': 'Default High Contrast',
};
export type Theme = keyof typeof THEMES;
export const themes = Object.keys(THEMES) as Theme[];

/** The pictures of README.md, all in one theme; the others are for the gallery. */
const IN_README = ['editor', 'completion', 'hover', 'lineage', 'proposal'];
const README_THEME: Theme = 'dark';
const MAX_BYTES = 200 * 1024;

export async function setTheme(theme: Theme | undefined): Promise<void> {
  const target = vscode.ConfigurationTarget.Global;
  const name = theme && THEMES[theme];
  await vscode.workspace.getConfiguration('workbench').update('colorTheme', name, target);
}

/** Into out/screenshots; with UPDATE_PICTURES=1 those of README.md are copied to images/readme. */
export async function picture(name: string, theme: Theme, target?: Target): Promise<void> {
  const path = await page.screenshot(`${name}-${theme}`, target);
  if (theme !== README_THEME || !IN_README.includes(name)) return;
  const { size } = await stat(path);
  assert.ok(size < MAX_BYTES, `${basename(path)}: ${String(size)} bytes`);
  if (!process.env.UPDATE_PICTURES) return;
  const folder = join(dirname(path), '../../images/readme');
  await mkdir(folder, { recursive: true });
  await copyFile(path, join(folder, `${name}.png`));
}
