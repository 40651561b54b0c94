import * as vscode from 'vscode';
import { clickedPlace } from '../new/clicked-place.ts';
import { makeNew } from '../new/make-new.ts';
import type { StepItem } from '../new/step.ts';
import { whereFor } from '../new/where.ts';
import type { Command } from './command.ts';
import { sayNoFolder } from '../new/say-no-folder.ts';

/** Makes a policy, for the workspace or for one domain. */
export const newPolicy: Command = async ({ server }, clicked) => {
  const where = await whereFor(clicked);
  if (where === undefined) return sayNoFolder();
  const { domain } = clickedPlace(where.within.path);
  await makeNew({
    ...{ server, where, kind: 'policy' },
    title: vscode.l10n.t('New policy'),
    steps: [
      {
        ...{ kind: 'pick', field: 'policy' },
        placeholder: vscode.l10n.t('What is it about?'),
        items: policies(),
      },
      {
        ...{ kind: 'input', field: 'domain', value: domain, optional: true },
        prompt: vscode.l10n.t('The domain that it is for; leave it empty for the workspace.'),
        placeholder: vscode.l10n.t('The whole workspace'),
      },
    ],
  });
};

function policies(): readonly StepItem[] {
  return [
    {
      ...{ label: vscode.l10n.t('Naming'), value: 'naming' },
      detail: vscode.l10n.t('How tables, columns and models are called.'),
    },
    {
      ...{ label: vscode.l10n.t('Classification'), value: 'classification' },
      detail: vscode.l10n.t('What is sensitive, and what must be done to it.'),
    },
    {
      ...{ label: vscode.l10n.t('Tagging'), value: 'tagging' },
      detail: vscode.l10n.t('Which tags contracts and models carry.'),
    },
    {
      ...{ label: vscode.l10n.t('Tiering'), value: 'tiering' },
      detail: vscode.l10n.t('What bronze, silver and gold may read and must guarantee.'),
    },
    {
      ...{ label: vscode.l10n.t('Macro library'), value: 'macro-library' },
      detail: vscode.l10n.t('Which macros SQL may use.'),
    },
    {
      ...{ label: vscode.l10n.t('Service levels'), value: 'service-levels' },
      detail: vscode.l10n.t('What each data product promises.'),
    },
  ];
}
