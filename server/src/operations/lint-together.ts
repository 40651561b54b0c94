import { namedFile } from '../analysis/named-file.ts';
import type { ReadSourceFile, UnreadSourceFile } from '../analysis/ports.ts';
import { ContractDirectory } from '../analysis/contract-directory.ts';
import { InstructionsTogether } from './instructions-together.ts';
import { fileNames, type FileNames } from '../analysis/file-names.ts';
import { noPolicies } from '../model/governance/put-together.ts';
import type { ContractFlows } from '../model/lineage/contract-flows.ts';
import type { PropertyFacts } from '../model/governance/match-property.ts';
import type { Policies } from '../model/governance/policies.ts';
import type { ContractRecord } from '../model/contract-record.ts';
import type { SymbolIndex } from '../analysis/symbol-index.ts';
import { SourceFile } from '../analysis/source-file.ts';
import { LineIndex } from '../base/line-index.ts';
import { severityOf } from '../lint/config.ts';
import { locate } from '../lint/locate.ts';
import type { Finding } from '../lint/rule.ts';
import { suppressionRecords } from '../lint/suppression-records.ts';
import type {
  AssetPlace,
  ContractPlace,
  DescribedPlace,
  MadeTable,
  ModelPlace,
  NamedFile,
  NamedTable,
  PolicyFiles,
  RecordedFile,
  WorkspaceView,
} from '../lint/workspace-view.ts';
import { judgedTopologies, projectsOutside } from './lineage/topology-projects.ts';
import { linkRecords } from '../model/link-records.ts';
import { concernsSome } from './concerns-some.ts';
import { flowchartsIn } from './flowcharts-in.ts';
import type { OperationContext } from './operation.ts';
import { readManifests } from './read-manifests.ts';
import { emptyIndex, policyIndex, sourceOf } from './policy-index.ts';

/**
 * The second pass over the files of a run: what they say together. Of each file little is kept, and what
 * it declares is read from its text again in the few cases that another file names it.
 */
export class LintTogether implements WorkspaceView {
  readonly #context: OperationContext;
  readonly #directory = new ContractDirectory();
  /** Those that are reported on. */
  readonly #files = new Map<string, RecordedFile>();
  /** Texts that are there anyway, and those that a reference leads to. */
  readonly #texts = new Map<string, ReadSourceFile>();
  /** What is known of files that references lead to. */
  readonly #named = new Map<string, NamedFile>();
  readonly #seen = new Set<string>();
  /** What references of the reported files lead to. */
  readonly #targets = new Set<string>();
  #names: FileNames | undefined;
  /** All that is kept of all files; only where there are policies or topologies, which want to know. */
  #index: SymbolIndex | undefined;
  /** Paths of what is in there. */
  readonly #inIndex = new Set<string>();
  #hasPolicies = false;
  readonly #instructions: InstructionsTogether;
  readonly instructions: WorkspaceView['instructions'] = (file) => this.#instructions.around(file);

  /** Undefined when no rule looks at the workspace. */
  static of(context: OperationContext): LintTogether | undefined {
    const { engine, config } = context;
    const isOn = engine.rules.some(
      ({ on, meta }) => on === 'workspace' && severityOf(meta, config) !== 'off',
    );
    return isOn ? new LintTogether(context) : undefined;
  }

  constructor(context: OperationContext) {
    this.#context = context;
    this.#instructions = new InstructionsTogether(context);
  }

  /** A file of ours that is there, whether or not it can be read. */
  see(path: string): void {
    this.#seen.add(path);
  }

  hasPolicies(): boolean {
    return this.#hasPolicies;
  }

  /** Whether there are topologies to be held against the rest, of which nothing is kept without policies. */
  wantsLineage(): boolean {
    return this.#index === undefined && judgedTopologies(this.#files, this.#context).length > 0;
  }

