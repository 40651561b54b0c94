import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';

/** Files whose patterns keep files from being found, as git reads them. */
const IGNORE_FILES = ['.gitignore', '.dataengosignore'];

/** The ignore files of a folder and of those around it, innermost first. */
export class IgnoreRules {
  readonly #folder: string;
  readonly #rules: Ignore | undefined;
  readonly #outer: IgnoreRules | undefined;

  private constructor(folder: string, outer: IgnoreRules | undefined) {
    this.#folder = folder;
    this.#outer = outer;
    this.#rules = readRules(folder);
  }

  /** With the rules of the folders around it, up to the root of the git repository, or to `root` where there is none. */
  static of(folder: string, root: string): IgnoreRules {
    const around = ancestors(folder);
    const repository = around.findIndex((one) => existsSync(join(one, '.git')));
    const last = repository === -1 ? Math.max(0, around.indexOf(root)) : repository;
    let rules: IgnoreRules | undefined;
    for (const one of around.slice(0, last + 1).reverse()) rules = new IgnoreRules(one, rules);
    return rules ?? new IgnoreRules(folder, undefined);
  }

  below(folder: string): IgnoreRules {
    return new IgnoreRules(folder, this);
  }

  /** Whether an absolute path below the folder is ignored. The innermost file that says something decides. */
  ignores(path: string, isFolder: boolean): boolean {
    if (this.#rules !== undefined) {
      const name = relative(this.#folder, path).split(sep).join('/') + (isFolder ? '/' : '');
      const { ignored, unignored } = this.#rules.test(name);
      if (ignored || unignored) return ignored;
    }
    return this.#outer?.ignores(path, isFolder) ?? false;
  }
}

/** The folder itself first. */
function ancestors(folder: string): string[] {
  const all = [folder];
  for (let at = folder; dirname(at) !== at; at = dirname(at)) all.push(dirname(at));
  return all;
}

function readRules(folder: string): Ignore | undefined {
  let rules: Ignore | undefined;
  for (const name of IGNORE_FILES) {
    try {
      const text = readFileSync(join(folder, name), 'utf8');
      // A pattern that cannot be compiled must not hide the others, nor end the search.
      rules = (rules ?? ignore({ allowRelativePaths: true })).add(text);
    } catch {
      // Most folders have none.
    }
  }
  return rules;
}
