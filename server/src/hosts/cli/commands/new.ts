import { existsSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import newFiles from '../../../operations/new.ts';
import {
  choicesOf,
  isKind,
  newKinds,
  type NewAnswers,
  type NewKind,
} from '../../../operations/new/new-request.ts';
import { mostSimilar } from '../../../base/similar.ts';
import { PROJECT_FILE } from '../../../analysis/project-config.ts';
import { repositoryRoot } from '../../node/repository-root.ts';
import type { Call, RunCommand } from '../command.ts';
import { makeFiles } from '../make-files.ts';
import { shownPath } from '../shown-path.ts';
import { UsageError } from '../usage-error.ts';

/** What stands behind the kind, in this order. */
const words: Readonly<
  Record<NewKind, readonly ('system' | 'domain' | 'name' | 'policy' | 'profile')[]>
> = {
  source: ['system', 'name'],
  product: ['domain', 'name'],
  domain: ['name'],
  policy: ['policy'],
  standards: ['profile'],
};

/** Options that mean something only for some kinds. */
const only: Readonly<Record<string, readonly NewKind[]>> = {
  domain: ['source', 'policy'],
  database: ['source', 'product'],
  descriptor: ['product'],
  policies: ['domain'],
};

/** Makes a contract, a product, a domain, a policy or the standards of a profile. */
export const runNew: RunCommand = async (call) => {
  const { io } = call;
  const answers = readAnswers(call);
  const root = workspaceAround(io.cwd);
  const there: Call = { ...call, io: { ...io, cwd: root } };
  const within = shownPath(root, io.cwd);
  return makeFiles(there, {
    within: (path) => shownPath(io.cwd, resolve(root, path)),
    run: (context) => newFiles.run({ ...answers, within }, context),
  });
};

function readAnswers({ options, positionals }: Call): NewAnswers {
  const [kind, ...given] = positionals;
  if (kind === undefined) throw new UsageError(`Say what is to be made: ${newKinds.join(', ')}.`);
  if (!isKind(kind)) {
    const meant = mostSimilar(kind, newKinds);
    const hint = meant === undefined ? '' : ` Did you mean "${meant}"?`;
    throw new UsageError(
      `There is nothing new called "${kind}", but ${newKinds.join(', ')}.${hint}`,
    );
  }
  const asked = words[kind];
  if (given.length !== asked.length) {
    const call = [kind, ...asked.map((word) => `<${word}>`)].join(' ');
    const lists = asked.flatMap((word) => {
      const choices = choicesOf[word];
      return choices === undefined ? [] : [` A ${word} is one of: ${choices.join(', ')}.`];
    });
    throw new UsageError(`Write "dataengos new ${call}".${lists.join('')}`);
  }
  for (const [name, kinds] of Object.entries(only))
    if (options[name] !== undefined && !kinds.includes(kind))
      throw new UsageError(`The option --${name} is for ${kinds.join(' and ')}, not for ${kind}.`);
  const { domain, database, team, descriptor, policies } = options;
  return {
    kind,
    ...textOf('domain', domain),
    ...textOf('database', database),
    ...textOf('team', team),
    ...Object.fromEntries(asked.map((word, at) => [word, given[at] ?? ''])),
    descriptor: descriptor === true,
    policies: policies === true,
  };
}

function textOf(name: keyof NewAnswers, value: string | boolean | undefined): NewAnswers {
  return typeof value === 'string' ? { [name]: value } : {};
}

/** The nearest folder that has `specs` or a project file, or that a folder `specs` around us lies in; else where we stand. */
function workspaceAround(cwd: string): string {
  const last = repositoryRoot(cwd);
  for (let at = cwd; ; at = dirname(at)) {
    const isRoot = existsSync(join(at, 'specs')) || existsSync(join(at, PROJECT_FILE));
    if (isRoot && !at.split(sep).includes('specs')) return at;
    if (isRoot && at === cwd) return at;
    if (at === last || dirname(at) === at) return cwd;
  }
}
