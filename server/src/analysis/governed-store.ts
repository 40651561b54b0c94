import { MultiMap } from '../base/multi-map.ts';
import type {
  AssetPlace,
  DescribedPlace,
  MadeTable,
  ModelPlace,
  NamedTable,
} from '../lint/workspace-view.ts';
import { madeIn } from '../model/dbt/made-tables.ts';
import type { PolicyFile } from '../model/governance/policy-file.ts';
import { isInFolder } from '../model/dbt/read-dbt-project.ts';
import type { GovernedFile } from '../model/governed-file.ts';
import {
  assetKey,
  describedKey,
  factsByKey,
  madeKey,
  modelKey,
  tableKey,
  tableNameKey,
  TABLES,
} from './governed-keys.ts';
import { DbtProjects } from './dbt-projects.ts';
import { InstructionStore } from './instruction-store.ts';
import { PolicyStore, type PolicyPaths } from './policy-store.ts';

/** What a file says as a policy, and what it is where it is no contract. */
export interface ReadGoverned {
  readonly policy?: PolicyFile;
  /** Parts of the text cannot be read, so that parts of the policy may be missing: somebody is typing. */
  readonly isTorn?: boolean;
  readonly governed?: GovernedFile;
}

/** They count in projects only. */
const OF_DBT: ReadonlySet<GovernedFile['kind']> = new Set([
  'dbt-model',
  'dbt-snapshot',
  'dbt-properties',
  'dbt-manifest',
]);

/** Told which file changed, and the keys of what others can find in it that changed. */
export type GovernedListener = (uri: string, keys: Iterable<string>) => void;

/** Policies, and what they hold for beside contracts. */
export class GovernedStore {
  readonly policies: PolicyStore;
  readonly instructions = new InstructionStore();
  readonly #projects: DbtProjects;
  readonly #files = new Map<string, GovernedFile>();
  /** By the keys of what others find in them. */
  readonly #byKey = new MultiMap<string, string>();
  readonly #listeners: (() => void)[] = [];
  readonly #fileListeners: GovernedListener[] = [];

  constructor(paths: PolicyPaths) {
    this.policies = new PolicyStore(paths);
    this.#projects = new DbtProjects(paths);
  }

  /** Told when what policies ask may be something else for every file. */
  listen(listener: () => void): void {
    this.#listeners.push(listener);
  }

  /** Told of every file that comes, changes or goes, and of those that begin or cease to count. */
  listenFiles(listener: GovernedListener): void {
    this.#fileListeners.push(listener);
  }

  put(uri: string, { policy, governed, isTorn }: ReadGoverned): void {
    this.#putFile(uri, governed);
    if (this.policies.put(uri, policy, isTorn)) this.#tell();
  }

  /** Which policies hold for a file may be something else now, by settings or folders. */
  reconsider(): void {
    this.policies.forget();
    this.#tell();
  }

  /** Whether facts of the file are kept, even if it counts for nothing so far. */
  holds(uri: string): boolean {
    return this.#files.has(uri);
  }

  /** Undefined for what is none of these, and for files of dbt outside of any project. */
  file(uri: string): GovernedFile | undefined {
    const file = this.#files.get(uri);
    return file !== undefined && this.#counts(uri, file) ? file : undefined;
  }

