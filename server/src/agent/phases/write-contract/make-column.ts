import type { YamlRecord } from '../../../generate/dbt/yaml/yaml-text.ts';
import { starterTags } from '../../../generate/starter/starter-tags.ts';
import { conformed } from '../../../generate/starter/plain-name.ts';
import type { LogicalType, PropertyContent } from '../../../model/content/contract-content.ts';
import { Classifier } from '../../../model/governance/classifier.ts';
import type { Policies } from '../../../model/governance/policies.ts';
import { quoted } from '../name-problem.ts';
import { demandOn, macroFor, treatmentOf } from '../sensitivity.ts';
import type { Join } from './joins.ts';
import { pathOf, type PickedColumn } from './pick-columns.ts';
import { combined, type Combined } from './put-together.ts';
import { copiedChecks } from './quality.ts';
import { saying, type Sentence } from '../../sentence.ts';

/** What columns of a product are made with. */
export interface ColumnContext {
  readonly policies: Policies;
  readonly domain: string;
  /** The table of the product. */
  readonly object: string;
  readonly team: string;
  /** Names that are given already. */
  readonly taken: Set<string>;
  /** Finance: nothing that is required may be missing. */
  readonly isStrict: boolean;
}

/** A property of the new contract. */
export interface MadeColumn {
  readonly name: string;
  readonly property: YamlRecord;
}

/** It could not be made: a sentence that says why. */
export interface NotMade {
  readonly open: Sentence;
}

/**
 * The property that shows a column of a source. `position`: in the key, from 1. Undefined where several values would have
 * to become one and nobody says how.
 */
export function makeColumn(
  picked: PickedColumn,
  join: Join,
  context: ColumnContext,
  position?: number,
): MadeColumn | NotMade | undefined {
  const { table, property } = picked;
  const { policies } = context;
  const isKey = position !== undefined;
  const how = join.kind === 'many' && !isKey ? combined(property) : undefined;
  if (join.kind === 'many' && !isKey && how === undefined) return undefined;
  const treatment = treatmentOf(property, policies);
  const shown =
    treatment === undefined ? plain(property, how) : treated(property, treatment, policies);
  if ('open' in shown) return shown;
  const name = freeName(shown.name, shown.logicalType, picked, context);
  const sensitivity = sensitivityOf(
    { name, logicalType: shown.logicalType },
    shown,
    property,
    context,
  );
  const isThere = join.kind === 'base' || (join.kind === 'many' && join.isBase);
  const isRequired = isKey || (property.required && isThere);
  const checks = how === undefined && treatment === undefined ? copiedChecks(property) : [];
  return {
    name,
    property: {
      ...(isKey && { id: name }),
      name,
      businessName: treatment === undefined ? property.businessName : undefined,
      description: shown.description,
      logicalType: shown.logicalType,
      physicalType: shown.physicalType,
      logicalTypeOptions: shown.options,
      ...(isKey && { primaryKey: true, primaryKeyPosition: position }),
      required: isRequired,
      ...sensitivity.before,
      ...(property.criticalDataElement && { criticalDataElement: true }),
      tags: sensitivity.tags,
      transformSourceObjects: [table.reads],
      transformLogic: shown.logic,
      transformDescription: `${shown.says} \`${pathOf(picked)}\` of ${table.contract.content.name ?? table.contract.path}${joined(join)}.`,
      examples: how === undefined && treatment === undefined ? property.examples.slice(0, 2) : [],
      quality: [
        ...checks,
        ...(context.isStrict && isRequired && !isKey ? [noneMissing(name)] : []),
      ],
      customProperties: sensitivity.customProperties,
    },
  };
}

function joined(join: Join): string {
  if (join.kind === 'one') return `, joined by \`${join.by.join('`, `')}\``;
  return join.kind === 'many' ? ', put together for each key' : '';
}

function noneMissing(name: string): YamlRecord {
  return {
    name: `${name}_is_known`,
    metric: 'nullValues',
    mustBe: 0,
    dimension: 'completeness',
    severity: 'error',
  };
}

interface Shown {
  readonly name: string;
  readonly description: string;
  readonly logicalType: LogicalType | undefined;
  readonly physicalType: string | undefined;
  readonly options: YamlRecord | undefined;
  readonly logic: string;
  /** What is done, as the beginning of a sentence. */
  readonly says: string;
  /** Nobody can tell the value of the source any more. */
  readonly isHidden: boolean;
  readonly treatment: string | undefined;
}

