import type { Translate } from '../../lint/format-message.ts';
import type { ContractRecord } from '../../model/contract-record.ts';
import type { MapVisit } from '../../model/visit.ts';
import { resolveAlias } from '../../syntax/yaml/tree.ts';
import type { ContractGraph } from '../contract-graph.ts';
import { escapeMarkdown, symbolDetail, symbolPath } from '../describe-symbol.ts';
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
import type { Site } from './site.ts';

/** The names that may be written, and the file in which they are. */
export interface ReferenceNames {
  readonly graph: ContractGraph;
  readonly uri: string;
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
  if (wanted === undefined) return [];
  const part = ide.contracts.indexOf(site.part.contract);
  // The index leaves out documents that are none of ours; with several documents, the place decides.
  const records = graph.records(uri) ?? [];
  const record = records[Math.min(Math.max(part, 0), records.length - 1)];
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
  return choices.map((choice, index) =>
    toItem(site, choice, { kept, rest, index, typed }, translate),
  );
}

type Wanted =
  | { readonly kind: 'paths'; readonly commas: boolean; readonly others: boolean }
  /** Directly below the thing around, there or in its object, beside it or in its object. */
  | { readonly kind: 'properties'; readonly where: 'below' | 'object' | 'beside' }
  | { readonly kind: 'members' }
  | { readonly kind: 'objects' }
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
      return { kind: 'paths', commas: false, others: false };
    case 'SchemaRelationship.to':
    case 'PropertyRelationship.to':
      return { kind: 'paths', commas: false, others: true };
    case 'SlaProperty.element':
    case 'Contract.slaDefaultElement':
      return { kind: 'paths', commas: true, others: false };
    case 'ObjectOptions.required':
      return { kind: 'properties', where: 'below' };
    case 'Property.encryptedName':
    case 'ItemProperty.encryptedName':
      return { kind: 'properties', where: 'beside' };
    case 'TeamMember.replacedByUsername':
      return { kind: 'members' };
    case 'Property.transformSourceObjects':
    case 'ItemProperty.transformSourceObjects':
      return { kind: 'objects' };
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
      return { kind: 'properties', where: 'object' };
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

/** Indexes of what holds the properties that may be named at the site. */
function surroundings(
  record: ContractRecord,
  site: Site,
  where: 'below' | 'object' | 'beside',
): readonly number[] {
  const names: string[] = [];
  for (const { map } of site.path.steps) {
    if (map === undefined || !/^(?:SchemaObject|Property|ItemProperty)$/.test(map.type.name))
      continue;
    const name = resolveAlias(map.byName.get('name')?.pair.value);
    if (name?.kind === 'scalar' && name.value !== null && map.type.name !== 'ItemProperty')
      names.push(String(name.value));
  }
  const object = names[0] ?? '';
  if (where === 'beside') names.pop();
  const wanted = where === 'below' ? [names.join('.')] : [names.join('.'), object];
  return record.symbols.flatMap((symbol, index) =>
    (symbol.kind === 'object' || symbol.kind === 'property') &&
    wanted.includes(symbolPath(record, index))
      ? [index]
      : [],
  );
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
    readonly typed: string;
  },
  translate: Translate,
): CompletionItem {
  const symbol = choice.record.symbols[choice.index];
  const value = `${at.kept}${choice.text}${at.rest}`;
  const isFile = choice.text.endsWith('#');
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
    newText: `${site.before}${scalarText(site, value)}${site.after}`,
    snippet: undefined,
    additionalEdits: site.additionalEdits,
    deprecated: false,
    retrigger: isFile,
  };
}

/** Paths with commas or a `#` are plain text in block style: a comment begins only behind a blank. */
function scalarText(site: Site, value: string): string {
  const { flow, json } = site.style;
  const isPath = flow ? /^[\w./-]+#[\w./-]*$/ : /^[\w./-]+[#,][\w./#, -]*$/;
  if (!json && site.quote === undefined && isPath.test(value)) return value;
  return writeString(value, { flow, json: json || flow }, site.quote);
}
