import { withoutLayer } from '../../lint/governance/layers.ts';
import type { Policies } from '../../model/governance/policies.ts';
import type { CanvasPage } from './canvas/canvas-page.ts';
import { tellingWords } from './likeness.ts';

/** What a product is about, in words. */
export interface ProductTopic {
  /** The table that it will be. */
  readonly object: string;
  readonly names: readonly string[];
  /** Of its canvas. */
  readonly words: readonly string[];
}

export function topicOf(
  name: string,
  object: string,
  canvas: CanvasPage | undefined,
): ProductTopic {
  const metrics = (canvas?.metrics ?? []).flatMap((one) => [
    one.name,
    one.question,
    ...one.answers,
  ]);
  // Who reads it and who owns it says nothing of what it is made of.
  const owners = tellingWords(canvas?.domain);
  const words = tellingWords(canvas?.title, canvas?.purpose, ...metrics).filter(
    (word) => !owners.includes(word),
  );
  return { object, names: tellingWords(name), words };
}

/** A name, and the name without the prefix of its layer. */
export function layersOfNames(name: string, policies: Policies): readonly string[] {
  const bare = withoutLayer(name, policies);
  return bare === undefined ? [name] : [name, bare];
}
