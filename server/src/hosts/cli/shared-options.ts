import type { Option } from './option.ts';

export const config: Option = {
  name: 'config',
  value: 'file',
  doc: 'project file to use; dataengos.json of the nearest folder otherwise',
};

export const project: readonly Option[] = [
  config,
  {
    name: 'preset',
    value: 'preset',
    choices: ['relaxed', 'recommended', 'strict'],
    doc: 'how much is asked for; goes before the project file',
  },
];

export const selection: readonly Option[] = [
  ...project,
  {
    name: 'since',
    value: 'ref',
    doc: 'only files that differ from where the branch left this git ref',
  },
  { name: 'stdin-filename', value: 'name', doc: 'what to call standard input, when the path is -' },
];

export const output: readonly Option[] = [
  { name: 'quiet', short: 'q', doc: 'print nothing but the result itself' },
  { name: 'no-color', doc: 'no colours; the same as NO_COLOR=1' },
];

export const dryRun: Option = {
  name: 'dry-run',
  doc: 'write nothing; print what would change as a unified diff',
};
