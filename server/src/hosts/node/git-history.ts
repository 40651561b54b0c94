import { basename, dirname } from 'node:path';
import type { Commit, GitHistory } from '../../operations/run/agent-host.ts';
import { GitError, openRepository, type Repository } from './git.ts';

/** Commits that are looked at at most. */
const MOST = 100;

/** UTF-16 units of the text of a file. */
const MAX_TEXT = 4 * 1_024 * 1_024;

/** Ends fields and commits: messages hold neither. */
const [FIELD, COMMIT] = ['\u001f', '\u001e'];
const FORMAT = `--format=${['%h', '%aI', '%an', '%s', '%b'].join('%x1f')}%x1e`;

/**
 * What git says of files, through the runner that lets no repository start programs. `toPath`: the absolute path of a file or
 * folder that the host names, undefined where it is none on a disk; `toName`: the other way round.
 */
export function gitHistory({
  toPath,
  toName,
}: {
  readonly toPath: (name: string) => string | undefined;
  readonly toName: (path: string) => string;
}): GitHistory {
  const repositories = new Map<string, Promise<Repository>>();
  const around = async (name: string): Promise<{ path: string; git: Repository } | undefined> => {
    const path = toPath(name);
    if (path === undefined) return undefined;
    const folder = dirname(path);
    const known = repositories.get(folder) ?? openRepository(folder);
    // What is no repository now may be one later.
    if ((await known.catch(() => undefined)) !== undefined) repositories.set(folder, known);
    return { path, git: await known };
  };
  return {
    async log(name, { line, limit }) {
      const found = await around(name).catch(withoutRepository);
      if (found === undefined || !(await found.git.hasCommit())) return [];
      const { path, git } = found;
      const count = `--max-count=${String(Math.max(1, Math.min(limit, MOST)))}`;
      const own = `:(top,literal)${await git.within(path)}`;
      const plain = ['log', '--no-ext-diff', '--no-textconv', '--no-color', '--abbrev=12', FORMAT];
      const told =
        line === undefined
          ? await git.run([...plain, '--no-patch', count, '--end-of-options', 'HEAD', '--', own])
          : await git
              .run([...plain, '--no-patch', count, lineOf(path, line), 'HEAD'])
              .catch(tooFar);
      return commitsIn(told);
    },
    async show(name, ref) {
      const found = await around(name);
      if (found === undefined) return null;
      const { path, git } = found;
      const commit = await git.resolve(ref);
      const own = `${commit}:${await git.within(path)}`;
      const kind = await git.run(['cat-file', '-t', '--end-of-options', own]).catch(() => '');
      if (kind.trim() !== 'blob') return null;
      const text = await git.run(['cat-file', 'blob', '--end-of-options', own]);
      return text.length > MAX_TEXT ? null : text;
    },
    async changed(name, ref) {
      const folder = toPath(name);
      if (folder === undefined) return [];
      const git = await openRepository(folder);
      const commit = await git.resolve(ref);
      const below = await git.within(folder);
      const own = below === '' ? ':/' : `:(top,literal)${below}`;
      const diff = ['diff', '--name-only', '-z', '--no-renames', '--no-ext-diff', '--no-textconv'];
      const [changed, untracked] = await Promise.all([
        git.run([...diff, '--ignore-submodules=all', '--end-of-options', commit, '--', own]),
        git.run(['ls-files', '-z', '--others', '--exclude-standard', '--full-name', '--', own]),
      ]);
      return [...git.absolute(`${changed}${untracked}`)].sort().map(toName);
    },
  };
}

/** The line as git wants it. Names with a colon or line break cannot be told so. */
function lineOf(path: string, line: number): string {
  // Git stands in the folder of the file.
  const own = basename(path);
  if (/[:\r\n]/.test(own)) throw new GitError('Git cannot follow lines of a file of that name.');
  return `-L${String(line)},${String(line)}:${own}`;
}

/** A line that no commit has yet has no history. */
function tooFar(error: unknown): string {
  if (
    error instanceof GitError &&
    /has only \d+ lines|no path .* in the commit/i.test(error.message)
  )
    return '';
  throw error;
}

function withoutRepository(error: unknown): undefined {
  if (error instanceof GitError) return undefined;
  throw error;
}

function commitsIn(told: string): readonly Commit[] {
  return told.split(COMMIT).flatMap((entry): Commit[] => {
    const [hash = '', date = '', author = '', subject = '', body = ''] = entry
      .replace(/^\s+/, '')
      .split(FIELD);
    return hash === '' ? [] : [{ hash, date, author, subject, body: body.trim() }];
  });
}
