import { execFile } from 'node:child_process';
import { realpath } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { findExecutable } from './find-executable.ts';

/** Something that the user can put right; the message is one or two full sentences. */
export class GitError extends Error {
  override readonly name = 'GitError';
}

const run = promisify(execFile);

/** The repository's own settings must not make git start other programs. */
const HARDENED = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', '--no-pager'];

/**
 * Absolute real paths of the files below the repository's root that differ from where the current branch
 * left `ref`: committed, staged, changed, renamed and untracked ones, deleted ones left out. Throws `GitError`.
 */
export async function changedFiles(folder: string, ref: string): Promise<ReadonlySet<string>> {
  const git = await openRepository(folder);
  if (ref === 'HEAD' && !(await git.hasCommit())) {
    // Before the first commit everything is new.
    const all = ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--full-name'];
    return git.absolute(await git.run([...all, '--', ':/']));
  }
  const commit = await git.resolve(ref);
  const base = await git.mergeBase(commit, ref);
  const diff = ['diff', '--name-only', '-z', '--no-renames', '--diff-filter=d', '--no-ext-diff'];
  const [changed, untracked] = await Promise.all([
    git.run([...diff, '--no-textconv', '--ignore-submodules=all', '--end-of-options', base, '--']),
    git.run(['ls-files', '-z', '--others', '--exclude-standard', '--full-name', '--', ':/']),
  ]);
  return git.absolute(`${changed}${untracked}`);
}

/** A repository that git is asked about, with all turned off through which it could start programs. */
export interface Repository {
  /** Absolute, links resolved. */
  readonly root: string;
  run(args: readonly string[]): Promise<string>;
  /** Whether there is a commit at all. */
  hasCommit(): Promise<boolean>;
  /** The path below the root of a file or folder, there or not, with `/`; empty of the root. Throws where it lies elsewhere. */
  within(path: string): Promise<string>;
  /** Paths below the root, each ended by NUL. */
  absolute(names: string): ReadonlySet<string>;
  resolve(ref: string): Promise<string>;
  mergeBase(commit: string, ref: string): Promise<string>;
}

/** The repository around a folder. Throws `GitError`. */
export async function openRepository(folder: string): Promise<Repository> {
  const git = findExecutable('git', folder);
  if (git === undefined) throw new GitError('Git is needed for this, but is not installed.');
  const bare = (args: readonly string[], env: NodeJS.ProcessEnv): Promise<string> =>
    runGit(git, folder, args, env);
  const top = await bare(['rev-parse', '--show-toplevel'], {}).catch((error: unknown) => {
    throw new GitError(notARepository(error));
  });
  const root = await realpath(top.replace(/\r?\n$/, ''));
  const filters = withoutFilters(
    await bare(
      [
        'config',
        '--null',
        '--name-only',
        '--get-regexp',
        '^filter\\..*\\.(clean|process|required)$',
      ],
      {},
    ).catch(() => ''),
  );
  const call = (args: readonly string[]): Promise<string> => bare(args, filters);
  return {
    root,
    run: (args) =>
      call(args).catch((error: unknown) => {
        throw new GitError(`Git failed. ${said(error)}`);
      }),
    within: async (path) => {
      // The folder may be behind a link, as the root is shown without.
      const folder = await realpath(dirname(path)).catch(() => dirname(path));
      const below = path === root ? '' : relative(root, join(folder, basename(path)));
      if (below.startsWith('..')) throw new GitError('The file is not in the repository.');
      return below.split(sep).join('/');
    },
    absolute: (names) =>
      new Set(
        names
          .split('\0')
          .filter((name) => name !== '')
          .map((name) => join(root, name)),
      ),
    hasCommit: async () => {
      const answer = await call(['rev-parse', '--verify', '--quiet', 'HEAD']).catch(() => '');
      return answer.trim() !== '';
    },
    resolve: async (ref) => {
      const problem = new GitError(
        `Git knows no commit "${ref}". Fetch it first, or name another branch, tag or commit.`,
      );
      if (ref.startsWith('-')) throw problem;
      const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`];
      const answer = await call(args).catch(() => '');
      const commit = answer.trim();
      if (!/^[0-9a-f]{40,64}$/.test(commit)) throw problem;
      return commit;
    },
    mergeBase: async (commit, ref) => {
      const answer = await call(['merge-base', commit, 'HEAD']).catch(() => '');
      if (answer.trim() !== '') return answer.trim();
      throw new GitError(
        `"${ref}" and the current branch have no common commit. In a shallow clone, fetch more history.`,
      );
    },
  };
}

async function runGit(
  git: string,
  folder: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<string> {
  const { stdout } = await run(git, [...HARDENED, '-C', folder, ...args], {
    // Not the workspace: some systems load libraries from the current folder.
    cwd: dirname(git),
    maxBuffer: 256 * 1_024 * 1_024,
    windowsHide: true,
    env: {
      ...process.env,
      ...env,
      LC_ALL: 'C',
      GIT_TERMINAL_PROMPT: '0',
      GIT_OPTIONAL_LOCKS: '0',
      // A partial clone must not fetch, through whatever program its settings name.
      GIT_NO_LAZY_FETCH: '1',
      GIT_ALLOW_PROTOCOL: 'none',
    },
  });
  return stdout;
}

/**
 * Comparing files runs the filters that a repository's settings name. None is needed to tell which
 * files changed. Given through the environment because names may hold `=`.
 */
function withoutFilters(names: string): NodeJS.ProcessEnv {
  const keys = [...new Set(names.split('\0').filter((name) => name !== ''))];
  if (keys.length === 0) return {};
  const given = Number(process.env.GIT_CONFIG_COUNT ?? 0) || 0;
  const env: NodeJS.ProcessEnv = { GIT_CONFIG_COUNT: String(given + keys.length) };
  for (const [index, key] of keys.entries()) {
    env[`GIT_CONFIG_KEY_${given + index}`] = key;
    env[`GIT_CONFIG_VALUE_${given + index}`] = key.endsWith('.required') ? 'false' : '';
  }
  return env;
}

function notARepository(error: unknown): string {
  const message = said(error);
  if (/not a git repository/i.test(message)) return 'This folder is not in a git repository.';
  return `Git cannot read this repository. ${message}`;
}

/** The first line that git wrote. */
function said(error: unknown): string {
  const stderr = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
  const line = stderr.split('\n').find((one) => one.trim() !== '') ?? '';
  return line.replace(/^(?:fatal|error): /, '').slice(0, 300);
}
