import type { TypeSpec } from '../spec/metamodel.ts';
import type { FieldTable, SpecIndex } from '../spec/spec-index.ts';
import type { SpecVersion } from '../spec/version.ts';
import { findPair, resolveAlias, type YamlMap } from '../syntax/yaml/tree.ts';
import { hasMerge, pairsOf, PairsByName, type EffectivePair } from './pairs.ts';
import { isDeferred, isNull } from './shape.ts';
import type { MapVisit } from './visit.ts';

/** Binds a map to a type of the metamodel without walking into it. */
export function mapVisit(
  spec: SpecIndex,
  node: YamlMap,
  typeName: string,
  at: Pick<MapVisit, 'slot' | 'parent' | 'version' | 'via'>,
): MapVisit {
  return new BoundMap(spec, node, spec.type(typeName), at);
}

/** Its pairs are gathered when somebody asks: most maps hold no merge key and are walked as they stand. */
class BoundMap implements MapVisit {
  readonly kind = 'map';
  readonly node: YamlMap;
  readonly type: TypeSpec;
  readonly discriminator: string | undefined;
  readonly table: FieldTable;
  readonly slot: MapVisit['slot'];
  readonly parent: MapVisit['parent'];
  readonly version: SpecVersion;
  readonly via: MapVisit['via'];
  #pairs: readonly EffectivePair[] | undefined;
  #byName: PairsByName | undefined;

  constructor(
    spec: SpecIndex,
    node: YamlMap,
    type: TypeSpec,
    at: Pick<MapVisit, 'slot' | 'parent' | 'version' | 'via'>,
  ) {
    this.node = node;
    this.type = type;
    this.slot = at.slot;
    this.parent = at.parent;
    this.version = at.version;
    this.via = at.via;
    const { key, text } = this.#discriminator();
    this.discriminator = text;
    this.table = spec.fields(type, key);
  }

  get pairs(): readonly EffectivePair[] {
    return (this.#pairs ??= pairsOf(this.node));
  }

  get byName(): PairsByName {
    return (this.#byName ??= new PairsByName(this.node));
  }

  /** The key `''` stands for a value that names no variant for sure: deferred, null or no scalar. */
  #discriminator(): { readonly key: string | undefined; readonly text: string | undefined } {
    const field = this.type.discriminator?.field;
    if (field === undefined) return { key: undefined, text: undefined };
    const written = hasMerge(this.node) ? this.byName.get(field)?.pair : findPair(this.node, field);
    if (written === undefined) return { key: undefined, text: undefined };
    const scalar = resolveAlias(written.value);
    if (isNull(scalar) || scalar?.kind !== 'scalar' || isDeferred(scalar)) {
      return { key: '', text: undefined };
    }
    const text = String(scalar.value);
    return { key: text, text };
  }
}
