import { DBT_PROJECT, workspaceFiles } from '../generate/starter/workspace-files.ts';
import { policyKinds } from '../generate/starter/policy-kind.ts';
import { mostSimilar } from '../base/similar.ts';
import { PRESETS } from '../lint/config.ts';
import { formatMessage } from '../lint/format-message.ts';
import { checkName } from './new/check-name.ts';
import { plainName } from '../generate/starter/plain-name.ts';
import { knownWorkspace } from './new/known-workspace.ts';
import type { NewField, NewProblem } from './new/new-problem.ts';
import { proposeNewFiles, refused, type NewProposal } from './new/propose-new-files.ts';
import { DEFAULT_TEAM } from '../generate/starter/starter-tags.ts';
import { defineOperation, type OperationContext } from './operation.ts';

/** What a new workspace has, and what of it was there already. */
export interface InitProposal extends NewProposal {
  /** The dbt project that was found, so that none is made. */
  readonly dbtProject?: string;
}

/** What dbt lets a project be called. */
const DBT_NAME = /^[a-z]\w*$/i;
/** Folders have names that a project cannot have. */
const FALLBACK = 'data_platform';

export default defineOperation({
  name: 'init',
  title: 'New workspace',
  doc: 'Proposes the files that a workspace begins with: product vision, policies, topology, house style, a dbt project and the project file. What is there already stays as it is, and an existing dbt project is used instead of a second one.',
  writes: true,
  input: {
    folder: { type: 'string', doc: 'The folder that becomes the workspace.' },
    project: { type: 'string', doc: 'Name of the project; that of the folder when left out.' },
    team: { type: 'string', doc: 'Team that answers for contracts; data-platform when left out.' },
    domain: { type: 'string', doc: 'First part of the business; none when left out.' },
    preset: { type: 'string', doc: 'Preset of rules; recommended when left out.' },
  },
  async run(input, context): Promise<InitProposal> {
    const { folder = '.', team = DEFAULT_TEAM, domain, preset = 'recommended' } = input;
    const project = input.project ?? projectName(context.files.absolute(folder));
    const problems = checkInit({ project, team, domain, preset }, context.translate);
    if (problems.length > 0) return refused(problems);
    const known = await knownWorkspace(context, folder);
    const at = (path: string): string => inFolder(context, folder, path);
    const has = new Set(known.policies.values());
    const own = at(DBT_PROJECT);
    const dbtProject = known.dbtProjects.find((path) => path !== own);
    const hasDbt = dbtProject !== undefined;
    const files = workspaceFiles({ name: project, team, domain, preset, has, hasDbt });
    const made = await proposeNewFiles({ files, at, keep: true }, context.files, context.translate);
    const kinds = policyKinds.flatMap(
      (kind) => [...known.policies].find(([, one]) => one === kind)?.[0] ?? [],
    );
    const kept = [...new Set([...made.kept, ...kinds])];
    return { ...made, kept, ...(hasDbt && { dbtProject }) };
  },
});

export interface InitAnswers {
  readonly project?: string | undefined;
  readonly team?: string | undefined;
  readonly domain?: string | undefined;
  readonly preset?: string | undefined;
}

const texts = {
  preset: '`{name}` is no preset. Write one of: {choices}.',
  meant: 'Did you mean `{suggestion}`?',
  project: 'The name of a dbt project has letters, digits and `_`, and begins with a letter.',
  instead: 'Write `{suggestion}`.',
} as const;

/** What is wrong with the answers that are given. */
export function checkInit(
  { project, team, domain, preset }: InitAnswers,
  translate: OperationContext['translate'],
): readonly NewProblem[] {
  const rules = { policy: undefined, as: undefined, today: undefined, translate };
  const names: readonly (readonly [NewField, string | undefined])[] = [
    ['project', project],
    ['team', team],
    ['domain', domain],
  ];
  const problems = names.flatMap(([field, name]) =>
    name === undefined ? [] : (checkName(field, name, rules) ?? []),
  );
  if (project !== undefined && !problems.some(({ field }) => field === 'project'))
    problems.push(...projectProblem(project, translate));
  if (preset === undefined || PRESETS.some((one) => one === preset)) return problems;
  const choices = PRESETS.join(', ');
  const message = formatMessage(texts.preset, { name: preset, choices }, translate);
  const suggestion = mostSimilar(preset, PRESETS);
  const meant =
    suggestion === undefined ? '' : ` ${formatMessage(texts.meant, { suggestion }, translate)}`;
  return [...problems, { field: 'preset', message: message + meant }];
}

/** dbt is stricter than folders are. */
function projectProblem(
  name: string,
  translate: OperationContext['translate'],
): readonly NewProblem[] {
  if (DBT_NAME.test(name)) return [];
  const suggestion = projectName(name);
  const instead = formatMessage(texts.instead, { suggestion }, translate);
  const message = `${formatMessage(texts.project, {}, translate)} ${instead}`;
  return [{ field: 'project', message, suggestion }];
}

/** A name of a dbt project, made from that of the folder. */
export function projectName(folder: string): string {
  const last = folder.replace(/\/+$/, '').split('/').at(-1) ?? '';
  const name = plainName(decoded(last)).toLowerCase().replaceAll(/[.-]/g, '_');
  return DBT_NAME.test(name) ? name : FALLBACK;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function inFolder({ files }: OperationContext, folder: string, path: string): string {
  const root = folder.replace(/\/+$/, '');
  return files.resolveFile(`${root}/_`, path) ?? `${root}/${path}`;
}
