import { limits } from './limits.ts';
import type { ProblemList } from './problem-list.ts';
import type { YamlAlias, YamlNode } from './tree.ts';

/** The anchors met so far, in source order: an alias means the last one before it. */
export class AnchorTable {
  readonly #problems: ProblemList;
  readonly #nodes = new Map<string, YamlNode | undefined>();
  /** Anchors whose node is being read, with the count of aliases before it. */
  readonly #open: { readonly name: string; readonly expandedBefore: number }[] = [];
  /** How many aliases stand below an anchor's node, followed through. */
  readonly #weights = new Map<YamlNode, number>();
  #written = 0;
  #expanded = 0;
  #capped = false;

  constructor(problems: ProblemList) {
    this.#problems = problems;
  }

  /** The node of that anchor begins: an alias to it from inside would never end. */
  open(name: string): void {
    this.#open.push({ name, expandedBefore: this.#expanded });
  }

  close(name: string, node: YamlNode | undefined): void {
    const before = this.#open.pop()?.expandedBefore ?? 0;
    this.#nodes.set(name, node);
    if (node !== undefined) this.#weights.set(node, this.#expanded - before);
  }

  alias(name: string, start: number, end: number): YamlAlias {
    return { kind: 'alias', start, end, name, target: this.#target(name, start, end) };
  }

  #target(name: string, start: number, end: number): YamlNode | undefined {
    if (this.#open.some((open) => open.name === name)) {
      this.#problems.add('alias-in-itself', start, end, { params: { name } });
      return undefined;
    }
    const node = this.#nodes.get(name);
    if (node === undefined) {
      if (!this.#nodes.has(name)) {
        this.#problems.add('unknown-anchor', start, end, { params: { name } });
      }
      return undefined;
    }
    const weight = 1 + (this.#weights.get(node) ?? 0);
    this.#written++;
    if (this.#written > limits.aliases || this.#expanded + weight > limits.expandedAliases) {
      this.#cap(start, end);
      return undefined;
    }
    this.#expanded += weight;
    return node;
  }

  #cap(start: number, end: number): void {
    if (this.#capped) return;
    this.#capped = true;
    const params = { limit: limits.aliases };
    this.#problems.addIncomplete('too-many-aliases', start, end, { params });
  }
}
