import { UNFINISHED_MARK } from '../../base/unfinished-mark.ts';
import type { FileSource } from '../../analysis/ports.ts';
import { LineIndex } from '../../base/line-index.ts';
import { DBT_PROJECT_FILE } from '../../model/dbt/dbt-file.ts';
import type { WorkspaceContract } from '../../model/content/workspace-contract.ts';
import { formatMessage, type Translate } from '../../lint/format-message.ts';
import type { FailedFile } from '../failed-file.ts';
import { sourceOf } from '../policy-index.ts';
import type { ExportView } from './export-view.ts';
import type { ExportedContract, ExportMark, LeftOut, TargetContent } from './export-target.ts';
import { leftOutModels, modelName } from './left-out-models.ts';
import { isProfiles, packagePaths, type PackagePart } from './package-paths.ts';
import { withoutModels } from './without-models.ts';

const texts = {
  none: 'There is no dbt project to deliver.',
  several:
    'There are several dbt projects in `{folder}`: {projects}. The one in `implementation/dbt_project` would be delivered.',
  severalHere:
    'There are several dbt projects here: {projects}. The one in `implementation/dbt_project` would be delivered.',
} as const;

/** The dbt project that is delivered; a sentence where nobody can tell which it is. */
export function deliveredProject(
  { root, index, show }: ExportView,
  translate: Translate | undefined,
): string | { reason: string } {
  const inside = index.governed.projectFiles().filter((path) => !show(path).startsWith('../'));
  const usual = inside.find(
    (path) => show(path) === `implementation/dbt_project/${DBT_PROJECT_FILE}`,
  );
  const [first] = inside;
  if (usual !== undefined) return usual;
  if (first === undefined) return { reason: formatMessage(texts.none, {}, translate) };
  if (inside.length === 1) return first;
  const projects = inside.map((path) => `"${show(path)}"`).join(', ');
  const template = root === '.' ? texts.severalHere : texts.several;
  return { reason: formatMessage(template, { folder: root, projects }, translate) };
}

interface ProjectFile {
  /** Within the project. */
  readonly path: string;
  /** As the host names it. */
  readonly at: string;
  readonly text: string;
  readonly part: PackagePart;
}

/** A clean copy of a dbt project: what dbt needs of it, and nothing else. `project`: its `dbt_project.yml`. */
export async function packageContent(
  project: string,
  view: ExportView,
  source: FileSource,
): Promise<TargetContent> {
  const read = await readProject(project, view, source);
  const tables = tablesOf(read.files, view);
  const reading = read.files.flatMap(({ path, text, part }) =>
    isReading(path, part) ? [{ path, text, isModel: part === 'model' }] : [],
  );
  const without = leftOutModels(reading, tables, view);
  const models = new Set(
    reading.flatMap(({ path, isModel }) => (without.has(path) && isModel ? [modelName(path)] : [])),
  );
  const marks: ExportMark[] = [];
  const emptied: LeftOut[] = [];
  const files = read.files.flatMap(({ path, at, text, part }) => {
    if (without.has(path)) return [];
    const own = models.size > 0 && /\.ya?ml$/i.test(path) ? withoutModels(text, models) : text;
    if (own === '' && text !== '') {
      emptied.push({ path, reason: 'All that it speaks of is left out.' });
      return [];
    }
    marks.push(...marksIn(view.show(at), own));
    const contracts = part === 'model' ? contractsOf(tables.get(path), view) : [];
    return [{ path, text: own, contracts }];
  });
  const dropped = Array.from(without, ([path, reason]): LeftOut => ({ path, reason }));
  return {
    target: 'warehouse-package',
    ...{ files, marks, failed: read.failed },
    leftOut: [...read.leftOut, ...dropped, ...emptied].sort((a, b) => (a.path < b.path ? -1 : 1)),
  };
}

function isReading(path: string, part: PackagePart): boolean {
  return (part === 'model' || part === 'test') && /\.(?:sql|py)$/i.test(path);
}

async function readProject(
  project: string,
  { show }: ExportView,
  source: FileSource,
): Promise<{
  readonly files: readonly ProjectFile[];
  readonly leftOut: readonly LeftOut[];
  readonly failed: readonly FailedFile[];
}> {
  const files: ProjectFile[] = [];
  const leftOut: LeftOut[] = [];
  const failed: FailedFile[] = [];
  const main = await source.lookUp(project);
  if (main?.kind !== 'text') {
    const reason = main?.kind === 'unread' ? main.reason : 'It cannot be read.';
    return { files, leftOut, failed: [{ path: project, reason }] };
  }
  const partOf = packagePaths(sourceOf(main).tree);
  const folder = project.slice(0, -DBT_PROJECT_FILE.length).replace(/\/$/, '') || '.';
  for (const at of await source.list(folder)) {
    const path = source.pathTo(project, at);
    const part = partOf(path);
    if (part === 'unseen' || path.startsWith('../')) continue;
    if (part === 'left-out') {
      leftOut.push({ path, reason: whyLeftOut(path) });
      continue;
    }
    const file = await source.lookUp(at);
    if (file?.kind === 'text') files.push({ path, at, text: file.text, part });
    else if (file?.kind === 'unread') failed.push({ path: show(at), reason: file.reason });
  }
  files.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  return { files, leftOut, failed };
}

function whyLeftOut(path: string): string {
  return isProfiles(path)
    ? 'Connections belong to the place where the project runs.'
    : 'dbt does not need it.';
}

/** The table of the lineage that a file makes, by the path of the file within the project. */
function tablesOf(
  files: readonly ProjectFile[],
  { lineage }: ExportView,
): ReadonlyMap<string, string> {
  const byPlace = new Map<string, string>();
  for (const { id, kind, declared } of lineage.tables)
    for (const { witness, path } of declared)
      if (kind === 'model' && witness === 'dbt') byPlace.set(path, id);
  return new Map(
    files.flatMap(({ path, at }) => {
      const id = /\.(?:sql|py)$/i.test(path) ? byPlace.get(at) : undefined;
      return id === undefined ? [] : [[path, id] as const];
    }),
  );
}

/** The contracts that promise a table; where there is none, those of the sources that it reads. */
function contractsOf(
  table: string | undefined,
  { lineage, promisedBy }: ExportView,
): readonly ExportedContract[] {
  if (table === undefined) return [];
  const own = promisedBy.get(table);
  if (own !== undefined) return own.map(named);
  const read = lineage.edges.flatMap(({ from, to, kind }) =>
    to === table && kind === 'flow'
      ? (promisedBy.get(from) ?? []).filter((one) => one.isSource)
      : [],
  );
  return [...new Set(read)].map(named);
}

function named({ content: { id, name, version } }: WorkspaceContract): ExportedContract {
  return {
    ...(id !== undefined && { id }),
    ...(name !== undefined && { name }),
    ...(version !== undefined && { version }),
  };
}

function marksIn(path: string, text: string): readonly ExportMark[] {
  if (!text.includes(UNFINISHED_MARK)) return [];
  const lines = new LineIndex(text);
  return Array.from(text.matchAll(/TODO\(dataengos\)/g), ({ index }) => ({
    path,
    line: lines.positionAt(index).line + 1,
  }));
}
