import type { Range } from '../base/range.ts';
import type { EffectivePair, PairsByName } from './pairs.ts';
import type { FieldTable } from '../spec/spec-index.ts';
import type { FieldSpec, TypeSpec, ValueSpec } from '../spec/metamodel.ts';
import type { SpecVersion } from '../spec/version.ts';
import type { YamlItem, YamlMap, YamlNode, YamlPair } from '../syntax/yaml/tree.ts';

/** A map of the document bound to its type. Offsets are those of the tree that was walked. */
export interface MapVisit {
  readonly kind: 'map';
  readonly node: YamlMap;
  /** As a loader sees them: merge keys followed. */
  readonly pairs: readonly EffectivePair[];
  /** The first pair of each key. */
  readonly byName: PairsByName;
  readonly type: TypeSpec;
  readonly table: FieldTable;
  /** Text of the discriminator, when it is written as a plain value. */
  readonly discriminator: string | undefined;
  /** The value this map is; undefined for the top level. */
  readonly slot: Slot | undefined;
  /** The map around it. The top level is undefined for blocks: they are walked without it. */
  readonly parent: MapVisit | undefined;
  /** In force here: the declared version, or that of a newer field around it, reported there once. */
  readonly version: SpecVersion;
  /** Where to report when the map stands elsewhere and is only used here: the alias or merge key. */
  readonly via: Range | undefined;
}

/** A key of a bound map, known or not. */
export interface FieldVisit {
  readonly kind: 'field';
  readonly owner: MapVisit;
  readonly pair: YamlPair;
  readonly name: string;
  /** Undefined when the table has no such field. */
  readonly field: FieldSpec | undefined;
  readonly via: Range | undefined;
}

/** A value with what is expected of it. */
export interface ValueVisit {
  readonly kind: 'value';
  /** Aliases followed; undefined when nothing is written. */
  readonly node: Exclude<YamlNode, { kind: 'alias' }> | undefined;
  /** For the version, and the fitting option where several shapes are allowed; the `one-of` itself when none fits. */
  readonly expected: ValueSpec;
  readonly slot: Slot;
  /** The map that holds the value, or the list it is in; undefined for the values of the top level, walked block by block. */
  readonly owner: MapVisit | undefined;
  readonly version: SpecVersion;
  readonly via: Range | undefined;
}

/** Where a value stands. */
export interface Slot {
  /** The field it is the value of, or that holds the list it is in. */
  readonly name: string;
  readonly field: FieldSpec;
  readonly pair: YamlPair | undefined;
  /** Set for items of a list. */
  readonly item: YamlItem | undefined;
}

export interface Visitor {
  map?(visit: MapVisit): void;
  field?(visit: FieldVisit): void;
  value?(visit: ValueVisit): void;
}
