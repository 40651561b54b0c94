import { formatMessage } from '../../lint/format-message.ts';
import { cite } from '../../lint/governance/demand.ts';
import { layerOf } from '../../lint/governance/governed-tables.ts';
import { isSource } from '../../model/governance/alignment.ts';
import { conformingNames } from '../../model/governance/names/conforming-name.ts';
import { nameRules, type NamedThing } from '../../model/governance/names/name-rules.ts';
import type { NamingPolicy } from '../../model/governance/naming-policy.ts';
import type { MapVisit } from '../../model/visit.ts';
import type { ValueChoice } from '../../spec/metamodel.ts';
import { resolveAlias } from '../../syntax/yaml/tree.ts';
import type { DescribeContext } from '../describe-field.ts';
import type { IdeDocument } from '../ide-document.ts';
import type { CompletionItem } from './item.ts';
import { recordAt, type ReferenceNames } from './reference-items.ts';
import type { Site } from './site.ts';
import { valueItems } from './value-items.ts';

const KINDS: Readonly<Record<string, NamedThing['kind']>> = {
  SchemaObject: 'table',
  Property: 'column',
};

/** Names of an object or property as the naming policy wants them: what is typed, made right, or how one begins. */
export function conformingItems(
  ide: IdeDocument,
  site: Site,
  names: ReferenceNames,
  context: DescribeContext,
): CompletionItem[] {
  const owner = site.path.steps.findLast(({ map }) => map !== undefined)?.map;
  const kind = owner && KINDS[owner.type.name];
  if (owner === undefined || kind === undefined || site.path.steps.at(-1)?.slot?.name !== 'name')
    return [];
  const domain = textOf(site.path.steps[0]?.map, 'domain');
  const policy = names.policies?.(domain).naming;
  if (policy === undefined) return [];
  const typed = ide.text.slice(site.range.start, site.range.end).replaceAll(/^["']|["']$/g, '');
  const thing = { kind, name: typed, domain, ...around(ide, site, names, owner, kind) };
  const suggestions = proposed(policy, thing, names.today, context);
  const quote = site.quote ?? '';
  return valueItems(site, { kind: 'string', suggestions }, context).map((item) =>
    // What is typed is what is to be replaced, however little of it stays.
    typed === '' ? item : { ...item, filterText: `${quote}${typed}` },
  );
}

function around(
  ide: IdeDocument,
  site: Site,
  { graph, uri }: ReferenceNames,
  owner: MapVisit,
  kind: NamedThing['kind'],
): Pick<NamedThing, 'layer' | 'logicalType' | 'object'> {
  if (kind === 'column') {
    const object = site.path.steps.find(({ map }) => map?.type.name === 'SchemaObject')?.map;
    return { logicalType: textOf(owner, 'logicalType'), object: textOf(object, 'name') };
  }
  const record = recordAt(ide, site, graph, uri);
  if (record === undefined) return {};
  const contract = { uri, record, isSource: isSource(uri, record) };
  return { layer: layerOf(contract, { governed: undefined }) };
}

function proposed(
  policy: NamingPolicy,
  thing: NamedThing,
  today: string | undefined,
  { translate }: DescribeContext,
): readonly ValueChoice[] {
  const { prefixes } = nameRules(policy, thing);
  const begun = prefixes?.value.filter((prefix) => prefix.startsWith(thing.name)) ?? [];
  const isBegun = begun.length > 0 && prefixes?.value.includes(thing.name) === false;
  if (thing.name === '' || isBegun)
    return begun.map((value) => ({
      value,
      doc: formatMessage(
        'Names begin so: `{rule}` demands it ({policy}).',
        { rule: prefixes?.path ?? '', policy: prefixes === undefined ? '' : cite(prefixes.at) },
        translate,
      ),
    }));
  const doc = translate('The same name as the naming policy wants it.');
  return conformingNames(policy, thing, today).map((value) => ({ value, doc }));
}

function textOf(owner: Pick<MapVisit, 'byName'> | undefined, field: string): string | undefined {
  const value = resolveAlias(owner?.byName.get(field)?.pair.value);
  return value?.kind === 'scalar' && value.value !== null ? String(value.value) : undefined;
}
