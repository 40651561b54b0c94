import type { Translate } from '../../lint/format-message.ts';
import type { ContractRecord } from '../../model/contract-record.ts';
import type { MapVisit } from '../../model/visit.ts';
import { resolveAlias } from '../../syntax/yaml/tree.ts';
import type { ContractGraph } from '../contract-graph.ts';
import { escapeMarkdown, symbolDetail } from '../describe-symbol.ts';
import type { IdeDocument } from '../ide-document.ts';
import { writeString } from '../snippets/style.ts';
import type { CompletionItem } from './item.ts';
import {
  contractChoices,
  otherFiles,
  pathChoices,
  versionChoices,
  type ReferenceChoice,
} from './reference-choices.ts';
import { isItem, otherItems } from './list-items.ts';
import type { PoliciesOf } from './policy-words.ts';
import { objectAround, objectOf, otherSide, ownSymbols, surroundings } from './own-names.ts';
import type { Site } from './site.ts';

/** The names that may be written, and the file in which they are. */
export interface ReferenceNames {
  readonly graph: ContractGraph;
  readonly uri: string;
  /** What holds for the file. */
  readonly policies?: PoliciesOf;
  /** The day, for exceptions from policies. */
  readonly today?: string | undefined;
}

/** What is kept of the contract around the site. */
export function recordAt(
  ide: IdeDocument,
  site: Site,
  graph: ContractGraph,
  uri: string,
): ContractRecord | undefined {
  const part = ide.contracts.indexOf(site.part.contract);
  // The index leaves out documents that are none of ours; with several documents, the place decides.
  const records = graph.records(uri) ?? [];
  return records[Math.min(Math.max(part, 0), records.length - 1)];
}

