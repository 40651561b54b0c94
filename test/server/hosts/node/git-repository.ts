import { execFileSync } from 'node:child_process';
import { addFiles, tempFolder } from '../temp-folder.ts';

/** A real repository with one commit on the branch `main`. */
export function gitRepository(files: Readonly<Record<string, string>>): string {
  const root = tempFolder(files);
  git(root, 'init', '--quiet', '--initial-branch=main');
  commit(root, {}, 'first');
  return root;
}

export function commit(
  root: string,
  files: Readonly<Record<string, string>>,
  message: string,
): void {
  addFiles(root, files);
  git(root, 'add', '--all');
  git(root, 'commit', '--quiet', '--allow-empty', '-m', message);
}

export function git(root: string, ...args: readonly string[]): string {
  const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com'];
  return execFileSync('git', [...identity, ...args], { cwd: root, encoding: 'utf8' });
}
