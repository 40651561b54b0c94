import type { Command } from './command.ts';
import { dryRun, output, project } from './shared-options.ts';

/** The subcommands with which a model may help. */
export const agentCommands: readonly Command[] = [
  {
    name: 'run',
    summary: 'Run a phase: propose, check, review, apply',
    usage: 'run [options] <phase> [key=value ...]',
    doc: 'Runs shape-spec, write-contract, scaffold-pipeline, implement-logic, explain, review or fix. What follows from the specifications is made without a model; with --provider claude a model completes it, after you have seen what is sent. The result is checked, shown as a diff, and written when you accept it.',
    options: [
      dryRun,
      { name: 'yes', doc: 'accept without a question; never a draft with errors' },
      { name: 'json', doc: 'print events as JSON, one a line, and the run at the end' },
      {
        name: 'provider',
        value: 'provider',
        choices: ['none', 'claude'],
        doc: 'who completes drafts (default: none)',
      },
      { name: 'model', value: 'model', doc: 'model of the provider (default: its own choice)' },
      {
        name: 'base-url',
        value: 'url',
        doc: 'another address of the provider (default: ANTHROPIC_BASE_URL)',
      },
      {
        name: 'consent',
        value: 'host',
        doc: 'send to this host without a question: api.anthropic.com',
      },
      { name: 'max-cost', value: 'dollars', doc: 'stop at this cost in US dollars (default: 2)' },
      { name: 'resume', value: 'id', doc: 'go on with a run that stopped, or decide on its draft' },
      { name: 'list', doc: 'list the runs of this workspace' },
      ...project,
      ...output,
    ],
    load: async () => (await import('./commands/run.ts')).runRun,
  },
];
