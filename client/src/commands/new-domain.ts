import * as vscode from 'vscode';
import { makeNew } from '../new/make-new.ts';
import { whereFor } from '../new/where.ts';
import type { Command } from './command.ts';
import { sayNoFolder } from '../new/say-no-folder.ts';

/** Makes the pipeline of a domain and, where it is wanted, policies of its own. */
export const newDomain: Command = async ({ server }, clicked) => {
  const where = await whereFor(clicked);
  if (where === undefined) return sayNoFolder();
  await makeNew({
    ...{ server, where, kind: 'domain' },
    title: vscode.l10n.t('New domain'),
    steps: [
      {
        ...{ kind: 'input', field: 'name' },
        prompt: vscode.l10n.t('The part of the business, as folders and contracts write it.'),
        placeholder: vscode.l10n.t('For example {0}', 'finance'),
      },
      {
        ...{ kind: 'pick', field: 'policies' },
        placeholder: vscode.l10n.t('Which rules hold for the domain?'),
        items: [
          {
            label: vscode.l10n.t('Those of the workspace'),
            detail: vscode.l10n.t('The domain gets a flow specification and a topology.'),
            value: undefined,
          },
          {
            label: vscode.l10n.t('Some of its own'),
            detail: vscode.l10n.t('It gets files for naming and tagging, too.'),
            value: true,
          },
        ],
      },
    ],
  });
};
