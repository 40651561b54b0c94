import type { YamlItem, YamlMap, YamlNode, YamlPair, YamlSequence } from '../yaml/tree.ts';

export type Collection = YamlMap | YamlSequence;

/** A pair of a map, or an item of a list, with what makes it the same one in another version of the text. */
export interface Entry {
  readonly id: string;
  /** For people. */
  readonly label: string;
  readonly at: YamlPair | YamlItem;
  readonly value: YamlNode | undefined;
}

/** The entries of one collection in its versions. */
export interface EntryLists {
  readonly base: readonly Entry[];
  readonly current: readonly Entry[];
  readonly next: readonly Entry[];
}
