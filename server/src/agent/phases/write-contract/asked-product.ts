import { conformed, faultOf, plainName } from '../../../generate/starter/plain-name.ts';
import type { WorkspaceContract } from '../../../model/content/workspace-contract.ts';
import type { Policies } from '../../../model/governance/policies.ts';
import { sameDomain } from '../../../model/governance/policy-scope.ts';
import type { PhaseInput, Refused } from '../../phase.ts';
import type { World } from '../../world.ts';
import type { CanvasPage } from '../canvas/canvas-page.ts';
import { canvasOf, canvasesIn } from '../canvas/canvases.ts';
import { nameProblem, quoted } from '../name-problem.ts';
import { isPlain } from './source-tables.ts';
import { saying, type Sentence } from '../../sentence.ts';

/** The product that a contract is wanted of, with what is there of it. */
export interface AskedProduct {
  readonly name: string;
  readonly domain: string;
  /** Of its contract. */
  readonly path: string;
  readonly object: string;
  readonly policies: Policies;
  readonly canvas: CanvasPage | undefined;
  /** The contract that has the table. */
  readonly existing: WorkspaceContract | undefined;
  /** There is a contract, and the table is one more in it. */
  readonly isAdded: boolean;
  /** Of the contract that is there. */
  readonly text: string | undefined;
}

/** Finds out which product is meant; refused with a sentence where nobody can tell, or it would do harm. */
export async function askedProduct(
  input: PhaseInput,
  world: World,
): Promise<AskedProduct | Refused> {
  const name = input.name?.trim() ?? '';
  const wrong = nameProblem('data product', name);
  if (wrong !== undefined) return { refused: wrong };
  const canvas = await canvasFor(name, input.canvas?.trim() ?? '', world);
  if (canvas !== undefined && 'refused' in canvas) return canvas;
  const existing = world.contracts.find(({ content }) => content.name === name);
  const domain = domainFor(input, existing, canvas, world);
  if (typeof domain !== 'string') return domain;
  const folder = `${world.specs}/contracts/data-products`;
  const path = existing?.path ?? `${folder}/${domain}/${name}.odcs.yaml`;
  const policies = world.policies(path, domain);
  const object = objectFor(input.object?.trim() ?? '', { name, domain, existing, policies });
  if (typeof object !== 'string') return object;
  const text = await world.read(path);
  const problem =
    existing === undefined
      ? await inTheWay(path, text, world)
      : noUpdate(existing, path.startsWith(`${folder}/`), text);
  if (problem !== undefined) return { refused: problem };
  const isAdded = existing?.content.objects.every((one) => one.name !== object) === true;
  return {
    ...{ name, domain, path, object, policies, canvas, isAdded, text },
    existing: isAdded ? undefined : existing,
  };
}

async function canvasFor(
  name: string,
  asked: string,
  world: World,
): Promise<CanvasPage | Refused | undefined> {
  const pages = await canvasesIn(world);
  if (asked === '') return canvasOf(pages, name);
  const found =
    pages.find(({ path }) => path === asked || path.endsWith(`/${asked}`)) ??
    canvasOf(pages, asked);
  return (
    found ?? {
      refused: saying('There is no canvas {name} in `product-canvas`.', { name: quoted(asked) }),
    }
  );
}

function domainFor(
  input: PhaseInput,
  existing: WorkspaceContract | undefined,
  canvas: CanvasPage | undefined,
  world: World,
): string | Refused {
  const asked = input.domain?.trim() ?? '';
  const said = asked === '' ? (existing?.content.domain ?? canvas?.domain ?? '') : asked;
  const known = [...new Set(world.contracts.flatMap(({ content }) => content.domain ?? []))].sort();
  const same = known.find((one) => sameDomain(one, said) && faultOf(one) === undefined);
  if (same !== undefined) return same;
  if (said === '') {
    const shown = known.slice(0, MAX_SHOWN).map(quoted).join(', ');
    return {
      refused: [
        saying('Say which domain owns the product: `domain=...`.'),
        shown === '' ? '' : saying('Those of the workspace are {names}.', { names: shown }),
      ],
    };
  }
  const wrong = nameProblem('domain', asked === '' ? plainName(said) : said);
  return wrong === undefined ? (asked === '' ? plainName(said) : said) : { refused: wrong };
}

const MAX_SHOWN = 8;

function objectFor(
  asked: string,
  {
    name,
    domain,
    existing,
    policies: { naming },
  }: Pick<AskedProduct, 'name' | 'domain' | 'existing' | 'policies'>,
): string | Refused {
  const [first] = existing?.content.objects ?? [];
  if (asked === '' && first !== undefined) return first.name;
  const as = { kind: 'table', layer: 'marts', domain } as const;
  const wanted = asked === '' ? name.replaceAll(/[^\p{L}\p{N}_]+/gu, '_') : asked;
  const right = conformed(wanted, as, naming);
  const isThere = existing?.content.objects.some((one) => one.name === asked) === true;
  if (asked !== '' && !isPlain(asked))
    return {
      refused: saying('{name} cannot be the name of a table: write letters, digits and `_`.', {
        name: quoted(asked),
      }),
    };
  if (asked !== '' && right !== asked && !isThere)
    return {
      refused: saying('The naming policy does not allow the table {name}. Write {right}.', {
        name: quoted(asked),
        right: quoted(right),
      }),
    };
  return isPlain(right) ? right : `t_${right}`;
}

async function inTheWay(
  path: string,
  text: string | undefined,
  world: World,
): Promise<Sentence | undefined> {
  if (text === undefined && !(await world.exists(path))) return undefined;
  return saying('`{path}` is there already and is no contract of that name. Rename one of them.', {
    path,
  });
}

function noUpdate(
  { isSource, document, guessed, content }: WorkspaceContract,
  isBelow: boolean,
  text: string | undefined,
): Sentence | undefined {
  const name = quoted(content.name ?? '');
  if (isSource)
    return saying('{name} is the contract of a source. A product needs a name of its own.', {
      name,
    });
  if (!isBelow)
    return saying(
      'The contract {name} does not lie below `contracts/data-products`. Move it there first.',
      { name },
    );
  if (document > 0)
    return saying('{name} shares its file with other contracts. Give it a file of its own.', {
      name,
    });
  if (guessed || text === undefined)
    return saying('The file of {name} cannot be read as it is. Mend its YAML first.', { name });
  return undefined;
}
