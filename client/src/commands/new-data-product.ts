import * as vscode from 'vscode';
import { clickedPlace } from '../new/clicked-place.ts';
import { makeNew } from '../new/make-new.ts';
import { whereFor } from '../new/where.ts';
import type { Command } from './command.ts';
import { sayNoFolder } from '../new/say-no-folder.ts';

/** Makes the contract of a data product, with its canvas. */
export const newDataProduct: Command = async ({ server }, clicked) => {
  const where = await whereFor(clicked);
  if (where === undefined) return sayNoFolder();
  const { domain } = clickedPlace(where.within.path);
  await makeNew({
    ...{ server, where, kind: 'product' },
    title: vscode.l10n.t('New data product'),
    steps: [
      {
        ...{ kind: 'input', field: 'domain', value: domain },
        prompt: vscode.l10n.t('The part of the business that owns the product.'),
        placeholder: vscode.l10n.t('For example {0}', 'customer_success'),
      },
      {
        ...{ kind: 'input', field: 'name' },
        prompt: vscode.l10n.t('What people will call the product.'),
        placeholder: vscode.l10n.t('For example {0}', 'churn_report'),
      },
      {
        ...{ kind: 'pick', field: 'descriptor' },
        placeholder: vscode.l10n.t('What belongs to the product?'),
        items: [
          {
            label: vscode.l10n.t('Contract and canvas'),
            detail: vscode.l10n.t('What it holds and promises, and what it is for.'),
            value: undefined,
          },
          {
            label: vscode.l10n.t('Contract, canvas and descriptor'),
            detail: vscode.l10n.t('With its ports, in the Open Data Product Standard, too.'),
            value: true,
          },
        ],
      },
    ],
  });
};
