import type { Placeholder } from '../../syntax/instructions/placeholder.ts';
import type { Word } from '../dbt/dbt-model.ts';
import type { Place } from '../place.ts';
import type { InstructionPath } from './instruction-path.ts';

/** A text for agents, or what says how such texts go together. */
export interface InstructionFile {
  readonly kind: 'instructions';
  readonly uri: string;
  readonly at: InstructionPath;
  /** The whole text, cut where it is too long. Empty for configuration. */
  readonly text: string;
  /** Where what counts begins, behind the front matter. */
  readonly body: number;
  readonly isCut: boolean;
  /** Of the body. */
  readonly placeholders: readonly PlacedPlaceholder[];
  /** From its front matter: the phases that it is for. Undefined: it does not say. */
  readonly phases: readonly Word[] | undefined;
  /** From its front matter: tokens that it may come to with all that it includes. */
  readonly budget: number | undefined;
  /** Of configuration: what profiles inherit from. */
  readonly parents: readonly ProfileParent[];
  /** Of the configuration of a profile: patterns of what it does not inherit. */
  readonly excluded: readonly string[];
  /** What standards are about, by their names: all of an index, and its own of a text that says it. */
  readonly descriptions: readonly { readonly name: string; readonly text: string }[];
}

export interface PlacedPlaceholder {
  readonly placeholder: Placeholder;
  /** Of what it names. */
  readonly place: Place;
}

export interface ProfileParent {
  readonly profile: string;
  /** False: it inherits from none, not even from the default one. */
  readonly parent: Word | false;
}

/** Characters of a text that count. */
export const MAX_TEXT = 256 * 1024;
