import type { Draft } from '../draft.ts';
import type { Phase, PhaseInput, Prepared, Refused } from '../phase.ts';
import { prompt } from '../prompts/implement-logic.ts';
import type { World } from '../world.ts';
import { quoted, unknown } from './find-named.ts';
import { completeMarks, MARK, marksIn } from './implement-logic/complete-marks.ts';
import { freshModel, plannedNames, type FreshModel } from './implement-logic/fresh-model.ts';
import { modelContext } from './implement-logic/model-context.ts';
import { readProject } from './implement-logic/project-view.ts';
import { readAssets } from './implement-logic/read-assets.ts';
import { pathIn, pathWithin } from './path-in.ts';
import { saying, type Sentence } from '../sentence.ts';

const NAME = /^[A-Za-z_]\w{0,99}$/;

export const implementLogic: Phase = {
  id: 'implement-logic',
  title: 'Implement logic',
  doc: 'Writes the query of a dbt model. What contracts and policies determine is completed as it must be; the rest is what a model adds, held against the columns, types, tiers and samples.',
  input: [
    {
      name: 'model',
      doc: 'Name of the dbt model, such as fct_churn.',
      required: true,
      choices: modelNames,
    },
  ],
  prompt,
  tools: [
    ...['read_spec', 'find_symbols', 'lineage', 'lint_draft', 'effective_policy'],
    ...['run_sample_sql', 'git_history', 'schema_inspector'],
  ],
  mcp: true,
  output: 'files',
  checks: ['parse', 'rules', 'columns', 'samples'],
  attempts: 3,
  writes: ['**/models/**/*.sql'],
  prepare,
};

async function modelNames(world: World): Promise<readonly string[]> {
  const project = await readProject(world);
  return [...new Set([...project.queries.keys(), ...plannedNames(world, project)])].sort();
}

async function prepare(input: PhaseInput, world: World): Promise<Prepared | Refused> {
  const name = (input.model ?? '').trim().replace(/^.*\/(?=[^/]+\.sql$)|\.sql$/g, '');
  if (!NAME.test(name))
    return { refused: saying('No dbt model can be called {name}.', { name: quoted(name) }) };
  const project = await readProject(world);
  const assets = await readAssets(world);
  const asset = assets.get(name);
  const planned = plannedNames(world, project);
  const known = new Set([...project.queries.keys(), ...project.described.keys(), ...planned]);
  // Assets name tables of sources, too.
  for (const [one, { asset: file }] of assets) if (file.inputs.length > 0) known.add(one);
  if (!known.has(name)) {
    const none = saying('No contract, topology or file knows the model {name}.', {
      name: quoted(name),
    });
    return unknown(none, name, known);
  }
  const fresh = await freshModel(name, asset?.asset, world, project);
  const path = project.queries.get(name) ?? fresh?.path;
  if (path === undefined)
    return {
      refused: saying(
        'Nothing says what {name} is made of: no contract promises it, and no topology or asset has its inputs.',
        { name },
      ),
    };
  const base = (await world.read(path)) ?? null;
  if (base === null && (await world.exists(path)))
    return { refused: saying('{path} is there and cannot be read.', { path }) };
  const made = await baseOf(path, world);
  return {
    targets: [path],
    context: await modelContext({ name, path, fresh, asset, project }, world),
    questions: [],
    draft: () => Promise.resolve(draftOf(path, base, made, fresh)),
    openIn: (files) => Promise.resolve(files.flatMap(({ text }) => openOf(text, fresh))),
    wantsModel: ({ open }) => open.length > 0,
  };
}

/** As the scaffold made it last, where it did. */
function baseOf(path: string, world: World): Promise<string | undefined> {
  const own = pathWithin(world.project, path);
  if (own === undefined) return Promise.resolve(undefined);
  return world.read(pathIn(world.project, `.dataengos/base/${own}`));
}

function draftOf(
  path: string,
  base: string | null,
  made: string | undefined,
  fresh: FreshModel | undefined,
): Draft {
  const text = textOf(base, made, fresh);
  const open = openOf(text, fresh);
  const file = { path, base, text };
  if (text !== base) return { files: [file], open };
  // What is finished is nothing to decide on, but it may be wrong.
  return { files: open.length === 0 ? [] : [file], asIs: [file], open };
}

function openOf(text: string, fresh: FreshModel | undefined): readonly Sentence[] {
  return [...openMarks(text, fresh), ...unnamed(text, fresh)];
}

function textOf(
  base: string | null,
  made: string | undefined,
  fresh: FreshModel | undefined,
): string {
  if (fresh === undefined) return base ?? '';
  if (base === null || isEmpty(base)) return fresh.sql;
  if (!base.includes(MARK)) return base;
  // Nobody has touched it since it was made.
  if (made !== undefined && sameText(made, base)) return fresh.sql;
  return completeMarks(base, fresh.sql, fresh.columns);
}

function sameText(one: string, other: string): boolean {
  return one.replaceAll('\r\n', '\n') === other.replaceAll('\r\n', '\n');
}

/** Whether nothing is there but comments and configuration. */
function isEmpty(sql: string): boolean {
  const rest = sql
    .replaceAll(/\{#[\s\S]*?#\}/g, '')
    .replaceAll(/\{\{-?\s*config\([^{}]*\)\s*-?\}\}/g, '')
    .replaceAll(/--.*$/gm, '')
    .replaceAll(/\/\*[\s\S]*?\*\//g, '');
  return rest.trim() === '';
}

function openMarks(text: string, fresh: FreshModel | undefined): readonly Sentence[] {
  return marksIn(text, fresh?.columns ?? []).map(({ line, column, text: said }) => {
    if (column === undefined) return saying('Line {line}: {what}', { line, what: ended(said) });
    const reason = said.slice(column.length + 1).trim();
    return saying('Column "{column}" (line {line}) has no logic yet: {reason}', {
      ...{ column, line, reason: ended(reason) },
    });
  });
}

/** Columns that are promised and that a finished query does not even name. */
function unnamed(text: string, fresh: FreshModel | undefined): readonly Sentence[] {
  // What a star gives, the text does not say.
  if (fresh === undefined || /select\s+\*\s+from\s+(?!\{\{|final\b)/i.test(text)) return [];
  const words = new Set(text.toLowerCase().match(/\w+/g));
  return fresh.columns.flatMap(({ name }) =>
    !/^\w+$/.test(name) || words.has(name.toLowerCase())
      ? []
      : [
          saying('Column "{column}" is promised, and the query does not name it.', {
            column: name,
          }),
        ],
  );
}

function ended(text: string): string {
  return /[.?!]$/.test(text) ? text : `${text}.`;
}
