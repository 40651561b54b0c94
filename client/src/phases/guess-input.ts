import * as vscode from 'vscode';
import type { PhaseInput, ViewPhase } from '../../../server/src/hosts/lsp/protocol.ts';

/** Fields that a file can be the answer to, and the names of the files that it can be. */
const FILES: Readonly<Record<string, RegExp>> = {
  contract: /\.odcs\.(?:ya?ml|json)$/i,
  canvas: /\.md$/i,
  model: /[\\/]models[\\/].*\.sql$/i,
  path: /./,
  file: /./,
};

/**
 * What the file that was clicked on or is in front answers of what a phase asks: the choice that names it where there are
 * choices, else its path, or its name where models are named.
 */
export function guessInput(
  { input }: Pick<ViewPhase, 'input'>,
  folder: vscode.Uri,
  clicked: vscode.Uri | undefined,
): PhaseInput {
  const uri = clicked ?? vscode.window.activeTextEditor?.document.uri;
  if (!uri?.path.startsWith(`${folder.path}/`)) return {};
  const path = uri.path.slice(folder.path.length + 1);
  const stem = /([^/]+?)(?:\.odcs)?\.[^./]+$/.exec(path)?.[1];
  return Object.fromEntries(
    input.flatMap(({ name, choices }) => {
      const pattern = Object.hasOwn(FILES, name) ? FILES[name] : undefined;
      if (!pattern?.test(uri.path)) return [];
      const chosen = choices.find((one) => one === path) ?? choices.find((one) => one === stem);
      const otherwise = name === 'model' ? stem : path;
      return [[name, chosen ?? otherwise ?? path]];
    }),
  );
}
