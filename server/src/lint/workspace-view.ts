import type { ContractRecord, LinkRecord } from '../model/contract-record.ts';
import type { Place } from '../model/place.ts';
import type { Declarations } from '../model/declarations.ts';
import type { ContractFlows } from '../model/lineage/contract-flows.ts';
import type { DbtModel, Word } from '../model/dbt/dbt-model.ts';
import type { AssetFile, DbtResource, GovernedFile } from '../model/governed-file.ts';
import type { PropertyFacts } from '../model/governance/match-property.ts';
import type { Stated } from '../model/governance/origin.ts';
import type { PolicyFile } from '../model/governance/policy-file.ts';
import type { Policies } from '../model/governance/policies.ts';
import type { InstructionFile } from '../model/standards/instruction-file.ts';
import type { InstructionSet } from '../model/standards/instruction-set.ts';
import type { Suppression } from './suppressions.ts';

/**
 * The files of the workspace as rules see them. Whoever answers notes what a rule asked and lets it look
 * again when the answer changes. No question is answered by going through all contracts.
 */
export interface WorkspaceView {
  /** The contracts of that id and version, one behind the other; undefined: those that say no version. */
  withIdAndVersion(id: string, version: string | undefined): Iterable<ContractPlace>;
  /** The contracts of an id, whatever their version. */
  withId(id: string): Iterable<ContractPlace & { readonly version: string | undefined }>;
  /** Whether there are contracts, and the id of each is known. */
  knowsContracts(): boolean;
  /** The id that is most likely meant by one that no contract has. */
  similarId(id: string): string | undefined;
  /** Whether the contracts of the workspace are known, rather than single files and what they name. */
  knowsAll(): boolean;
  /** What is known of a file that another one names. */
  lookUp(uri: string): NamedFile;
  /** The file that a path written in another file means; undefined outside of the workspace. */
  resolveFile(from: string, path: string): string | undefined;
  /** The path by which a file would name another one. */
  pathTo(from: string, to: string): string;
  /** Files of the same name, in whatever folder. */
  filesNamed(name: string): Iterable<string>;
  /** Files directly in a folder; its URI has no slash at the end. */
  filesIn(folder: string): Iterable<string>;
  /** Whether there are policies: without any, nobody asks what they would want to know. */
  hasPolicies(): boolean;
  /** How the files of policies stand to each other; undefined without any. */
  policyFiles(): PolicyFiles | undefined;
  /** What policies ask of a file; `domain`: the one that it says it belongs to. */
  policies(uri: string, domain: string | undefined): Policies;
  /** All that is kept of the contracts of a file. Undefined where no policy holds: nobody needs it then. */
  contracts(uri: string): readonly ContractRecord[] | undefined;
  /** What the contracts of a file say of lineage alone. */
  flows(uri: string): readonly ContractFlows[];
  /** The properties of all contracts as policies tell them apart, each kind once. */
  properties(): Iterable<PropertyFacts>;
  /** The objects of all contracts, the models, and what flowcharts show. */
  tables(): Iterable<NamedTable>;
  /** Files whose contracts declare an object that goes by that name, there or in the database; none where no policy holds. */
  declaring(object: string): Iterable<string>;
  /** Files with a contract or product of that name; none where no policy holds. */
  named(name: string): Iterable<string>;
  /** Files of products that name a contract by its id; none where no policy holds. */
  namingContract(id: string): Iterable<string>;
  /**
   * dbt models of a name. `from`: a file; what its own dbt project has goes before all others. None where no
   * policy holds, here and below.
   */
  models(name: string, from?: string): readonly ModelPlace[];
  /** What YAML of dbt says of a model. */
  describedModels(name: string, from?: string): readonly DescribedPlace[];
  /** Tags that `dbt_project.yml` gives to the model of a file. */
  projectTags(model: string): readonly string[];
  /** What YAML of dbt says of a table of a source, or of whatever source has a table of that name. */
  sourceTables(source: string | undefined, table: string, from?: string): readonly DescribedPlace[];
  /** Tables of that name that an orchestrator makes. */
  assets(name: string): readonly AssetPlace[];
  /** What dbt makes under a name, and what its manifest alone knows by it; `from` as with `models`. */
  madeTables(name: string, from?: string): readonly MadeTable[];
  /** The texts for agents that a text for agents, or its configuration, lies among. */
  instructions(file: InstructionFile): InstructionsAround;
}

/** Texts for agents that belong together. */
export interface InstructionsAround {
  readonly set: InstructionSet;
  /** The one in force. */
  readonly profile: string;
}

/** The files of policies, one by one. */
export interface PolicyFiles {
  /**
   * Of the files of its kind that hold for the same files, the one that is read last, if that comes after this one and
   * does not extend it: what both say it decides, and nobody has said that it should.
   */
  overruling(uri: string): string | undefined;
  /** What is to be said of the policy that one extends; undefined when it extends none. */
  base(uri: string): BaseOfPolicy | undefined;
  /** The other ones of its kind that do not extend it, those first that lie farthest away from what they hold for. */
  alike(uri: string): Iterable<string>;
}

/** The policy that one extends. */
export interface BaseOfPolicy {
  /** As written. */
  readonly path: Stated<string>;
  readonly is: 'there' | 'missing' | 'other-kind' | 'circle';
  /** Those that extend each other, each followed by what it extends; this one, the farthest of them, comes first. */
  readonly circle?: readonly PolicyFile[];
}

/** A table by its name; `uri`: the file of a model. */
export interface NamedTable {
  readonly name: string;
  readonly uri?: string;
}

/** A dbt model, and the file with its SQL. */
export interface ModelPlace {
  readonly uri: string;
  readonly model: DbtModel;
}

/** What the file of an asset says. */
export interface AssetPlace {
  readonly uri: string;
  readonly asset: AssetFile;
}

/** A model or snapshot in SQL, or what dbt's manifest says of one, of a seed, a source or an exposure. */
export interface MadeTable {
  readonly uri: string;
  readonly isManifest: boolean;
  /** The tables that it reads, by their names alone. */
  readonly reads: readonly Word[];
}

/** What YAML says of a model or table, and where. */
export interface DescribedPlace {
  readonly uri: string;
  readonly resource: DbtResource;
}

/**
 * What the contracts and products of a file declare: names and ids, not where they stand. Or that no file
 * is there for sure, or one that holds neither. Undefined: nobody can tell.
 */
export type NamedFile = readonly Declarations[] | 'missing' | 'foreign' | undefined;

/** Where the id of a contract stands. */
export interface ContractPlace {
  readonly uri: string;
  readonly place: Place;
}

/** What is kept of a file when its tree is gone. */
export interface RecordedFile {
  readonly uri: string;
  readonly records: readonly LinkRecord[];
  readonly suppressions: readonly SuppressionRecord[];
  /** What is in it, where it holds no contract. */
  readonly governed: GovernedFile | undefined;
}

/** A comment that silences rules, and where its line begins: it stands on one line. */
export interface SuppressionRecord {
  readonly suppression: Suppression;
  readonly line: number;
  readonly lineStart: number;
  /** Whether the rules could look at the whole file: in broken YAML nobody knows what a comment would silence. */
  readonly judged: boolean;
}

/** One file by what is kept of it, with the others within reach. */
export interface WorkspaceVisit {
  readonly kind: 'workspace';
  readonly uri: string;
  /** Of one standard. */
  readonly records: readonly LinkRecord[];
  /** What is in a file of another kind, for rules about such files. */
  readonly governed: GovernedFile | undefined;
  readonly workspace: WorkspaceView;
}