  *files(): Iterable<readonly [string, GovernedFile]> {
    for (const entry of this.#files) if (this.#counts(...entry)) yield entry;
  }

  models(name: string, from: string | undefined): readonly ModelPlace[] {
    return this.#near(from, this.#byKey.of(modelKey(name))).flatMap((uri): ModelPlace[] => {
      const file = this.#files.get(uri);
      return file?.kind === 'dbt-model' ? [{ uri, model: file.model }] : [];
    });
  }

  describedModels(name: string, from: string | undefined): readonly DescribedPlace[] {
    return this.#near(from, this.#byKey.of(describedKey(name))).flatMap((uri) => {
      const file = this.#files.get(uri);
      const all = file?.kind === 'dbt-properties' ? file.models : [];
      return all.filter((one) => one.name.text === name).map((resource) => ({ uri, resource }));
    });
  }

  sourceTables(
    source: string | undefined,
    table: string,
    from?: string,
  ): readonly DescribedPlace[] {
    const key = source === undefined ? tableNameKey(table) : tableKey(source, table);
    return this.#near(from, this.#byKey.of(key)).flatMap((uri) => {
      const file = this.#files.get(uri);
      const all = file?.kind === 'dbt-properties' ? file.tables : [];
      return all
        .filter((one) => one.name.text === table && (source ?? one.source) === one.source)
        .map((resource) => ({ uri, resource }));
    });
  }

  assets(name: string): readonly AssetPlace[] {
    return Array.from(this.#byKey.of(assetKey(name))).flatMap((uri): AssetPlace[] => {
      const asset = this.#files.get(uri);
      return asset?.kind === 'asset' ? [{ uri, asset }] : [];
    });
  }

  madeTables(name: string, from?: string): readonly MadeTable[] {
    return this.#near(from, this.#byKey.of(madeKey(name))).flatMap((uri): MadeTable[] => {
      const file = this.#files.get(uri);
      if (file === undefined) return [];
      const isManifest = file.kind === 'dbt-manifest';
      return [...madeIn(file).of(name)].map(({ reads }) => ({ uri, isManifest, reads }));
    });
  }

  /** The models, and what flowcharts show. */
  *tables(): Iterable<NamedTable> {
    for (const uri of this.#byKey.of(TABLES)) {
      const file = this.file(uri);
      if (file?.kind === 'dbt-model') yield { name: file.model.name, uri };
      else if (file?.kind === 'topology')
        for (const { name } of file.nodes) yield { name: name.text };
    }
  }

  /** Files that make folders dbt projects. */
  projectFiles(): readonly string[] {
    return [...this.#files].flatMap(([uri, { kind }]) => (kind === 'dbt-project' ? uri : []));
  }

  /** The folder of the dbt project that a file lies in. */
  projectOf(uri: string): string | undefined {
    return this.#projects.of(uri);
  }

  /** Tags that the project gives to a model. */
  projectTags(model: string): readonly string[] {
    const file = this.#files.get(this.#projects.fileOf(model) ?? '');
    if (file?.kind !== 'dbt-project') return [];
    return file.tags.filter(({ folder }) => isInFolder(model, folder)).map(({ tag }) => tag.text);
  }

  /** Those of the project that a file lies in, if there are any; all of them otherwise. */
  #near(from: string | undefined, uris: Iterable<string>): readonly string[] {
    const all = [...uris].flatMap((uri) => {
      const project = this.#projects.of(uri);
      return project === undefined ? [] : [{ uri, project }];
    });
    const own = from === undefined || all.length < 2 ? undefined : this.#projects.of(from);
    const near = own === undefined ? [] : all.filter(({ project }) => project === own);
    return (near.length > 0 ? near : all).map(({ uri }) => uri);
  }

  #counts(uri: string, { kind }: GovernedFile): boolean {
    if (!OF_DBT.has(kind)) return true;
    return this.#projects.of(uri) !== undefined;
  }

  #putFile(uri: string, file: GovernedFile | undefined): void {
    const before = this.#files.get(uri);
    if (before === undefined && file === undefined) return;
    if (file === undefined) this.#files.delete(uri);
    else this.#files.set(uri, file);
    if (before?.kind === 'instructions' || file?.kind === 'instructions')
      this.instructions.put(uri, file?.kind === 'instructions' ? file : undefined);
    const old = factsByKey(before);
    const now = factsByKey(file);
    for (const key of old.keys()) if (!now.has(key)) this.#byKey.delete(key, uri);
    for (const key of now.keys()) if (!old.has(key)) this.#byKey.add(key, uri);
    const keys = new Set([...old.keys(), ...now.keys()]);
    this.#tellOf(
      uri,
      [...keys].filter((key) => JSON.stringify(old.get(key)) !== JSON.stringify(now.get(key))),
    );
    if (this.#projects.put(uri, file?.kind === 'dbt-project'))
      for (const [one, held] of this.#files) this.#tellOf(one, factsByKey(held).keys());
  }

  #tellOf(uri: string, keys: Iterable<string>): void {
    for (const listener of this.#fileListeners) listener(uri, keys);
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
