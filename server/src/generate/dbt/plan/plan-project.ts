import type { Unexpressed } from '../../generated-file.ts';
import type { ObjectContent, PropertyContent } from '../../../model/content/contract-content.ts';
import type { WorkspaceContract } from '../../../model/content/workspace-contract.ts';
import { sourceTable, type DbtInput } from '../dbt-input.ts';
import type { DbtPlan, PlannedModel, PlannedRead, PlannedSource } from '../dbt-plan.ts';
import { ModelNodes, type ModelNode } from './model-node.ts';
import { planSources } from './plan-sources.ts';
import { TakenNames } from './safe-name.ts';
import { isStored } from './stored-columns.ts';
import { TableNames } from './table-names.ts';

/** A plan, and what emitters ask beside it. */
export interface PlannedProject {
  readonly plan: DbtPlan;
  /** The table that a name of `transformSourceObjects` means, as the model of that name reads it. */
  readonly readOf: (name: string, by: PlannedModel) => PlannedRead | undefined;
  /** `ref('x')` or, for `source`, `source('a', 'b')` where the object has one; undefined outside of the project. */
  readonly relationOf: (
    contract: WorkspaceContract,
    object: ObjectContent,
    kind: 'source' | 'model',
  ) => string | undefined;
  readonly unexpressed: readonly Unexpressed[];
}

/** Decides which sources and models a project has, what they are called and what they read. */
export function planProject(input: DbtInput): PlannedProject {
  return new Planner(input).plan();
}

class Planner {
  readonly #input: DbtInput;
  readonly #sources: readonly PlannedSource[];
  readonly #factory: ModelNodes;
  readonly #nodes = new Map<ObjectContent, ModelNode>();
  readonly #tables = new TableNames();
  readonly #planned = new Map<ModelNode, PlannedModel>();
  readonly #nodeOf = new Map<PlannedModel, ModelNode>();
  readonly #open = new Set<ModelNode>();
  readonly #unexpressed: Unexpressed[] = [];

  constructor(input: DbtInput) {
    this.#input = input;
    this.#sources = planSources(input);
    this.#factory = new ModelNodes(input, new TakenNames());
    this.#addStaging();
    for (const contract of input.contracts) {
      if (contract.isSource) continue;
      for (const object of contract.content.objects) {
        this.#add(this.#factory.promised(contract, object), contract, object);
      }
    }
  }

  plan(): PlannedProject {
    for (const contract of this.#input.contracts) {
      if (!this.#input.wanted.has(contract)) continue;
      for (const object of contract.content.objects) this.#visit(this.#nodes.get(object));
    }
    this.#addNeighbours();
    const models = [...this.#planned.values()];
    const read = new Set(
      models.flatMap(({ reads }) =>
        reads.flatMap((one) => (one.kind === 'source' ? sourceTable(one.source, one.name) : [])),
      ),
    );
    const sources = this.#sources.flatMap((source) => {
      const tables = source.tables.filter(({ name }) => read.has(sourceTable(source.name, name)));
      return tables.length === 0 ? [] : [{ ...source, tables }];
    });
    return {
      plan: { sources, models },
      readOf: (name, by) => this.#readOf(name, by),
      relationOf: this.#relations(sources),
      unexpressed: this.#unexpressed,
    };
  }

