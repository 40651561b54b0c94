import { conformed, plainName } from '../../../generate/starter/plain-name.ts';
import { normalise } from '../../../base/similar.ts';
import type { WorkspaceContract } from '../../../model/content/workspace-contract.ts';
import { sameDomain } from '../../../model/governance/policy-scope.ts';
import type { PhaseInput, Refused } from '../../phase.ts';
import type { World } from '../../world.ts';
import { markdownKindOf } from '../../../spec/governance/markdown-kinds.ts';
import { canvasOf, canvasesIn } from '../canvas/canvases.ts';
import type { CanvasPage } from '../canvas/canvas-page.ts';
import { likeness, tellingWords } from '../likeness.ts';
import { nameProblem, quoted } from '../name-problem.ts';
import { saying } from '../../sentence.ts';

/** The product that a canvas is wanted of. */
export interface AskedCanvas {
  readonly idea: string;
  readonly product: string;
  /** Undefined: nobody can tell yet. */
  readonly domain: string | undefined;
  readonly path: string;
  readonly existing: CanvasPage | undefined;
  /** The contract of that name, where it is written already. */
  readonly contract: WorkspaceContract | undefined;
  readonly others: readonly CanvasPage[];
}

const MAX_IDEA = 4_000;

/** Finds out which product is meant; refused with a sentence where nobody can tell, or it would do harm. */
export async function askedCanvas(input: PhaseInput, world: World): Promise<AskedCanvas | Refused> {
  const idea = (input.idea ?? '').trim().slice(0, MAX_IDEA);
  if (idea === '')
    return {
      refused: saying('Say what is wanted: `idea=...`, such as "we need to analyse churn".'),
    };
  const given = input.product?.trim() ?? '';
  const product = given === '' ? nameFrom(idea, world) : given;
  if (product === '')
    return {
      refused: saying(
        'The idea names nothing that a product could be called after: `product=...`.',
      ),
    };
  const asked = input.domain?.trim() ?? '';
  const wrong =
    nameProblem('data product', product) ??
    (asked === '' || knownDomain(asked, world) !== undefined
      ? undefined
      : nameProblem('domain', asked));
  if (wrong !== undefined) return { refused: wrong };
  const pages = await canvasesIn(world);
  const existing = canvasOf(pages, product);
  const path = existing?.path ?? `${world.specs}/product-canvas/${product}.md`;
  if (markdownKindOf(path)?.id !== 'canvas')
    return {
      refused: saying('A product cannot be called {name}: that page is about all products.', {
        name: quoted(product),
      }),
    };
  if (existing === undefined && (await world.exists(path)))
    return {
      refused: saying(
        '`{path}` is there already and is about something else. Choose another `product`.',
        { path },
      ),
    };
  const contract = world.contracts.find(
    ({ content, isSource }) =>
      !isSource && content.name !== undefined && normalise(content.name) === normalise(product),
  );
  const domain =
    asked === ''
      ? (existing?.domain ?? contract?.content.domain ?? domainIn(idea, world))
      : (knownDomain(asked, world) ?? asked);
  return {
    ...{ idea, product, domain, path, existing, contract },
    others: pages.filter((page) => page !== existing),
  };
}

const MAX_WORDS = 3;

/** `we need to analyse churn` is about `churn`. */
function nameFrom(idea: string, world: World): string {
  const words = tellingWords(idea).slice(0, MAX_WORDS).join('_');
  const { naming } = world.policies(
    `${world.specs}/contracts/data-products/x.odcs.yaml`,
    undefined,
  );
  const name = plainName(words);
  return name === '' ? '' : conformed(name, { kind: 'table' }, naming);
}

function knownDomain(asked: string, world: World): string | undefined {
  return domainsOf(world).find((one) => sameDomain(one, asked));
}

/** The domain that the idea names, or the only one there is. */
function domainIn(idea: string, world: World): string | undefined {
  const domains = domainsOf(world);
  const words = tellingWords(idea);
  const named = domains.filter((one) => {
    const own = tellingWords(one);
    return own.length > 0 && likeness(own, words) === own.length;
  });
  if (named.length === 1) return named[0];
  return domains.length === 1 ? domains[0] : undefined;
}

/** The domains of the contracts, those of products first. */
export function domainsOf({ contracts }: World): readonly string[] {
  const of = (isWanted: (one: WorkspaceContract) => boolean): readonly string[] =>
    contracts.flatMap((one) =>
      isWanted(one) && one.content.domain !== undefined ? [one.content.domain] : [],
    );
  const products = of(({ isProduct }) => isProduct).toSorted();
  return [...new Set([...products, ...of(({ isProduct }) => !isProduct).toSorted()])];
}
