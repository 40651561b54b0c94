import type { LineageFace, LineageNode } from './lineage-graph.ts';
import type { ObjectFact } from './lineage-facts.ts';

/** A table while the graph is being put together. */
export interface Table {
  /** Tells it from all others; the same as long as the same files speak of it. */
  readonly key: string;
  readonly name: string;
  /** All that it goes by. */
  readonly called: Set<string>;
  kind: LineageNode['kind'];
  /** The dbt project that makes it. */
  readonly project: string | undefined;
  system: string | undefined;
  /** Of a source: where the database has it. */
  schema: string | undefined;
  domain: string | undefined;
  /** As its asset says. */
  layer: string | undefined;
  /** Files with SQL that makes it. */
  readonly models: string[];
  readonly objects: PlacedObject[];
  readonly faces: LineageFace[];
}

export interface PlacedObject extends ObjectFact {
  readonly uri: string;
}

export function newTable(
  key: string,
  name: string,
  kind: Table['kind'],
  more: Partial<Pick<Table, 'project' | 'system'>> = {},
): Table {
  return {
    ...{ key, name, called: new Set([name]), kind, project: more.project, system: more.system },
    ...{
      schema: undefined,
      domain: undefined,
      layer: undefined,
      models: [],
      objects: [],
      faces: [],
    },
  };
}
