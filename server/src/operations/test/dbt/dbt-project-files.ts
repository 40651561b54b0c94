import { SourceFile } from '../../../analysis/source-file.ts';
import type { Adapter } from '../../../generate/dbt/dbt-input.ts';
import { profileAdapter } from '../../../generate/dbt/profile-adapter.ts';
import { readSample } from '../../../generate/read-sample.ts';
import type { SampleTable } from '../../../generate/sample-table.ts';
import { plainValue } from '../../../model/content/plain-value.ts';
import { DBT_PROJECT_FILE, readDbtFile } from '../../../model/dbt/dbt-file.ts';
import type { OperationContext } from '../../operation.ts';

/** A dbt project as its files say it. */
export interface DbtProjectFiles {
  /** Its folder. */
  readonly root: string;
  readonly name: string;
  /** The database of its `profiles.yml`; undefined where it has none that tells. */
  readonly adapter?: Adapter | undefined;
  readonly vars: Readonly<Record<string, unknown>>;
  /** Name of a model -> its query, not read yet. */
  readonly models: ReadonlyMap<string, string>;
  /** Name of a model -> what it is called in the database, where its query gives it another name. */
  readonly aliases: ReadonlyMap<string, string>;
  /** Texts of the files of `macros/`. */
  readonly macros: readonly string[];
  readonly seeds: ReadonlyMap<string, SampleTable>;
  /** `source.table` -> what the database calls the table. */
  readonly identifiers: Readonly<Record<string, string>>;
}

/** In the call of `config` that a query begins with. */
const ALIAS = /\bconfig\([^{}]*?\balias\s*=\s*(['"])([^'"\\{}\n]+)\1/;

type Files = Pick<OperationContext, 'files' | 'token'>;

/** The dbt projects in folders of the workspace, in the order of their paths. */
export async function dbtProjectFiles(
  folders: Iterable<string>,
  context: Files,
): Promise<readonly DbtProjectFiles[]> {
  const found: DbtProjectFiles[] = [];
  const seen = new Set<string>();
  for (const folder of folders) {
    const paths = await context.files.list(folder);
    for (const path of paths) {
      if (!isProject(path) || seen.has(path)) continue;
      seen.add(path);
      const root = path === DBT_PROJECT_FILE ? '' : path.slice(0, -DBT_PROJECT_FILE.length - 1);
      found.push(await readProject(root, paths, context));
    }
  }
  return found;
}

function isProject(path: string): boolean {
  const isNamed = path === DBT_PROJECT_FILE || path.endsWith(`/${DBT_PROJECT_FILE}`);
  return isNamed && !/(?:^|\/)(?:dbt_packages|node_modules|target)\//.test(path);
}

async function readProject(
  root: string,
  paths: readonly string[],
  context: Files,
): Promise<DbtProjectFiles> {
  const prefix = root === '' ? '' : `${root}/`;
  const own = paths.filter((path) => path.startsWith(prefix));
  const text = await textOf(`${prefix}${DBT_PROJECT_FILE}`, context);
  const config = record(yamlOf(text));
  const name = typeof config.name === 'string' ? config.name : '';
  const below = (key: string, usual: string): readonly string[] => {
    const folders = Array.isArray(config[key]) ? config[key].map(String) : [usual];
    return own.filter((path) => folders.some((one) => path.startsWith(`${prefix}${one}/`)));
  };
  const models = new Map<string, string>();
  const aliases = new Map<string, string>();
  const identifiers = new Map<string, string>();
  for (const path of below('model-paths', 'models')) {
    if (path.endsWith('.sql')) {
      models.set(stemOf(path), path);
      const alias = ALIAS.exec((await textOf(path, context)) ?? '')?.[2];
      if (alias !== undefined) aliases.set(stemOf(path), alias);
    }
    if (!/\.ya?ml$/.test(path)) continue;
    const { tree } = new SourceFile(path, (await textOf(path, context)) ?? '', { assumed: false });
    for (const one of readDbtFile(path, root, tree).resources)
      if (one.kind === 'source' && one.source !== undefined)
        identifiers.set(`${one.source}.${one.name}`, one.relation ?? one.name);
  }
  const macros: string[] = [];
  for (const path of below('macro-paths', 'macros'))
    if (path.endsWith('.sql')) macros.push((await textOf(path, context)) ?? '');
  const seeds = new Map<string, SampleTable>();
  for (const path of below('seed-paths', 'seeds')) {
    if (!path.endsWith('.csv')) continue;
    const read = readSample((await textOf(path, context)) ?? '', 'csv');
    if (read.kind === 'table') seeds.set(stemOf(path), read.table);
  }
  const all = record(config.vars);
  const vars = { ...all, ...record(Object.hasOwn(all, name) ? all[name] : undefined) };
  const profiles = await textOf(`${prefix}profiles.yml`, context);
  return {
    ...{ root, name, vars, models, aliases, macros, seeds },
    adapter: profileAdapter(text, profiles, name),
    identifiers: Object.fromEntries(identifiers),
  };
}

/** Undefined where it cannot be read. */
export async function textOf(path: string, { files }: Files): Promise<string | undefined> {
  const file = await files.lookUp(path);
  return file?.kind === 'text' ? file.text : undefined;
}

function yamlOf(text: string | undefined): unknown {
  const file = new SourceFile('dbt_project.yml', text ?? '', { assumed: false });
  return plainValue(file.tree.documents[0]?.tree());
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isRecord ? (value as Record<string, unknown>) : {};
}

function stemOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.\w+$/, '');
}
