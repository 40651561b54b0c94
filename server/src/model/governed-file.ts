import type { DbtModel, Word } from './dbt/dbt-model.ts';
import type { Canvas } from './governance/canvas.ts';
import type { MacroLibrary } from './governance/macro-library.ts';
import type { TieringPolicy } from './governance/tiering-policy.ts';

/** Files that are neither contracts nor written in YAML by a standard of our tables, and yet looked at. */
export type GovernedFile =
  | DbtModelFile
  | DbtPropertiesFile
  | TopologyFile
  | { readonly kind: 'canvas'; readonly canvas: Canvas }
  | { readonly kind: 'tiering'; readonly tiering: TieringPolicy }
  | { readonly kind: 'macro-library'; readonly macros: MacroLibrary };

export type GovernedKind = GovernedFile['kind'];

/** The SQL of a dbt model. */
export interface DbtModelFile {
  readonly kind: 'dbt-model';
  readonly model: DbtModel;
}

/** YAML that describes dbt models and sources. */
export interface DbtPropertiesFile {
  readonly kind: 'dbt-properties';
  readonly models: readonly DbtResource[];
  /** Tables of sources. */
  readonly tables: readonly (DbtResource & { readonly source: string })[];
}

export interface DbtResource {
  readonly name: Word;
  readonly tags: readonly Word[];
  readonly columns: readonly DbtResourceColumn[];
}

export interface DbtResourceColumn {
  readonly name: Word;
  /** As written: `timestamp`, `varchar(20)`. */
  readonly dataType: string | undefined;
}

/** A flowchart of tables. */
export interface TopologyFile {
  readonly kind: 'topology';
  /** Each node where it stands first, with the titles of the subgraphs around, innermost last. */
  readonly nodes: readonly { readonly name: Word; readonly within: readonly string[] }[];
  readonly edges: readonly { readonly from: Word; readonly to: Word }[];
}
