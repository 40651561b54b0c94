import { lintConfig } from '../../analysis/lint-config.ts';
import { SpecIndex } from '../../spec/spec-index.ts';
import { odcs } from '../../spec/odcs/odcs.ts';
import { LintEngine } from '../../lint/engine.ts';
import allRules from '../../lint/rules/all-rules.ts';
import type { OperationContext } from '../../operations/operation.ts';
import { SqlReader } from '../../syntax/sql/sql-reader.ts';
import { changedFiles, GitError } from '../node/git.ts';
import { loadSqlParser } from '../node/load-sql-parser.ts';
import { today } from '../node/today.ts';
import type { Call } from './command.ts';
import { DiskSource } from './disk-source.ts';
import { loadProject, type Project } from './project.ts';
import { UsageError } from './usage-error.ts';
import { visible } from './visible.ts';

/** What a command works with. */
export interface Session {
  readonly project: Project;
  readonly context: OperationContext;
  /** Says something to the person at the terminal; never part of the result. */
  readonly note: (text: string) => void;
}

export function makeEngine(): LintEngine {
  const sql = new SqlReader(() => loadSqlParser(__filename));
  return new LintEngine(new SpecIndex(odcs), allRules, { sql, today });
}

/** Reads the project file and the options that say which files are meant. Throws `UsageError`. */
export async function openSession(call: Call): Promise<Session> {
  const { options, positionals, io } = call;
  const engine = makeEngine();
  const project = await loadProject(call, new Set(engine.rules.map((rule) => rule.meta.code)));
  const note = (text: string): void => {
    if (options.quiet !== true) io.stderr.write(`note: ${visible(text)}\n`);
  };
  const { since, 'stdin-filename': stdinFilename } = options;
  if (stdinFilename !== undefined && !positionals.includes('-')) {
    throw new UsageError(
      'The option --stdin-filename needs the path -, which reads standard input.',
    );
  }
  const files = new DiskSource({
    io,
    project,
    note,
    only: typeof since === 'string' ? await changedSince(io.cwd, since) : undefined,
    stdinFilename: typeof stdinFilename === 'string' ? stdinFilename : undefined,
  });
  const config = lintConfig(project.settings);
  const { profile } = project.settings.governance;
  return {
    project,
    note,
    context: { files, engine, config, profile: () => profile, token: io.token },
  };
}

async function changedSince(folder: string, ref: string): Promise<ReadonlySet<string>> {
  try {
    return await changedFiles(folder, ref);
  } catch (error) {
    if (error instanceof GitError) throw new UsageError(`--since ${ref}: ${error.message}`);
    throw error;
  }
}
