import type { ContractRecord } from '../../model/contract-record.ts';
import type { Word } from '../../model/dbt/dbt-model.ts';
import type { GovernedFile } from '../../model/governed-file.ts';
import type { Policies } from '../../model/governance/policies.ts';
import type { Tagged, TaggingPolicy, TagRule } from '../../model/governance/tagging-policy.ts';
import { START, type Place } from '../../model/place.ts';
import type { WorkspaceVisit } from '../workspace-view.ts';
import { governedContracts, type GovernedContract } from './governed-tables.ts';

/** Something that carries tags, or should. */
export interface TagCarrier {
  readonly kind: Tagged;
  readonly name: string;
  readonly place: Place;
  readonly tags: readonly Word[];
  /** Whether it may have tags that nobody knows before dbt runs. */
  readonly more?: boolean;
  /** Tags that other files give it. */
  readonly elsewhere?: readonly string[];
  /** What the thing around it says: its tags and the name of its team. */
  readonly around: { readonly tags: readonly Word[]; readonly team: string | undefined };
  readonly policies: Policies;
  readonly tagging: TaggingPolicy;
}

const none: readonly never[] = [];

/** All in a file that a tagging policy speaks of. `wanted` spares rules the kinds that they have nothing to say of. */
export function* tagCarriers(
  visit: WorkspaceVisit,
  wanted: (policies: Policies, tagging: TaggingPolicy, kind: Tagged) => boolean,
): Iterable<TagCarrier> {
  if (visit.governed !== undefined) {
    yield* dbtCarriers(visit, visit.governed, wanted);
    return;
  }
  for (const contract of governedContracts(visit)) {
    const { tagging } = contract.policies;
    if (tagging === undefined) continue;
    yield* carriersIn(contract, tagging, (kind) => wanted(contract.policies, tagging, kind));
  }
}

/**
 * The SQL of a model stands for it: its tags are those of its `config`, and what YAML says of it and of its project.
 * The YAML itself is looked at for what stands there.
 */
function* dbtCarriers(
  { uri, workspace }: WorkspaceVisit,
  file: GovernedFile,
  wanted: (policies: Policies, tagging: TaggingPolicy, kind: Tagged) => boolean,
): Iterable<TagCarrier> {
  const policies = workspace.policies(uri, undefined);
  const { tagging } = policies;
  if (tagging === undefined || !wanted(policies, tagging, 'model')) return;
  const usual = {
    kind: 'model',
    around: { tags: none, team: undefined },
    policies,
    tagging,
  } as const;
  if (file.kind === 'dbt-properties') {
    for (const { name, tags } of [...file.models, ...file.tables])
      yield { ...usual, name: name.text, place: name.place, tags };
  }
  if (file.kind === 'dbt-project') {
    for (const { folder, tag } of file.tags)
      yield { ...usual, name: folder, place: tag.place, tags: [tag] };
  }
  if (file.kind !== 'dbt-model') return;
  const { name, tags, materialized, moreTags } = file.model;
  const described = workspace.describedModels(name, uri).flatMap(({ resource }) => resource.tags);
  const elsewhere = [...described.map(({ text }) => text), ...workspace.projectTags(uri)];
  const more = moreTags || elsewhere.some((tag) => /^\s*\{\{/.test(tag));
  // It has no name of its own in the text.
  const place = (tags[0] ?? materialized)?.place ?? START;
  yield { ...usual, name, place, tags, elsewhere, more };
}

function* carriersIn(
  { record, policies }: GovernedContract,
  tagging: TaggingPolicy,
  wanted: (kind: Tagged) => boolean,
): Iterable<TagCarrier> {
  const { governed, symbols } = record;
  const team = governed?.team?.text;
  const tags = governed?.tags ?? none;
  const kind = record.standard === 'odcs' ? 'contract' : 'product';
  if (wanted(kind)) {
    const around = { tags: none, team };
    yield { kind, ...namedAs(record), tags, around, policies, tagging };
  }
  const around = { tags, team };
  const objects = wanted('object');
  const properties = wanted('property');
  if (!objects && !properties) return;
  for (const symbol of symbols) {
    const { name, namePlace: place } = symbol;
    if (name === undefined || place === undefined) continue;
    if (symbol.kind !== 'object' && symbol.kind !== 'property') continue;
    if (!(symbol.kind === 'object' ? objects : properties)) continue;
    const own = symbol.governed?.tags ?? none;
    yield { kind: symbol.kind, name, place, tags: own, around, policies, tagging };
  }
}

function namedAs({ name, namePlace, id, idPlace }: ContractRecord): {
  readonly name: string;
  readonly place: Place;
} {
  return { name: name ?? id ?? '', place: namePlace ?? idPlace ?? START };
}

/** A tag in its parts: `cost-center:4711`. */
export interface ReadTag {
  readonly key: string;
  /** Undefined where it is a key alone. */
  readonly value: string | undefined;
  /** What the policy says of it. */
  readonly rule: TagRule | undefined;
}

/** A key may itself hold a colon. */
export function readTag(text: string, { tags }: TaggingPolicy): ReadTag {
  const whole = tags.get(text);
  const colon = text.indexOf(':');
  if (whole !== undefined || colon === -1) return { key: text, value: undefined, rule: whole };
  const key = text.slice(0, colon).trim();
  return { key, value: text.slice(colon + 1).trim(), rule: tags.get(key) };
}

/** By its path in the policy. */
export function pathOfTag({ key, required }: TagRule): string {
  return `${required ? 'required' : 'optional'}.${key}`;
}