  #addStaging(): void {
    const tables = this.#sources.flatMap((source) => source.tables);
    const counts = new Map<string, number>();
    for (const { name } of tables) {
      counts.set(name.toLowerCase(), (counts.get(name.toLowerCase()) ?? 0) + 1);
    }
    for (const table of tables) {
      const isShared = (counts.get(table.name.toLowerCase()) ?? 0) > 1;
      this.#add(this.#factory.staging(table, isShared), table.contract, table.object);
    }
  }

  #add(node: ModelNode, contract: WorkspaceContract, object: ObjectContent): void {
    this.#nodes.set(object, node);
    this.#tables.add(node, contract, object);
  }

  /** Plans a model behind all that it reads. */
  #visit(node: ModelNode | undefined): void {
    if (node === undefined || this.#planned.has(node)) return;
    this.#open.add(node);
    const reads =
      node.table === undefined
        ? this.#readsOf(node)
        : [{ kind: 'source' as const, source: node.table.source, name: node.table.name }];
    this.#open.delete(node);
    const { table: _, ...model } = node;
    const planned = { ...model, reads };
    this.#planned.set(node, planned);
    this.#nodeOf.set(planned, node);
  }

  #readsOf(node: ModelNode): readonly PlannedRead[] {
    const reads = new Map<string, PlannedRead>();
    for (const { name, property } of this.#namedBy(node)) {
      const found = this.#find(name, node);
      if (found === undefined) {
        this.#report(node, property, name, 'No contract, model or topology says what it is.');
        continue;
      }
      if (typeof found === 'string') {
        reads.set(found, { kind: 'model', name: found });
        continue;
      }
      if (this.#open.has(found)) {
        this.#report(node, property, name, `${found.name} itself is made of ${node.name}.`);
        continue;
      }
      this.#visit(found);
      reads.set(found.name, { kind: 'model', name: found.name });
    }
    return [...reads.values()];
  }

  /** What the contract says that it is made of, else what topologies say. */
  *#namedBy(node: ModelNode): Iterable<{ name: string; property: PropertyContent | undefined }> {
    const { upstream } = this.#input;
    let any = false;
    for (const property of node.promise?.object.properties.filter(isStored) ?? []) {
      for (const name of property.transformSourceObjects) {
        any = true;
        yield { name, property };
      }
    }
    if (any) return;
    const names = upstream.get(node.name) ?? upstream.get(node.promise?.object.name ?? '') ?? [];
    for (const name of names) yield { name, property: undefined };
  }

  /** A node, or the name of a model that somebody wrote and that no contract describes. */
  #find(name: string, by: ModelNode): ModelNode | string | undefined {
    const found = this.#tables.find(name, by);
    if (found !== undefined) return found;
    const { existing, upstream } = this.#input;
    const asked = by.askedBy;
    for (const candidate of [name, name.split('.')[0] ?? name, name.split('.').at(-1) ?? name]) {
      const model = existing.models.get(candidate);
      const isOurs = this.#tables.isIntermediate(candidate, asked);
      if (!isOurs && !upstream.has(candidate) && model?.sql === undefined) continue;
      if (model?.sql !== undefined && !isOwnPath(model.sql, candidate)) return candidate;
      const node = this.#factory.intermediate(candidate, asked);
      this.#tables.addIntermediate(candidate, node);
      return node;
    }
    return undefined;
  }

  #readOf(name: string, by: PlannedModel): PlannedRead | undefined {
    const node = this.#nodeOf.get(by);
    const found = node === undefined ? undefined : this.#find(name, node);
    if (found === undefined) return undefined;
    const wanted = typeof found === 'string' ? found : found.name;
    return by.reads.find((one) => one.name === wanted);
  }

  /** Models that the files to write describe already: a file that lost them would look as if they were gone. */
  #addNeighbours(): void {
    const files = new Set([...this.#planned.values()].map(({ yaml }) => yaml));
    for (const node of this.#nodes.values()) {
      const yaml = this.#input.existing.models.get(node.name)?.yaml;
      if (yaml !== undefined && files.has(yaml)) this.#visit(node);
    }
  }

  /** Of what is planned, and of what the project has beside it. */
  #relations(sources: readonly PlannedSource[]): PlannedProject['relationOf'] {
    const { existing } = this.#input;
    const refs = new Map<ObjectContent, string>();
    for (const [object, node] of this.#nodes)
      if (this.#planned.has(node) || existing.models.has(node.name))
        refs.set(object, `ref('${node.name}')`);
    const planned = new Set(sources.flatMap((source) => source.tables));
    const tables = new Map<ObjectContent, string>();
    for (const table of this.#sources.flatMap((source) => source.tables)) {
      const { source, name, object } = table;
      if (planned.has(table) || existing.tables.has(sourceTable(source, name)))
        tables.set(object, `source('${source}', '${name}')`);
    }
    return (_contract, object, kind) => (kind === 'source' ? tables.get(object) : refs.get(object));
  }

  #report(
    { promise }: ModelNode,
    property: PropertyContent | undefined,
    name: string,
    reason: string,
  ): void {
    // Only contracts have a place to show.
    if (promise === undefined) return;
    const { contract, object } = promise;
    const at = (property ?? object).nameAt;
    const of = property === undefined ? object.name : `${object.name}.${property.name}`;
    this.#unexpressed.push({
      path: contract.path,
      at,
      element: `${of}: source object "${name}"`,
      reason,
    });
  }
}

function isOwnPath(sql: string, name: string): boolean {
  return /^models\/intermediate\/(?:\w+\/)?[^/]+\.sql$/.test(sql) && sql.endsWith(`/${name}.sql`);
}
