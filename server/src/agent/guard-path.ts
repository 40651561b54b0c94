import picomatch from 'picomatch';
import { deniedNames, deniedToModels } from './denied-names.ts';
import { saying, type Sentence } from './sentence.ts';

/** What a run may write. */
export interface WriteScope {
  /** The very paths of this run. */
  readonly targets: readonly string[];
  /** Globs of the phase. */
  readonly writes: readonly string[];
  /** Further globs, for the phase itself and for no model. */
  readonly compiles?: readonly string[] | undefined;
}

/**
 * Why a path may not be written, in a sentence; undefined where it may be. A path is a target letter for letter or it is
 * none: other spellings are never made right. `author`: what a model proposes is held against the whole list of files that
 * steer tools or people; what follows from specifications alone may write the files of dbt that the compiler is for.
 */
export function guardPath(
  path: string,
  { targets, writes, compiles = [] }: WriteScope,
  author: 'model' | 'phase',
): Sentence | undefined {
  const named = JSON.stringify(path.slice(0, 200));
  const shape = badShape(path);
  if (shape !== undefined)
    return saying('{path} may not be written: {reason}', { path: named, reason: shape });
  if (isDenied(path, author))
    return saying(
      '{path} may not be written: files that steer tools, editors or agents are for people only.',
      { path: named },
    );
  if (!targets.includes(path))
    return saying('{path} may not be written: it is none of the files of this run.', {
      path: named,
    });
  const globs = author === 'phase' ? [...writes, ...compiles] : [...writes];
  if (!picomatch.isMatch(path, globs, { dot: true, nonegate: true, noextglob: true }))
    return saying('{path} may not be written: the phase writes no such files.', { path: named });
  return undefined;
}

/** How systems may read a path: several spellings of one file become one. */
export function canonicalPath(path: string): string {
  return path
    .normalize('NFKC')
    .replaceAll(/[\p{Cf}\p{Cc}\u115f\u1160\u3164\uffa0\ufe00-\ufe0f]/gu, '')
    .toLowerCase()
    .normalize('NFKC')
    .replaceAll('\\', '/')
    .split('/')
    .map((part) => (/^\.+$/.test(part) ? part : part.replace(/[. ]+$/, '').trimStart()))
    .filter((part) => part !== '' && part !== '.')
    .join('/');
}

/** Windows opens a device for these names, in any folder, with any ending. */
const RESERVED = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i;

function badShape(path: string): Sentence | undefined {
  if (path === '' || path.length > 400) return saying('it is no path of a file.');

  if (/\p{Cc}/u.test(path)) return saying('it holds control characters.');
  if (/[\p{Cf}\ufe00-\ufe0f]/u.test(path)) return saying('it holds characters that nobody sees.');
  if (path.includes('\\')) return saying('folders are parted by "/".');
  if (path.startsWith('/') || /^[a-z]:/i.test(path))
    return saying('it leads out of the workspace folder.');
  if (/[:<>"|?*]/.test(path))
    return saying('it holds characters that not every system takes in names.');
  for (const part of path.normalize('NFKC').split('/')) {
    if (/^\.\.+$/.test(part)) return saying('it leads out of its folder.');
    if (part === '' || part === '.') return saying('it is not written in its shortest form.');
    if (/^\s|[. ]$/.test(part))
      return saying('a name ends with a dot or a blank, or begins with one.');
    if (RESERVED.test(part)) return saying('a name in it is that of a device.');
    if (/~\d/.test(part)) return saying('a name in it may be the short name of another file.');
  }
  if (/[\\:]/.test(path.normalize('NFKC'))) return saying('it can be read as another path.');
  return undefined;
}

function isDenied(path: string, author: 'model' | 'phase'): boolean {
  const lists = author === 'model' ? [...deniedNames, ...deniedToModels] : deniedNames;
  const parts = canonicalPath(path).split('/');
  return parts.some((part) => lists.some((form) => form.test(part)));
}
