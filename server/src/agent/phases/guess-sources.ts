import { layersOfNames, type ProductTopic } from './product-topic.ts';
import { likeness, tellingWords } from './likeness.ts';
import type { World } from '../world.ts';
import type { WorkspaceContract } from '../../model/content/workspace-contract.ts';
import type { Policies } from '../../model/governance/policies.ts';
import { saying, type Sentence } from '../sentence.ts';

/** A contract that a product may be made of. */
export interface GuessedSource {
  readonly contract: WorkspaceContract;
  readonly score: number;
  /** Where the guess comes from, in a few words. */
  readonly detail: Sentence;
}

/** What the lineage says counts as much as so many words. */
const DRAWN = 20;
/** A word in a name counts as much as so many elsewhere. */
const IN_NAME = 3;
/** What has a smaller part of the best score is no guess. */
const PART = 0.4;
const MAX = 4;

/** The contracts that a product is likely made of, best first. */
export async function guessSources(
  topic: ProductTopic,
  candidates: readonly WorkspaceContract[],
  { world, policies }: { readonly world: World; readonly policies: Policies },
): Promise<readonly GuessedSource[]> {
  const drawn = await drawnAbove(topic.object, world, policies);
  const found = candidates.flatMap((contract): GuessedSource[] => {
    const { content } = contract;
    const named = tellingWords(content.name, ...content.objects.map(({ name }) => name));
    // Another product answers questions with the same words without being what this one is made of.
    const inside = contract.isProduct
      ? []
      : tellingWords(
          content.description.purpose,
          ...content.objects.flatMap(({ properties }) => properties.map(({ name }) => name)),
        );
    const isDrawn = content.objects.some(({ name }) => drawn.has(name));
    const inNames = likeness(topic.names, named);
    const about = likeness(topic.words, named) * IN_NAME + likeness(topic.words, inside);
    const own = inNames * IN_NAME * 2 + likeness(topic.names, inside) * 2;
    const score = own + about + (isDrawn ? DRAWN : 0);
    if (score === 0) return [];
    const detail = isDrawn
      ? saying('The lineage leads from it to {table}', { table: topic.object })
      : saying('Its words are those of the product: {words}', {
          words: shared(topic, [...named, ...inside]),
        });
    return [{ contract, score, detail }];
  });
  const sorted = found.sort(
    (a, b) => b.score - a.score || (a.contract.path < b.contract.path ? -1 : 1),
  );
  const best = sorted[0]?.score ?? 0;
  return sorted.filter(({ score }) => score >= best * PART).slice(0, MAX);
}

function shared({ names, words }: ProductTopic, others: readonly string[]): string {
  const both = [...new Set([...names, ...words])];
  return both
    .filter((word) => likeness([word], others) > 0)
    .slice(0, 4)
    .join(', ');
}

/** Tables that lead to a table, in the words of contracts: `charges` for `stg_charges`. */
async function drawnAbove(
  object: string,
  world: World,
  policies: Policies,
): Promise<ReadonlySet<string>> {
  const names = new Set<string>();
  let next = [object];
  for (let depth = 0; depth < MAX_DEPTH && next.length > 0; depth++) {
    const above: string[] = [];
    for (const table of next) {
      for (const one of (await world.lineage(table))?.upstream ?? []) {
        const name = one.replace(/ \(.*\)$/, '');
        if (names.has(name) || names.size > MAX_TABLES) continue;
        above.push(name);
        for (const own of layersOfNames(name, policies)) names.add(own);
      }
    }
    next = above;
  }
  return names;
}

const MAX_DEPTH = 5;
const MAX_TABLES = 200;
