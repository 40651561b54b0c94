import { DEFAULT_TEAM } from '../../../generate/starter/starter-tags.ts';
import type { Policies } from '../../../model/governance/policies.ts';
import type { PropertyContent } from '../../../model/content/contract-content.ts';
import type { WorkspaceContract } from '../../../model/content/workspace-contract.ts';
import { sameDomain } from '../../../model/governance/policy-scope.ts';
import type { World } from '../../world.ts';
import type { CanvasPage } from '../canvas/canvas-page.ts';
import { visionOf } from '../canvas/canvases.ts';
import { guessSources } from '../guess-sources.ts';
import { tellingWords } from '../likeness.ts';
import { treatmentOf } from '../sensitivity.ts';
import type { AskedCanvas } from './asked-canvas.ts';

/** What the workspace says that may answer questions about a new product. */
export interface KnownCanvas {
  readonly asked: AskedCanvas;
  readonly words: readonly string[];
  readonly policies: Policies;
  readonly vision: CanvasPage | undefined;
  /** Canvases of the domain first. */
  readonly pages: readonly CanvasPage[];
  /** Contracts of sources whose words are those of the idea, best first. */
  readonly sources: readonly WorkspaceContract[];
  readonly sensitive: readonly SensitiveColumn[];
  /** The team, where the domain leaves no doubt. */
  readonly owner: string | undefined;
}

export interface SensitiveColumn {
  readonly contract: WorkspaceContract;
  readonly property: PropertyContent;
  readonly treatment: string;
}

/** Looks the workspace through for a canvas. */
export async function knownCanvas(asked: AskedCanvas, world: World): Promise<KnownCanvas> {
  const { product, idea, domain, contract, others, path } = asked;
  const policies = world.policies(path, domain);
  const words = tellingWords(idea, product, contract?.content.description.purpose);
  const topic = { object: product, names: tellingWords(product), words };
  const candidates = world.contracts.filter(({ isSource }) => isSource);
  const guessed = await guessSources(topic, candidates, { world, policies });
  const sources = guessed.map((one) => one.contract);
  const isOwn = (page: CanvasPage): boolean =>
    domain !== undefined && page.domain !== undefined && sameDomain(page.domain, domain);
  return {
    ...{ asked, words, policies, sources },
    vision: await visionOf(world),
    pages: [...others.filter(isOwn), ...others.filter((page) => !isOwn(page))],
    sensitive: sources.flatMap((one) => sensitiveIn(one)),
    // The team of starters stands where nobody has said which it is.
    owner: [
      contract?.content.team?.name,
      domain === undefined ? undefined : teamOfDomain(domain, world),
    ].find((team) => team !== undefined && team !== DEFAULT_TEAM),
  };
}

function sensitiveIn(contract: WorkspaceContract): readonly SensitiveColumn[] {
  return contract.content.objects.flatMap(({ properties }) =>
    properties.flatMap((property): readonly SensitiveColumn[] => {
      const treatment = treatmentOf(property, contract.policies);
      return treatment === undefined ? [] : [{ contract, property, treatment }];
    }),
  );
}

/** The team of the products of a domain, where they all have the same. */
export function teamOfDomain(domain: string, { contracts }: World): string | undefined {
  const teams = new Set(
    contracts.flatMap(({ content, isSource }) =>
      !isSource && content.domain !== undefined && sameDomain(content.domain, domain)
        ? (content.team?.name ?? [])
        : [],
    ),
  );
  const [team] = teams;
  return teams.size === 1 ? team : undefined;
}
