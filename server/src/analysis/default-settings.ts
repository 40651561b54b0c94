import type { Settings } from './settings.ts';

/** The profile that holds where nobody has chosen another one. */
export const DEFAULT_PROFILE = 'default';

/** What holds where nobody has said otherwise: for the language server and for the command line. */
export const defaultSettings: Settings = {
  lint: { preset: 'recommended', rules: {} },
  files: {
    // Files of the second glob count only when they say that they are contracts: `claimsContract`.
    include: ['**/*.{odcs,odps}.{yaml,yml,json}', '**/contracts/**/*.{yaml,yml}'],
    exclude: [
      '**/.git',
      '**/.hg',
      '**/.svn',
      '**/node_modules',
      '**/bower_components',
      '**/dist',
      '**/target',
      '**/dbt_packages',
      '**/dbt_modules',
      '**/.venv',
      '**/venv',
      '**/site-packages',
      '**/__pycache__',
      '**/.tox',
      '**/.terraform',
      '**/.dataengos',
      // What was exported says all things twice.
      '**/exports/docs',
      '**/exports/warehouse-package',
    ],
    maxSize: 5_120,
  },
  workspace: { diagnostics: true },
  governance: { profile: DEFAULT_PROFILE },
  manifest: { keepCurrent: true },
};
