import { LineIndex } from '../base/line-index.ts';
import { relativePath } from '../base/relative-path.ts';
import type { ContractGraph } from '../ide/contract-graph.ts';
import { masksOf } from '../ide/workspace-symbols.ts';
import { bindFile } from '../model/bound-document.ts';
import { contractRecord, type ContractRecord } from '../model/contract-record.ts';
import { suppressionRecords } from '../lint/suppression-records.ts';
import type {
  ContractPlace,
  DescribedPlace,
  ModelPlace,
  NamedFile,
  NamedTable,
  PolicyFiles,
  RecordedFile,
  SuppressionRecord,
  WorkspaceView,
} from '../lint/workspace-view.ts';
import { contractFlows, type ContractFlows } from '../model/lineage/contract-flows.ts';
import type { PropertyFacts } from '../model/governance/match-property.ts';
import type { Policies } from '../model/governance/policies.ts';
import type { SpecIndex } from '../spec/spec-index.ts';
import { ContractDirectory } from './contract-directory.ts';
import { DEFAULT_PROFILE } from './default-settings.ts';
import { GovernedStore } from './governed-store.ts';
import { fileNames, type FileNames } from './file-names.ts';
import { RecordRelations } from './record-relations.ts';
import { ResolvedPaths } from './resolved-paths.ts';
import { PropertyKinds } from './property-kinds.ts';
import type { IndexedPaths } from './indexed-paths.ts';
import type { RecordListener } from './record-listener.ts';
import { readGoverned } from './read-governed.ts';
import type { SourceFile } from './source-file.ts';

const none: readonly never[] = [];

/**
 * What the contracts of a workspace declare and name, and who names whom. A changed file costs nothing
 * until somebody asks: its record is made then, once for each version that is asked about.
 */