/** What a reference at the site can name, with type and description of each. */
export function referenceItems(
  ide: IdeDocument,
  site: Site,
  offset: number,
  { graph, uri }: ReferenceNames,
  translate: Translate,
): CompletionItem[] {
  const wanted = wantedAt(site);
  // Before anything else: the index looks at the whole file when it was edited.
  if (wanted === undefined || (site.place === 'key' && site.style.flow)) return [];
  const record = recordAt(ide, site, graph, uri);
  if (record === undefined) return [];
  const written = ide.text.slice(site.range.start, Math.min(offset, site.range.end));
  const typed = written.replace(/^["']/, '');
  const list = wanted.kind === 'paths' && wanted.commas;
  const kept = list ? typed.slice(0, lastCommaEnd(typed)) : '';
  const rest = list ? restBehind(ide.text.slice(offset, site.range.end)) : '';
  const choices =
    wanted.kind === 'contracts'
      ? contractChoices(graph, record)
      : wanted.kind === 'versions'
        ? versionChoices(graph, wanted.id)
        : wanted.kind === 'paths'
          ? [
              ...pathChoices(graph, uri, record, typed.slice(kept.length), wanted.others),
              ...(wanted.others ? otherFiles(graph, uri) : []),
            ]
          : choicesOf(record, wanted, site);
  const inside = wanted.kind === 'paths' && wanted.inside ? objectAround(record, site) : undefined;
  const taken = new Set([
    ...otherItems(site),
    ...(list ? `${kept}${rest}`.split(',').map((one) => one.trim()) : []),
    ...(wanted.kind === 'paths' ? otherSide(site) : []),
  ]);
  const self = ownSymbols(record, site);
  const wrap = 'list' in wanted && !isItem(site);
  return choices
    .filter(
      ({ text, record: of, index }) => !taken.has(text) && (of !== record || !self.has(index)),
    )
    .filter(({ index }) => inside === undefined || objectOf(record, index) === inside)
    .map((choice, index) => toItem(site, choice, { kept, rest, index, wrap }, translate));
}

type Wanted =
  /** Of all objects or of the one around only; several with commas; in other files, too. */
  | {
      readonly kind: 'paths';
      readonly inside?: true;
      readonly commas: boolean;
      readonly others: boolean;
    }
  /** Directly below the thing around, there or in its object, beside it or in its object. */
  | { readonly kind: 'properties'; readonly where: 'below' | 'object'; readonly list: true }
  | { readonly kind: 'properties'; readonly where: 'beside' }
  | { readonly kind: 'members' }
  | { readonly kind: 'objects'; readonly list: true }
  | { readonly kind: 'contracts' }
  /** Of the contract that has the id. */
  | { readonly kind: 'versions'; readonly id: string };

/** Which names the field takes that the site is the value of. */
function wantedAt(site: Site): Wanted | undefined {
  const { steps } = site.path;
  const last = steps.findLastIndex((step) => step.map !== undefined);
  const owner = steps[last]?.map;
  const slot = steps[last + 1]?.slot;
  if (owner === undefined || slot === undefined) return undefined;
  switch (`${owner.type.name}.${slot.name}`) {
    case 'SchemaRelationship.from':
      return { kind: 'paths', inside: true, commas: false, others: false };
    case 'SchemaRelationship.to':
    case 'PropertyRelationship.to':
      return { kind: 'paths', commas: false, others: true };
    case 'SlaProperty.element':
    case 'Contract.slaDefaultElement':
      return { kind: 'paths', commas: true, others: false };
    case 'ObjectOptions.required':
      return { kind: 'properties', where: 'below', list: true };
    case 'Property.encryptedName':
    case 'ItemProperty.encryptedName':
      return { kind: 'properties', where: 'beside' };
    case 'TeamMember.replacedByUsername':
      return { kind: 'members' };
    case 'Property.transformSourceObjects':
    case 'ItemProperty.transformSourceObjects':
      return { kind: 'objects', list: true };
    case 'InputPort.contractId':
    case 'OutputPort.contractId':
    case 'InputContract.id':
    case 'ProductContract.id':
      return { kind: 'contracts' };
    case 'InputPort.version':
    case 'OutputPort.version':
      return versionsOf(owner, 'contractId');
    case 'InputContract.version':
      return versionsOf(owner, 'id');
    case 'QualityArguments.properties':
      return { kind: 'properties', where: 'object', list: true };
    default:
      return undefined;
  }
}

function versionsOf(owner: MapVisit, key: string): Wanted | undefined {
  const id = resolveAlias(owner.byName.get(key)?.pair.value);
  if (id?.kind !== 'scalar' || id.value === null) return undefined;
  return { kind: 'versions', id: String(id.value) };
}

function choicesOf(
  record: ContractRecord,
  wanted: Exclude<Wanted, { kind: 'paths' | 'contracts' | 'versions' }>,
  site: Site,
): ReferenceChoice[] {
  const { symbols } = record;
  const around = wanted.kind === 'properties' ? surroundings(record, site, wanted.where) : [];
  return symbols.flatMap((symbol, index) => {
    const { name } = symbol;
    if (name === undefined) return [];
    const fits =
      wanted.kind === 'members'
        ? symbol.kind === 'member'
        : wanted.kind === 'objects'
          ? symbol.kind === 'object'
          : symbol.kind === 'property' && around.includes(symbol.parent);
    return fits ? [{ text: name, label: name, record, index }] : [];
  });
}

function lastCommaEnd(typed: string): number {
  return /^.*,\s*/s.exec(typed)?.[0].length ?? 0;
}

/** Further elements of a list with commas stay. */
function restBehind(text: string): string {
  const comma = text.indexOf(',');
  return comma === -1 ? '' : text.slice(comma).replace(/["']$/, '');
}

function toItem(
  site: Site,
  choice: ReferenceChoice,
  at: {
    readonly kept: string;
    readonly rest: string;
    readonly index: number;
    readonly wrap: boolean;
  },
  translate: Translate,
): CompletionItem {
  const symbol = choice.record.symbols[choice.index];
  const value = `${at.kept}${choice.text}${at.rest}`;
  const isFile = choice.text.endsWith('#');
  const written = at.wrap
    ? `[${writeString(value, { ...site.style, flow: true }, site.quote)}]`
    : writeString(value, site.style, site.quote);
  // People know a contract by its name, not by its id.
  const byName = choice.index === -1 && !isFile && choice.label !== choice.text;
  const group = isFile ? '4' : '3';
  return {
    label: choice.label,
    kind: 'reference',
    detail:
      symbol === undefined
        ? [choice.record.name, choice.record.version]
            .filter((one) => one !== undefined && one !== choice.label)
            .join(' · ')
        : symbolDetail(symbol, translate),
    documentation: escapeMarkdown((symbol ?? choice.record).description),
    sortText: `${group}${String(at.index).padStart(4, '0')}`,
    filterText: `${site.quote ?? ''}${value}${byName ? ` ${choice.label}` : ''}`,
    range: site.range,
    newText: `${site.before}${written}${site.after}`,
    snippet: undefined,
    additionalEdits: site.additionalEdits,
    deprecated: false,
    retrigger: isFile,
  };
}