  /** What dbt wrote of its projects, when all of them are known. What is wrong with it, the command `lineage` says. */
  async readManifests(): Promise<void> {
    if (this.#index !== undefined && judgedTopologies(this.#files, this.#context).length > 0)
      await readManifests(this.#index, this.#context);
  }

  /** Folders that were not asked for and that topologies must be held against; none where single files are checked. */
  projectsOfTopologies(paths: readonly string[] | undefined): readonly string[] {
    const { files } = this.#context;
    if (!files.knowsFolders()) return [];
    return projectsOutside(paths, judgedTopologies(this.#files, this.#context), files);
  }

  /** Files that say something of lineage, those that are known already aside. */
  async readLineage(files: AsyncIterable<ReadSourceFile | UnreadSourceFile>): Promise<void> {
    const index = (this.#index ??= emptyIndex(this.#context));
    for await (const file of files) {
      if (this.#context.token.isCancellationRequested) break;
      if (file.kind === 'text' && !this.#inIndex.has(file.path)) this.#keep(sourceOf(file), index);
    }
  }

  /** Policies, before everything else. */
  async readPolicies(paths: readonly string[] | undefined): Promise<void> {
    const index = await policyIndex(this.#context, paths);
    this.#hasPolicies = index.governed.policies.size > 0;
    if (this.#hasPolicies) this.#index = index;
  }

  /** A file that is reported on, while its tree is there. */
  put(source: SourceFile, file: ReadSourceFile): void {
    const { uri, tree } = source;
    const records = linkRecords(tree, this.#context.engine.spec, source.assumed);
    this.#keep(source);
    const read = this.#instructions.note(source);
    const governed = read ?? this.#index?.recorded(uri)?.governed ?? flowchartsIn(source);
    const suppressions = suppressionRecords(tree, uri);
    this.#files.set(uri, { uri, records, suppressions, governed });
    this.#directory.put(uri, records);
    this.#texts.set(uri, file);
    for (const { references } of records) {
      for (const { file: path } of references) {
        const target = path === undefined ? undefined : this.resolveFile(uri, path);
        if (target !== undefined) this.#targets.add(target);
      }
    }
  }

  #keep(source: SourceFile, index = this.#index): void {
    index?.put(source);
    if (index !== undefined) this.#inIndex.add(source.uri);
  }

  /** A file that is known but not reported on. What is wrong with it is not asked here. */
  putAround(file: ReadSourceFile): void {
    const { path, text, assumed } = file;
    if (this.#targets.has(path)) this.#texts.set(path, file);
    try {
      const source = new SourceFile(path, text, { assumed });
      this.#instructions.note(source);
      this.#keep(source);
      this.#directory.put(path, linkRecords(source.tree, this.#context.engine.spec, assumed));
    } catch {
      // What is wrong with it is said where it is checked.
    }
  }

  /** Tells by its text whether a file can matter to those that are reported on. */
  concerns(): (file: ReadSourceFile) => boolean {
    if (this.#index !== undefined) return () => true;
    const some = concernsSome(this.#files, this.#targets);
    return (file) => this.#instructions.concerns(file) || some(file);
  }

  /** Asks for the files that references lead to and that nobody has read. */
  async lookUpTargets(): Promise<void> {
    const { files, token } = this.#context;
    for (const path of this.#targets) {
      if (token.isCancellationRequested) return;
      if (this.#texts.has(path)) continue;
      const file = await files.lookUp(path);
      if (file?.kind === 'text') this.#texts.set(path, file);
      if (file?.kind !== 'missing') continue;
      this.#named.set(path, 'missing');
      for (const one of file.beside) this.see(one);
    }
  }

  /** What the workspace says of a file that is reported on. */
  findings(path: string, text: string): readonly Finding[] {
    const file = this.#files.get(path);
    if (file === undefined) return [];
    const { engine, config } = this.#context;
    const placed = engine.lintInWorkspace(file, this, config);
    if (placed.length === 0) return [];
    const lines = new LineIndex(text);
    return placed.map((finding) => locate(finding, lines));
  }

  withId(id: string): Iterable<ContractPlace & { readonly version: string | undefined }> {
    return this.#directory.withId(id);
  }

  withIdAndVersion(id: string, version: string | undefined): Iterable<ContractPlace> {
    return this.#directory.withIdAndVersion(id, version);
  }

  knowsContracts(): boolean {
    return this.#directory.isComplete;
  }

  similarId(id: string): string | undefined {
    return this.#directory.similarId(id);
  }

  policyFiles(): PolicyFiles | undefined {
    return this.#index?.policyFiles();
  }

  policies(uri: string, domain: string | undefined): Policies {
    return this.#index?.policies(uri, domain) ?? noPolicies;
  }

  contracts(uri: string): readonly ContractRecord[] | undefined {
    return this.#index?.contracts(uri);
  }

  flows(uri: string): readonly ContractFlows[] {
    return this.#index?.flows(uri) ?? [];
  }

  declaring(object: string): Iterable<string> {
    return this.#index?.declaring(object) ?? [];
  }

  named(name: string): Iterable<string> {
    return this.#index?.named(name) ?? [];
  }

  namingContract(id: string): Iterable<string> {
    return this.#index?.namingContract(id) ?? [];
  }

  models(name: string, from?: string): readonly ModelPlace[] {
    return this.#index?.models(name, from) ?? [];
  }

  describedModels(name: string, from?: string): readonly DescribedPlace[] {
    return this.#index?.describedModels(name, from) ?? [];
  }

  properties(): Iterable<PropertyFacts> {
    return this.#index?.properties() ?? [];
  }

  tables(): Iterable<NamedTable> {
    return this.#index?.tables() ?? [];
  }

  projectTags(model: string): readonly string[] {
    return this.#index?.projectTags(model) ?? [];
  }

  sourceTables(...asked: Parameters<WorkspaceView['sourceTables']>): readonly DescribedPlace[] {
    return this.#index?.sourceTables(...asked) ?? [];
  }

  assets(name: string): readonly AssetPlace[] {
    return this.#index?.assets(name) ?? [];
  }

  madeTables(name: string, from?: string): readonly MadeTable[] {
    return this.#index?.madeTables(name, from) ?? [];
  }

  /** Whether the file is looked at although it holds no contract. */
  governs(path: string): boolean {
    return this.#files.get(path)?.governed !== undefined;
  }

  knowsAll(): boolean {
    return this.#context.files.knowsFolders();
  }

  lookUp(path: string): NamedFile {
    if (this.#named.has(path)) return this.#named.get(path);
    const file = this.#texts.get(path);
    if (file === undefined) return undefined;
    const source = new SourceFile(path, file.text, { assumed: file.assumed });
    const named = namedFile(source, this.#context.engine.spec);
    this.#named.set(path, named);
    return named;
  }

  resolveFile(from: string, path: string): string | undefined {
    return this.#context.files.resolveFile(from, path);
  }

  pathTo(from: string, to: string): string {
    return this.#context.files.pathTo(from, to);
  }

  filesNamed(name: string): Iterable<string> {
    return (this.#names ??= fileNames(this.#seen)).byName.of(name);
  }

  filesIn(folder: string): Iterable<string> {
    return (this.#names ??= fileNames(this.#seen)).byFolder.of(folder);
  }
}