export class SymbolIndex implements ContractGraph, WorkspaceView {
  readonly #spec: SpecIndex;
  readonly #host: IndexedPaths;
  readonly #listeners: RecordListener[] = [];
  /** Of the few files that have some. */
  readonly #suppressions = new Map<string, readonly SuppressionRecord[]>();
  #names: FileNames | undefined;
  readonly #records = new Map<string, readonly ContractRecord[]>();
  readonly #paths: ResolvedPaths;
  readonly #changed = new Map<string, SourceFile>();
  readonly #directory = new ContractDirectory();
  readonly #relations = new RecordRelations((from, path) => this.resolveFile(from, path));
  readonly #governed: GovernedStore;
  #kinds: PropertyKinds | undefined;
  readonly #kindListeners: (() => void)[] = [];
  readonly assets: WorkspaceView['assets'] = (name) => this.governed.assets(name);
  readonly madeTables: WorkspaceView['madeTables'] = (...asked) =>
    this.governed.madeTables(...asked);
  readonly #profileOf = (uri: string): string => this.#host.profile?.(uri) ?? DEFAULT_PROFILE;
  readonly instructions: WorkspaceView['instructions'] = (file) =>
    this.governed.instructions.around(file, this.#profileOf(file.uri));
  readonly #placeOf = (uri: string): string => this.#host.absolute?.(uri) ?? uri;

  constructor(spec: SpecIndex, host: IndexedPaths | IndexedPaths['resolveFile']) {
    this.#spec = spec;
    this.#host = typeof host === 'function' ? { resolveFile: host } : host;
    this.#paths = new ResolvedPaths((from, path) => this.#host.resolveFile(from, path));
    this.#governed = new GovernedStore({
      resolveFile: (from, path) => this.resolveFile(from, path),
      absolute: this.#placeOf,
      profile: this.#profileOf,
    });
  }

  /** Policies, and files of other kinds, those that changed last included. */
  get governed(): GovernedStore {
    this.settle();
    return this.#governed;
  }

  listen(listener: RecordListener): void {
    this.#listeners.push(listener);
  }

  /** Told when a kind of property comes or goes. */
  listenKinds(listener: () => void): void {
    this.#kindListeners.push(listener);
  }

  /** A file that may change again soon, as somebody is editing it. */
  changed(file: SourceFile): void {
    this.#changed.set(file.uri, file);
  }

  /** A file whose tree is there now and gone soon. */
  put(file: SourceFile): void {
    const { uri, tree } = file;
    this.#changed.delete(uri);
    const bound = bindFile(tree, this.#spec, file.assumed);
    const lines = new LineIndex(file.text);
    this.#governed.put(uri, readGoverned(file, this.#placeOf(uri), bound, lines, this.#host.sql));
    const records = bound.map((one) => contractRecord(one, lines));
    const before = this.#remove(uri);
    if (records.length > 0) {
      this.#records.set(uri, records);
      records.forEach(masksOf);
      this.#directory.put(uri, records);
      this.#relations.add(uri, records);
    }
    const isKept = records.length > 0 || this.#governed.holds(uri);
    const suppressions = isKept ? suppressionRecords(tree, uri) : none;
    if (suppressions.length > 0) this.#suppressions.set(uri, suppressions);
    else this.#suppressions.delete(uri);
    this.#tell(uri, before, records.length > 0 ? records : undefined);
  }

  remove(uri: string): void {
    this.#changed.delete(uri);
    this.#governed.put(uri, {});
    this.#suppressions.delete(uri);
    this.#tell(uri, this.#remove(uri), undefined);
  }

  records(uri: string): readonly ContractRecord[] | undefined {
    this.settle();
    return this.#records.get(uri);
  }

  /** What is kept of a file; undefined when it is none of ours. */
  recorded(uri: string): RecordedFile | undefined {
    const records = this.records(uri);
    const governed = this.#governed.file(uri);
    if (records === undefined && governed === undefined) return undefined;
    const suppressions = this.#suppressions.get(uri) ?? none;
    return { uri, records: records ?? none, suppressions, governed };
  }

  hasPolicies(): boolean {
    return this.#governed.policies.size > 0;
  }

  policyFiles(): PolicyFiles {
    return this.governed.policies;
  }

  policies(uri: string, domain: string | undefined): Policies {
    return this.#governed.policies.of(uri, domain);
  }

  contracts(uri: string): readonly ContractRecord[] | undefined {
    return this.records(uri);
  }

  flows(uri: string): readonly ContractFlows[] {
    return (this.records(uri) ?? none).map(contractFlows);
  }

  models(name: string, from?: string): readonly ModelPlace[] {
    return this.governed.models(name, from);
  }

  describedModels(name: string, from?: string): readonly DescribedPlace[] {
    return this.governed.describedModels(name, from);
  }

  /** Counted when somebody asks first, and from then on with each change: a scan is not slowed. */
  properties(): Iterable<PropertyFacts> {
    this.settle();
    this.#kinds ??= PropertyKinds.of(this.#records.values());
    return this.#kinds.all();
  }

  *tables(): Iterable<NamedTable> {
    this.settle();
    const { objects } = this.#relations;
    for (const name of objects.keys()) for (const uri of objects.of(name)) yield { name, uri };
    yield* this.#governed.tables();
  }

  projectTags(model: string): readonly string[] {
    return this.governed.projectTags(model);
  }

  sourceTables(...asked: Parameters<WorkspaceView['sourceTables']>): readonly DescribedPlace[] {
    return this.governed.sourceTables(...asked);
  }

  all(): Iterable<readonly [string, readonly ContractRecord[]]> {
    this.settle();
    return this.#records;
  }

  resolveFile(from: string, path: string): string | undefined {
    return this.#paths.of(from, path);
  }

  pathTo(from: string, to: string): string {
    return this.#host.pathTo?.(from, to) ?? relativePath(from, to);
  }

  knowsAll(): boolean {
    return true;
  }

  lookUp(uri: string): NamedFile {
    return this.records(uri) ?? this.#host.lookUp?.(uri);
  }

  filesNamed(name: string): Iterable<string> {
    return this.#fileNames().byName.of(name);
  }

  filesIn(folder: string): Iterable<string> {
    return this.#fileNames().byFolder.of(folder);
  }

  /** Folders came or went: paths may mean something else. Follow it with all files anew. */
  forgetPaths(): void {
    this.#paths.clear();
  }

  referrers(uri: string): Iterable<string> {
    this.settle();
    return this.#relations.referrers.of(uri);
  }

  declaring(object: string): Iterable<string> {
    this.settle();
    return this.#relations.objects.of(object);
  }

  named(name: string): Iterable<string> {
    this.settle();
    return this.#relations.called.of(name);
  }

  naming(object: string): Iterable<string> {
    this.settle();
    return this.#relations.sources.of(object);
  }

  filesWithId(id: string): Iterable<string> {
    return new Set(Array.from(this.withId(id), ({ uri }) => uri));
  }

  withId(id: string): Iterable<ContractPlace & { readonly version: string | undefined }> {
    this.settle();
    return this.#directory.withId(id);
  }

  withIdAndVersion(id: string, version: string | undefined): Iterable<ContractPlace> {
    this.settle();
    return this.#directory.withIdAndVersion(id, version);
  }

  knowsContracts(): boolean {
    this.settle();
    return this.#directory.isComplete;
  }

  similarId(id: string): string | undefined {
    this.settle();
    return this.#directory.similarId(id);
  }

  namingContract(id: string): Iterable<string> {
    this.settle();
    return this.#relations.contractUsers.of(id);
  }

  /** Makes the records of what has changed. */
  settle(): void {
    for (const file of this.#changed.values()) this.put(file);
  }

  #remove(uri: string): readonly ContractRecord[] | undefined {
    const records = this.#records.get(uri);
    if (records === undefined) return undefined;
    this.#records.delete(uri);
    this.#directory.remove(uri);
    this.#relations.delete(uri, records);
    return records;
  }

  #tell(
    uri: string,
    before: readonly ContractRecord[] | undefined,
    after: readonly ContractRecord[] | undefined,
  ): void {
    if ((before === undefined) !== (after === undefined)) this.#names = undefined;
    for (const listener of this.#listeners) listener(uri, before, after);
    if (this.#kinds?.replace(before, after) !== true) return;
    for (const listener of this.#kindListeners) listener();
  }

  #fileNames(): FileNames {
    this.settle();
    return (this.#names ??= fileNames(this.#records.keys()));
  }
}
