import { basename } from 'node:path';
import prettier from 'eslint-config-prettier';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** The pure layers: they run the same in an editor, in CI and in a browser worker. */
const pure = 'base|syntax|spec|model|lint|generate|ide|agent|analysis|operations'
  .split('|')
  .map((layer) => `server/src/${layer}/**`);

/** @type {import('eslint').Rule.RuleModule} */
const kebabCaseFile = {
  create: (context) => ({
    Program(node) {
      const name = basename(context.filename);
      if (!/^\.?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)+$/.test(name))
        context.report({ node, message: `Name the file in kebab-case: "${name}".` });
    },
  }),
};

export default defineConfig(
  { ignores: ['**/node_modules/', 'dist/', 'out/', '**/fixtures/', '**/golden/'] },
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    plugins: { local: { rules: { 'kebab-case-file': kebabCaseFile } } },
    rules: {
      'local/kebab-case-file': 'error',
      eqeqeq: 'error',
      'no-restricted-syntax': [
        'error',
        {
          selector:
            ':matches(ImportDeclaration, ExportNamedDeclaration, ExportAllDeclaration)' +
            '[source.value=/^\\.(?!.*\\.(ts|mjs|json|md|css)$)/]',
          message: 'Write the extension of a relative import: Node runs these sources as they are.',
        },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      // noUncheckedIndexedAccess makes each unproven index visible as a "!"; scanners need it.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // The standards' tables are type aliases and interfaces side by side.
      '@typescript-eslint/consistent-type-definitions': 'off',
    },
  },
  {
    files: ['client/src/**', 'server/src/**', 'scripts/**'],
    rules: {
      'max-lines': ['error', { max: 300 }],
      'max-lines-per-function': ['error', { max: 80, skipComments: true }],
    },
  },
  // Tables and what is written from them are as long as the standard.
  {
    files: ['server/src/spec/**', '**/*.generated.ts'],
    rules: { 'max-lines': 'off', 'max-lines-per-function': 'off' },
  },
  {
    files: pure,
    rules: {
      'no-restricted-globals': [
        'error',
        ...'process Buffer console fetch require setTimeout setInterval setImmediate performance'
          .split(' ')
          .map((name) => ({ name, message: 'Only hosts talk to the machine: take a port.' })),
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'No clock in the core: take the time.' },
        { object: 'Math', property: 'random', message: 'The core is deterministic.' },
      ],
    },
  },
  {
    files: ['test/**'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-floating-promises': ['error', { allowForKnownSafeCalls: ['test'] }],
    },
  },
  // Plain JavaScript, because it runs before TypeScript is installed or on Node 20.
  {
    files: ['**/*.mjs'],
    rules: Object.fromEntries(
      ['argument', 'assignment', 'call', 'member-access', 'return'].map((what) => [
        `@typescript-eslint/no-unsafe-${what}`,
        'off',
      ]),
    ),
  },
  { files: ['**/*.cjs'], extends: [tseslint.configs.disableTypeChecked] },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  prettier,
);