function plain(property: PropertyContent, how: Combined | undefined): Shown {
  const { name, description, logicalType, physicalType, options } = property;
  const about = description ?? `${name}, as the source has it.`;
  if (how !== undefined)
    return { ...how, description: `${how.before} ${about}`, isHidden: false, treatment: undefined };
  return {
    ...{ name, description: about, logicalType, physicalType, options },
    ...{ logic: name, says: 'Taken over from', isHidden: false, treatment: undefined },
  };
}

function treated(
  property: PropertyContent,
  treatment: string,
  policies: Policies,
): Shown | NotMade {
  const { name, description = '' } = property;
  const macro = macroFor(treatment, demandOn(property, policies), policies);
  if (macro === undefined)
    return {
      open: saying('Which macro does `{treatment}` to {name}? It is left out until one does.', {
        treatment,
        name: quoted(name),
      }),
    };
  const isHash = treatment === 'hash' || treatment === 'tokenize';
  const returns = policies.macros?.get(macro)?.returns;
  return {
    name: isHash ? `${name}_${treatment === 'hash' ? 'hash' : 'token'}` : name,
    description:
      `${isHash ? 'Stands for a value that is not shown, for matching only.' : 'Only a part of the value is shown.'} ${description}`.trim(),
    logicalType: 'string',
    physicalType:
      returns !== undefined && /^[A-Za-z]+(?:\(\d+\))?$/.test(returns) ? returns : undefined,
    options: undefined,
    logic: `{{ ${macro}('${name}') }}`,
    says: `Treated with ${treatment} before it gets here; made from`,
    isHidden: true,
    treatment,
  };
}

/** As the policy wants it, and not taken yet: with the name of its table in front, or a number behind. */
function freeName(
  wanted: string,
  logicalType: LogicalType | undefined,
  { table }: PickedColumn,
  { policies: { naming }, object, domain, taken }: ColumnContext,
): string {
  const as = { kind: 'column', object, logicalType, domain } as const;
  const candidates = [wanted, `${single(table.object.name)}_${wanted}`].map((one) =>
    conformed(one, as, naming),
  );
  let name = candidates.find((one) => !taken.has(one.toLowerCase()));
  for (let number = 2; name === undefined; number++) {
    const next = conformed(`${wanted.slice(0, 100)}_${String(number)}`, as, naming);
    if (!taken.has(next.toLowerCase())) name = next;
    else if (number > taken.size + 2) name = `${wanted.slice(0, 100)}_${String(number)}`;
  }
  taken.add(name.toLowerCase());
  return name;
}

/** `charges` are made of single ones: `charge`. */
export function single(name: string): string {
  const ends = /ies$/i.test(name) ? /ies$/i : /(?<![isu])s$/i;
  const found = name.replace(ends, (end) => (end.length === 3 ? 'y' : ''));
  return found.length < 3 ? name : found;
}

interface Sensitivity {
  readonly before: YamlRecord;
  readonly tags: readonly string[];
  readonly customProperties: readonly YamlRecord[];
}

/** Level, tags and treatment: as strict as the classification asks, and as the source is, unless its value is hidden. */
function sensitivityOf(
  named: Pick<PropertyContent, 'name' | 'logicalType'>,
  { isHidden, treatment }: Shown,
  source: PropertyContent,
  { policies, team }: ColumnContext,
): Sensitivity {
  const demand = demandOn(named, policies);
  const level = strictest(
    [demand?.level, isHidden ? undefined : source.classification, defaultLevel(policies)],
    policies,
  );
  const tag = demand?.dataClass?.tag?.value;
  return {
    before: { classification: level },
    tags: starterTags('property', tag === undefined ? [] : [tag], team, policies.tagging),
    customProperties:
      treatment === undefined || demand?.treatment === undefined
        ? []
        : [{ property: 'treatment', value: treatment }],
  };
}

export function defaultLevel({ classification }: Policies): string | undefined {
  return classification?.levels.find(({ name }) => name === 'internal')?.name;
}

function strictest(
  levels: readonly (string | undefined)[],
  { classification }: Policies,
): string | undefined {
  const given = levels.filter((level) => level !== undefined);
  if (classification === undefined) return given[0];
  const classifier = Classifier.of(classification);
  let best: string | undefined;
  let rank = -1;
  for (const level of given) {
    const own = classifier.rankOf(level);
    if (own !== undefined && own > rank) [best, rank] = [classifier.levels[own]?.name, own];
  }
  return best;
}
