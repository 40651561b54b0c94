import type { Range } from '../../base/range.ts';
import type { YamlProblem } from './problems.ts';
import type { YamlComment, YamlMap, YamlNode } from './tree.ts';

/** A run of text that was parsed on its own. Immutable and shared between versions of a file; offsets count from its start. */
export interface YamlFragment {
  readonly text: string;
  readonly root: YamlNode | undefined;
  readonly problems: readonly YamlProblem[];
  readonly comments: readonly YamlComment[];
}

/**
 * A piece of a document: one top-level pair (`role: 'pairs'`, the root of the fragment is a map
 * with one pair), or one item of the long list below one top-level key (`role: 'items'`, the root is a sequence),
 * or the whole document where it cannot be cut (`role: 'pairs'`, or `'other'` when its root is no map).
 * An `items` block belongs to the last `pairs` block before it, whose only pair has no value.
 */
export interface YamlBlock {
  /** Offset in the file. */
  readonly start: number;
  readonly fragment: YamlFragment;
  readonly role: 'pairs' | 'items' | 'other';
}

/** One document of a file; most files have one. Offsets count from the start of the file. */
export interface YamlDocument extends Range {
  readonly blocks: readonly YamlBlock[];
  /**
   * The top level in file offsets: keys, and values without their children (maps and sequences
   * are empty shells with a range). Undefined when the top level is not a map.
   */
  readonly outline: YamlMap | undefined;
  /** The whole tree in file offsets, made on first use and kept. */
  tree(): YamlNode | undefined;
}

/** A parsed file. Immutable: an edit makes a new one, which shares every fragment whose text is unchanged. */
export interface YamlFile {
  readonly text: string;
  readonly documents: readonly YamlDocument[];
  /** Problems of the file as a whole, in file offsets; those inside blocks are with their fragments. */
  readonly problems: readonly YamlProblem[];
}
