import { governedKind } from '../../../server/src/analysis/governed-paths.ts';
import { promisedByName } from '../../../server/src/analysis/promised-by-name.ts';
import { SourceFile } from '../../../server/src/analysis/source-file.ts';
import { SymbolIndex } from '../../../server/src/analysis/symbol-index.ts';
import { LineIndex, type Position } from '../../../server/src/base/line-index.ts';
import { applyEdits } from '../../../server/src/base/text-edit.ts';
import {
  DBT_PROJECT_FILE,
  projectName,
  readDbtFile,
} from '../../../server/src/model/dbt/dbt-file.ts';
import { renameInDbt, type DbtWorkspace } from '../../../server/src/ide/dbt/rename-in-dbt.ts';
import {
  mentionsInContracts,
  renameInFlowchart,
  renameMentions,
} from '../../../server/src/ide/dbt/rename-model-mentions.ts';
import { renameModel } from '../../../server/src/ide/dbt/rename-model.ts';
import {
  filesOfRename,
  renameEdits,
  renameTargetAt,
  type FileEdits,
} from '../../../server/src/ide/rename.ts';
import { renameInSql } from '../../../server/src/ide/rename-in-sql.ts';
import { bindFile } from '../../../server/src/model/bound-document.ts';
import type { Place } from '../../../server/src/model/place.ts';
import { odcs } from '../../../server/src/spec/odcs/odcs.ts';
import { SpecIndex } from '../../../server/src/spec/spec-index.ts';
import type { SqlReader } from '../../../server/src/syntax/sql/sql-reader.ts';
import { parseYaml } from '../../../server/src/syntax/yaml/parse-yaml.ts';

const spec = new SpecIndex(odcs);
const ROOT = 'file:///w/';

export function uriOf(path: string): string {
  return `${ROOT}${path}`;
}

/** A workspace in memory: texts with an index over them. */
export class TestWorkspace {
  readonly texts = new Map<string, string>();
  readonly index = new SymbolIndex(spec, (from, path) => {
    const uri = new URL(path, from).href;
    return uri.startsWith(ROOT) ? uri : undefined;
  });

  /** Queries of checks, by the line where they begin, that the last rename left as they were. */
  queriesKept: readonly number[] = [];
  readonly #sql: SqlReader | undefined;

  /** Without `sql` queries are left alone. */
  constructor(files: readonly { readonly path: string; readonly text: string }[], sql?: SqlReader) {
    this.#sql = sql;
    for (const { path, text } of files) this.set(uriOf(path), text);
  }

  set(uri: string, text: string): void {
    this.texts.set(uri, text);
    const assumed = promisedByName(uri);
    if (assumed !== false || governedKind(uri) !== undefined)
      this.index.put(new SourceFile(uri, text, { assumed }));
  }

  /** Where the n-th occurrence of a text begins. */
  find(uri: string, text: string, nth = 0): Position {
    const source = this.texts.get(uri) ?? '';
    let at = -1;
    for (let count = 0; count <= nth; count++) at = source.indexOf(text, at + 1);
    if (at === -1) throw new Error(`${uri} has no ${text}`);
    return new LineIndex(source).positionAt(at);
  }

  /** `file:line text` as people write it. */
  show(uri: string, place: Place): string {
    const lines = (this.texts.get(uri) ?? '').split(/\r?\n/);
    const text = lines[place.line]?.slice(place.start, place.end) ?? '';
    return `${uri.slice(uri.lastIndexOf('/') + 1)}:${String(place.line + 1)} ${text}`;
  }

  /** Renames what is at a position in all files, those of dbt projects included; gives the problem when it is refused. */
  rename(uri: string, at: Position, newName: string): string | undefined {
    const target = renameTargetAt(this.index, uri, at);
    if ('problem' in target) return target.problem;
    const files = new Map(
      filesOfRename(this.index, target).map((file) => {
        const text = this.texts.get(file) ?? '';
        const source = new SourceFile(file, text, { assumed: true });
        return [file, { text, bound: bindFile(source.tree, spec, true) }];
      }),
    );
    const result = renameEdits(this.index, target, newName, files);
    if ('problem' in result) return result.problem;
    const inDbt = renameInDbt(this.index, target, newName, this.#dbt());
    if ('problem' in inDbt) return inDbt.problem;
    const own = files.get(target.address.uri);
    const inSql =
      own && this.#sql && result.length > 0
        ? renameInSql(own, target, newName, this.#sql)
        : { edits: [], kept: [] };
    this.queriesKept = inSql.kept;
    const all = result.map(({ uri: file, edits }) => ({
      uri: file,
      edits: file === target.address.uri ? [...edits, ...inSql.edits] : edits,
    }));
    for (const { uri: file, edits } of [...all, ...inDbt.files])
      this.set(file, applyEdits(this.texts.get(file) ?? '', edits));
    return undefined;
  }

  /** Gives the dbt model in a file another name, wherever it is named; gives the problem when it is refused. */
  renameModel(uri: string, newName: string): string | undefined {
    const name = decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1, -'.sql'.length));
    const { projects } = this.#dbt();
    const projectOf = (one: string): string | undefined =>
      [...projects.keys()]
        .filter((folder) => one.startsWith(`${folder}/`))
        .sort((a, b) => b.length - a.length)[0];
    const files = [...this.texts].flatMap(([one, text]) => {
      const project = projectOf(one);
      const { tree } = new SourceFile(one, text, { assumed: false });
      return project === undefined ? [] : [{ uri: one, project, text, tree }];
    });
    const model = { uri, project: projectOf(uri) ?? '', name, newName };
    const uris = files.map((one) => one.uri);
    const result = renameModel(model, { projects, files, uris });
    if ('problem' in result) return result.problem;
    const edits: FileEdits[] = [...result.files];
    for (const [one, found] of mentionsInContracts(this.index, name)) {
      const text = this.texts.get(one) ?? '';
      const { tree } = new SourceFile(one, text, { assumed: true });
      const loaded = { text, bound: bindFile(tree, spec, true) };
      const changed = renameMentions(one, found, loaded, name, newName);
      if ('problem' in changed) return changed.problem;
      edits.push(changed);
    }
    for (const [one, file] of this.index.governed.files())
      if (file.kind === 'topology')
        edits.push(renameInFlowchart(one, this.texts.get(one) ?? '', name, newName));
    for (const one of edits)
      this.set(one.uri, applyEdits(this.texts.get(one.uri) ?? '', one.edits));
    const text = this.texts.get(uri) ?? '';
    this.texts.delete(uri);
    this.index.remove(uri);
    this.set(result.newUri, text);
    return undefined;
  }

  #dbt(): DbtWorkspace {
    const files = [...this.texts].map(([uri, text]) => ({ uri, text, yaml: parseYaml(text) }));
    const projects = new Map(
      files.flatMap(({ uri, yaml }) => {
        const [folder, rest] = uri.split(DBT_PROJECT_FILE);
        return rest === undefined ? [] : [[folder?.slice(0, -1) ?? '', projectName(yaml)] as const];
      }),
    );
    return {
      folder: ROOT.slice(0, -1),
      projects,
      files: files.flatMap(({ uri, yaml }) => {
        const project = [...projects.keys()].find((one) => uri.startsWith(`${one}/`));
        return project === undefined ? [] : [readDbtFile(uri, project, yaml)];
      }),
    };
  }
}
