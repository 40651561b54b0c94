import { agentCommands } from './agent-commands.ts';
import type { Command } from './command.ts';
import { readingCommands } from './reading-commands.ts';
import { writingCommands } from './writing-commands.ts';

/** The subcommands, as the help lists them. */
export const commands: readonly Command[] = [
  ...readingCommands,
  ...writingCommands,
  ...agentCommands,
];
