import type { DbtModel, Word } from './dbt/dbt-model.ts';
import type { Canvas } from './governance/canvas.ts';
import type { MacroLibrary } from './governance/macro-library.ts';
import type { FlowchartProblemKind } from '../syntax/mermaid/flowchart.ts';
import type { Place } from './place.ts';
import type { InstructionFile } from './standards/instruction-file.ts';
import type { PolicyFile } from './governance/policy-file.ts';
import type { TieringPolicy } from './governance/tiering-policy.ts';

/** Files that are neither contracts nor written in YAML by a standard of our tables, and yet looked at. */
export type GovernedFile =
  | DbtModelFile
  | DbtSnapshotFile
  | DbtPropertiesFile
  | TopologyFile
  | AssetFile
  | ManifestFile
  | DbtProjectFile
  | PolicyYamlFile
  | InstructionFile
  | ({ readonly kind: 'canvas'; readonly canvas: Canvas } & Prose)
  | ({ readonly kind: 'tiering'; readonly tiering: TieringPolicy } & Prose)
  | ({ readonly kind: 'macro-library'; readonly macros: MacroLibrary } & Prose);

/** A Markdown file of which tables say what it holds. */
interface Prose {
  /** Id of the tables. */
  readonly tables: string;
  /** What is wrong with it by these tables. */
  readonly problems: readonly ProseProblem[];
  /** Of its fences, where it has some. */
  readonly topology?: TopologyFile;
}

/** Becomes a finding with the words of its message. */
export interface ProseProblem {
  readonly messageId: string;
  readonly params: Readonly<Record<string, string | number>> | undefined;
  readonly place: Place;
  readonly related: readonly Pick<ProseProblem, 'messageId' | 'params' | 'place'>[];
  readonly incomplete: boolean;
}

export type GovernedKind = GovernedFile['kind'];

/** A policy in YAML or JSON, for rules that compare it with the workspace. */
export interface PolicyYamlFile {
  readonly kind: 'policy';
  readonly policy: PolicyFile;
}

/** `dbt_project.yml`: dbt files count below its folder. */
export interface DbtProjectFile {
  readonly kind: 'dbt-project';
  /** Others name it by that: `ref('shop', 'orders')`. */
  readonly name: string | undefined;
  /** Tags of all models in a folder below that of the models, and below it; of all models where it is empty. */
  readonly tags: readonly { readonly folder: string; readonly tag: Word }[];
  /** How the models of a folder are built, where nothing nearer says it. */
  readonly materialized: readonly { readonly folder: string; readonly how: Word }[];
}

/** The SQL of a dbt model. */
export interface DbtModelFile {
  readonly kind: 'dbt-model';
  readonly model: DbtModel;
}

/** A snapshot keeps what a query gave, and is read like a model. */
export interface DbtSnapshotFile {
  readonly kind: 'dbt-snapshot';
  readonly model: DbtModel;
}

/** YAML that describes dbt models and sources. */
export interface DbtPropertiesFile {
  readonly kind: 'dbt-properties';
  readonly models: readonly DbtResource[];
  /** Tables of sources. */
  readonly tables: readonly (DbtResource & {
    readonly source: string;
    /** Where the database has it, if that is not called as the source. */
    readonly schema: string | undefined;
    /** What the database calls it, where that is something else. */
    readonly identifier: string | undefined;
  })[];
}

export interface DbtResource {
  readonly name: Word;
  /** Of its `config`. */
  readonly materialized: Word | undefined;
  readonly tags: readonly Word[];
  /** Plain values of `meta`, its own and that of `config`. */
  readonly meta: readonly DbtMeta[];
  readonly columns: readonly DbtResourceColumn[];
}

export interface DbtMeta {
  readonly key: Word;
  readonly value: Word;
}

export interface DbtResourceColumn {
  readonly name: Word;
  /** As written: `timestamp`, `varchar(20)`. */
  readonly dataType: string | undefined;
}

/** Flowcharts of tables: a file that is one, or the fences of a Markdown file. */
export interface TopologyFile {
  readonly kind: 'topology';
  /** Where it says that it is a flowchart; undefined for other diagrams. */
  readonly header?: Place;
  /** Each node where it stands first. */
  readonly nodes: readonly TopologyNode[];
  readonly edges: readonly { readonly from: Word; readonly to: Word }[];
  /** Arrows from or to a whole subgraph, by the names of the nodes at both ends. */
  readonly bundles?: readonly TopologyBundle[];
  /** Why Mermaid does not draw it. */
  readonly mistakes: readonly TopologyMistake[];
  /** Each flowchart on its own, where they stand in fences. */
  readonly fences?: readonly TopologyFile[];
}

export interface TopologyBundle {
  readonly from: readonly string[];
  readonly to: readonly string[];
}

export interface TopologyMistake {
  readonly kind: FlowchartProblemKind;
  /** What stands there. */
  readonly text: string;
  readonly place: Place;
}

/** The flowcharts in a file, whatever else it is. */
export function topologyIn(file: GovernedFile | undefined): TopologyFile | undefined {
  if (file?.kind === 'topology') return file;
  return file !== undefined && 'topology' in file ? file.topology : undefined;
}

export interface TopologyNode {
  /** Its id, or its label where that is a name and the id says nothing: `A[orders]`. Stands where the id does. */
  readonly name: Word;
  readonly label: Word | undefined;
  /** Titles of the subgraphs around, innermost last. */
  readonly within: readonly string[];
  /** What a click on it leads to: the file of the contract that it stands for, or whatever else. */
  readonly link?: string;
  /** Its class or its shape says that it is a system, a step, a dashboard or the like, and no table. */
  readonly isOther?: true;
}

/** What dbt wrote down of a project when it ran last. */
export interface ManifestFile {
  readonly kind: 'dbt-manifest';
  readonly nodes: readonly ManifestNode[];
  readonly sources: readonly {
    readonly id: string;
    readonly source: string;
    readonly table: string;
    readonly schema: string | undefined;
    readonly identifier: string | undefined;
    readonly place: Place;
  }[];
}

export interface ManifestNode {
  /** As dbt names it: `model.shop.orders`. */
  readonly id: string;
  readonly name: string;
  readonly kind: 'model' | 'exposure';
  readonly place: Place;
  /** Ids of nodes and sources. */
  readonly dependsOn: readonly string[];
}

/** A table that an orchestrator makes. */
export interface AssetFile {
  readonly kind: 'asset';
  readonly name: Word;
  readonly layer: Word | undefined;
  readonly description: string | undefined;
  /** Path of the contract that promises it. */
  readonly contract: Word | undefined;
  readonly inputs: readonly Word[];
  /** `from`: the column that it is made of, as `table.column`. */
  readonly columns: readonly { readonly name: Word; readonly from: string | undefined }[];
}
