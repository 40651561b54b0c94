import * as vscode from 'vscode';
import { clickedPlace } from '../new/clicked-place.ts';
import { databaseStep } from '../new/databases.ts';
import { makeNew } from '../new/make-new.ts';
import { whereFor } from '../new/where.ts';
import type { Command } from './command.ts';
import { sayNoFolder } from '../new/say-no-folder.ts';

/** Makes a contract of what a system delivers. */
export const newSourceContract: Command = async ({ server }, clicked) => {
  const where = await whereFor(clicked);
  if (where === undefined) return sayNoFolder();
  const { system } = clickedPlace(where.within.path);
  await makeNew({
    ...{ server, where, kind: 'source' },
    title: vscode.l10n.t('New source contract'),
    steps: [
      {
        ...{ kind: 'input', field: 'system', value: system },
        prompt: vscode.l10n.t('The system that delivers the data; its contracts share a folder.'),
        placeholder: vscode.l10n.t('For example {0}', 'stripe'),
      },
      {
        ...{ kind: 'input', field: 'name' },
        prompt: vscode.l10n.t('What it delivers: the name of the first table.'),
        placeholder: vscode.l10n.t('For example {0}', 'charges'),
      },
      databaseStep(),
    ],
  });
};
