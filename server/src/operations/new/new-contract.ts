import type { GeneratedFile } from '../../generate/generated-file.ts';
import type { ContractSeed } from '../../generate/starter/contract-seed.ts';
import { conformed } from '../../generate/starter/plain-name.ts';
import { productCanvas, titled } from '../../generate/starter/product-canvas.ts';
import { productContract } from '../../generate/starter/product-contract.ts';
import { productDescriptor } from '../../generate/starter/product-descriptor.ts';
import { sourceContract } from '../../generate/starter/source-contract.ts';
import type { Policies } from '../../model/governance/policies.ts';
import type { SpecIndex } from '../../spec/spec-index.ts';
import type { NewAnswers } from './new-request.ts';
import { starterServer } from './starter-server.ts';
import { starterTags } from '../../generate/starter/starter-tags.ts';

/** What a new contract is held to. */
export interface ContractStart {
  readonly policies: Policies;
  readonly spec: SpecIndex;
  readonly team: string;
}

/** The contract of something that a system delivers. */
export function sourceFiles(
  { system = '', name = '', domain, database }: NewAnswers,
  start: ContractStart,
): readonly GeneratedFile[] {
  const begin = system.toLowerCase();
  const whole = name.toLowerCase().startsWith(begin) ? name : `${system}_${name}`;
  const seed = seedOf(start, {
    ...{ name: whole, domain, database, object: name, entity: name },
    id: `urn:datacontract:${system}:${name}`,
    aligned: 'source-aligned',
    tier: 'bronze',
  });
  const path = `specs/contracts/sources/${system}/${name}.odcs.yaml`;
  const reason = `Says what ${system} delivers.`;
  return [{ path, text: sourceContract(seed, system), merge: 'once', reason }];
}

/** The contract of a data product, its canvas and, where it is wanted, its descriptor. */
export function productFiles(
  { domain = '', name = '', database, descriptor }: NewAnswers,
  start: ContractStart,
): readonly GeneratedFile[] {
  const { naming, tagging } = start.policies;
  const seed = seedOf(start, {
    ...{ name, domain, database, entity: name },
    object: conformed(name, { kind: 'table', layer: 'marts' }, naming),
    id: `urn:datacontract:${domain}:${name}`,
    aligned: 'consumer-aligned',
    tier: 'gold',
  });
  const contract = `specs/contracts/data-products/${domain}/${name}.odcs.yaml`;
  const canvas = `specs/product-canvas/${name}.md`;
  const files: GeneratedFile[] = [
    {
      ...{ path: contract, text: productContract(seed, canvas), merge: 'once' },
      reason: 'Says what the product holds and promises.',
    },
    {
      ...{ path: canvas, text: productCanvas(seed, titled(name), contract), merge: 'once' },
      reason: 'Says what the product is for.',
    },
  ];
  if (descriptor === true) {
    const tags = starterTags('product', ['consumer-aligned'], start.team, tagging);
    files.push({
      path: contract.replace(/\.odcs\.yaml$/, '.odps.yaml'),
      text: productDescriptor(seed, { id: `urn:dataproduct:${domain}:${name}`, tags }),
      merge: 'once',
      reason: 'Says which contracts the product reads and hands out.',
    });
  }
  return files;
}

interface SeedStart extends Pick<ContractSeed, 'name' | 'id' | 'domain' | 'object'> {
  readonly database: string | undefined;
  /** What a row is, for the name of its key. */
  readonly entity: string;
  readonly aligned: string;
  readonly tier: string;
}

function seedOf(
  { policies, spec, team }: ContractStart,
  { database, entity, aligned, tier, ...named }: SeedStart,
): ContractSeed {
  const { naming, tagging, classification } = policies;
  const column = (name: string, logicalType: string): string =>
    conformed(name, { kind: 'column', logicalType, object: named.object }, naming);
  return {
    ...named,
    key: column(`${single(bare(entity))}_id`, 'string'),
    time: column('loaded_at', 'timestamp'),
    tags: starterTags('contract', [aligned], team, tagging),
    objectTags: starterTags('object', [tier], team, tagging),
    level: classification?.levels.find((level) => level.name === 'internal')?.name,
    team,
    server: starterServer(spec, database),
  };
}

/** One of what a table is called after, where English or Portuguese just adds an s: `charges` are charges. */
function single(name: string): string {
  const ends = /ies$/i.test(name) ? /ies$/i : /(?<![isu])s$/i;
  const found = name.replace(ends, (end) => (end.length === 3 ? 'y' : ''));
  return found.length < 3 ? name : found;
}

/** Without the prefix of a mart, which columns do not have. */
function bare(name: string): string {
  return name.replace(/^(?:fct|dim)_/, '') || name;
}
