import { decodeUriPart } from '../../base/decode-uri-part.ts';
import { declaredColumns, namedColumns, readDbtFile } from '../../model/dbt/dbt-file.ts';
import type { YamlScalar } from '../../syntax/yaml/tree.ts';
import type { RenameProblem } from '../rename-check.ts';
import { inCaseOf, renameScalars, type Replacement } from '../rename-scalars.ts';
import type { FileEdits } from '../rename.ts';
import { namesModel, type ModelSurroundings, type ProjectText } from './rename-model.ts';

/** A column that a model calls by an alias, `as customerId`, and that gets another name. */
export interface ColumnRename {
  /** The file with the SQL of the model. */
  readonly uri: string;
  /** Folder of its project. */
  readonly project: string;
  readonly model: string;
  readonly name: string;
  readonly newName: string;
  /** Where the alias stands in the SQL. */
  readonly start: number;
}

/** What gives the files that are not shown columns of any name: `select *`, `dbt_utils.star(...)`. */
const STAR = /(?:\bselect|\bdistinct|,|\.)\s*\*|\bstar\s*\(/i;

/**
 * Renames the alias, and what YAML says of the column. Whoever else reads the column would have to change, too, and
 * only SQL that is understood as a whole tells who does: it is refused where another file may.
 */
export function renameModelColumn(
  column: ColumnRename,
  around: ModelSurroundings,
): readonly FileEdits[] | RenameProblem {
  const { uri, name, newName, start } = column;
  const params = { name };
  const own = around.files.find((one) => one.uri === uri);
  const isAlias = own !== undefined && /\bas\s{1,9}$/i.test(own.text.slice(0, start).slice(-12));
  if (!isAlias || own.text.slice(start, start + name.length) !== name)
    return { problem: '`{name}` is no alias. Rename it by hand.', params };
  if (!/^[A-Za-z_]\w*$/.test(newName))
    return { problem: '`{name}` cannot be the name of a column.', params: { name: newName } };
  if (countWord(own.text, name) > 1)
    return { problem: 'The SQL has `{name}` in other places, too. Rename it by hand.', params };
  const reader = around.files.find((one) => mayRead(one, column, around));
  if (reader !== undefined) {
    const file = decodeUriPart(reader.uri.slice(reader.uri.lastIndexOf('/') + 1));
    return { problem: '{file} may read `{name}`. Rename it by hand.', params: { name, file } };
  }
  const range = { start, end: start + name.length };
  const described = around.files.flatMap((file) => inYaml(file, column, around));
  return [{ uri, edits: [{ range, newText: newName, note: undefined }] }, ...described];
}

function mayRead(
  file: ProjectText,
  { uri, project, model, name }: ColumnRename,
  { projects }: ModelSurroundings,
): boolean {
  if (file.uri === uri || !/\.(?:sql|py)$/.test(file.uri)) return false;
  if (!namesModel(file, { project, name: model }, projects.get(project))) return false;
  return file.uri.endsWith('.py') || STAR.test(file.text) || countWord(file.text, name) > 0;
}

/** How often a word stands in a text, in whatever case. */
function countWord(text: string, word: string): number {
  const [all, wanted] = [text.toLowerCase(), word.toLowerCase()];
  let count = 0;
  for (let at = all.indexOf(wanted); at !== -1; at = all.indexOf(wanted, at + wanted.length)) {
    const around = `${all[at - 1] ?? ' '}${all[at + wanted.length] ?? ' '}`;
    if (!/[\p{L}\p{N}_]/u.test(around)) count++;
  }
  return count;
}

/** The entry of the column, what else names it below the model, and tests of other models that lead to it. */
function inYaml(
  { uri, project, text, tree }: ProjectText,
  { project: own, model, name, newName }: ColumnRename,
  { projects }: ModelSurroundings,
): readonly FileEdits[] {
  const file = readDbtFile(uri, project, tree);
  const resources = file.resources.filter(
    (one) => project === own && one.kind === 'model' && one.name === model,
  );
  const pointers = file.pointers.filter(({ to }) => {
    const isOwn = to.package === undefined ? project === own : to.package === projects.get(own);
    return isOwn && to.source === undefined && to.name === model;
  });
  const nodes: readonly YamlScalar[] = [
    ...resources.flatMap((one) => [...declaredColumns(one), ...namedColumns(one)]),
    ...pointers.flatMap(({ columns }) => columns),
  ];
  const replacements = nodes.flatMap((node): Replacement[] => {
    const written = String(node.value);
    if (written.toLowerCase() !== name.toLowerCase()) return [];
    const newText = inCaseOf(written, name, newName);
    return [{ node, start: 0, end: written.length, newText, note: undefined }];
  });
  return replacements.length === 0 ? [] : [{ uri, edits: renameScalars(text, replacements) }];
}
