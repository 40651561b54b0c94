import type { PropertyContent } from '../../../model/content/contract-content.ts';
import type { Policies } from '../../../model/governance/policies.ts';
import type { Choice } from '../../question.ts';
import { likeness, tellingWords } from '../likeness.ts';
import { quoted } from '../name-problem.ts';
import { demandOn, treatmentOf } from '../sensitivity.ts';
import { eventTimeOf } from './event-time.ts';
import type { Join } from './joins.ts';
import type { ProductTopic } from '../product-topic.ts';
import { isPlain, type SourceTable } from './source-tables.ts';
import { saying, type Sentence } from '../../sentence.ts';

/** A column of a source that the product shows. */
export interface PickedColumn {
  readonly table: SourceTable;
  readonly property: PropertyContent;
}

/** Computed when somebody asks, so that no table has them. */
const COMPUTED = new Set(['measure', 'dimension', 'metric']);
const NESTED = new Set(['object', 'array', 'map', 'vector']);

/** Why a column cannot be in a product, as the rest of a sentence; undefined when it can. */
function obstacle({ property }: PickedColumn, policies: Policies): Sentence | undefined {
  const { name, semanticType, logicalType } = property;
  if (!isPlain(name)) return saying('its name cannot stand in SQL without quotes');
  if (semanticType !== undefined && COMPUTED.has(semanticType))
    return saying('it is computed, not stored');
  if (logicalType !== undefined && NESTED.has(logicalType))
    return saying('it is nested: say which of its parts are needed');
  if (treatmentOf(property, policies) === 'drop')
    return saying('{class} is dropped before it reaches a product', {
      class: classOf(property, policies),
    });
  return undefined;
}

function classOf(property: PropertyContent, policies: Policies): Sentence {
  return demandOn(property, policies)?.rule.className.value ?? saying('data of its kind');
}

/** More are not suggested; somebody has to choose. */
const MAX_SUGGESTED = 100;
/** Where fewer columns are alike the canvas, all of the first table are suggested. */
const TOO_FEW = 2;

/**
 * The columns that the product needs as far as anybody can tell: of the base those that the canvas speaks of, or all,
 * and when it happened; of tables joined to it those that describe something. Nothing sensitive, nothing retired.
 */
export function suggestedColumns(
  joins: ReadonlyMap<SourceTable, Join>,
  topic: ProductTopic,
  policies: Policies,
): readonly PickedColumn[] {
  const all = [...joins].flatMap(([table, join]) => {
    if (join.kind === 'unknown') return [];
    const open = table.object.properties
      .map((property): PickedColumn => ({ table, property }))
      .filter((one) => !one.property.deprecated && obstacle(one, policies) === undefined)
      .filter(({ property }) => treatmentOf(property, policies) === undefined);
    return join.kind === 'one' ? open.filter((one) => describes(one, join.by)) : open;
  });
  const words = [...topic.words, ...topic.names];
  const times = new Set([...joins].flatMap(([table, join]) => eventTimes(table, join)));
  const needed = ({ property }: PickedColumn): boolean => isAnchor(property) || times.has(property);
  const alike = all.filter((one) => needed(one) || isAbout(one.property, words));
  const isTelling = topic.words.length > 0 && alike.filter((one) => !needed(one)).length > TOO_FEW;
  return (isTelling ? alike : all).slice(0, MAX_SUGGESTED);
}

/** Of what the rows of the product are: without it nobody can tell one month from another. */
function eventTimes(table: SourceTable, join: Join): readonly PropertyContent[] {
  const time = join.kind === 'base' ? eventTimeOf(table) : undefined;
  return time === undefined ? [] : [time];
}

function isAbout(
  { name, businessName, description }: PropertyContent,
  words: readonly string[],
): boolean {
  return likeness(tellingWords(name, businessName, description), words) > 0;
}

/** Keys, and what leads to other tables. */
function isAnchor({ primaryKey, relationships, criticalDataElement }: PropertyContent): boolean {
  return primaryKey || relationships.length > 0 || criticalDataElement;
}

function describes({ property }: PickedColumn, by: readonly string[]): boolean {
  const { name, primaryKey, relationships, logicalType } = property;
  if (primaryKey || relationships.length > 0 || by.includes(name)) return false;
  return logicalType === 'string' || logicalType === 'boolean' || logicalType === 'number';
}

const MAX_CHOICES = 40;

/** The suggestion as a whole first, then column by column what there is. */
export function columnChoices(
  suggested: readonly PickedColumn[],
  tables: readonly SourceTable[],
  policies: Policies,
): readonly Choice[] {
  const whole: Choice[] =
    suggested.length === 0
      ? []
      : [
          {
            value: suggested.map(pathOf).join(', '),
            detail: saying(
              '{count} columns that the canvas or the key needs, none of them sensitive',
              {
                count: suggested.length,
              },
            ),
          },
        ];
  const single = tables.flatMap((table) =>
    table.object.properties.flatMap((property): readonly Choice[] => {
      const one = { table, property };
      if (obstacle(one, policies) !== undefined) return [];
      const treatment = treatmentOf(property, policies);
      const from =
        property.description ??
        saying('Of {table}', { table: table.contract.content.name ?? table.object.name });
      const detail =
        treatment === undefined
          ? from
          : saying('{class}, {treatment}: {what}', {
              ...{ class: classOf(property, policies), treatment, what: from },
            });
      return [{ value: pathOf(one), detail }];
    }),
  );
  return [...whole, ...single.slice(0, MAX_CHOICES)];
}

export function pathOf({ table, property }: PickedColumn): string {
  return `${table.object.name}.${property.name}`;
}

export interface ColumnsFound {
  readonly picked: readonly PickedColumn[];
  /** Sentences about what was asked for and cannot be. */
  readonly open: readonly Sentence[];
}

/** The columns that names mean: `amount_cents`, `charges.amount_cents`. */
export function columnsNamed(
  names: readonly string[],
  tables: readonly SourceTable[],
  policies: Policies,
): ColumnsFound {
  const picked: PickedColumn[] = [];
  const open: Sentence[] = [];
  const all = new Map<string, PickedColumn>();
  for (const table of tables) {
    for (const property of table.object.properties) {
      const one = { table, property };
      for (const name of [pathOf(one), property.name]) if (!all.has(name)) all.set(name, one);
    }
  }
  for (const name of names) {
    const one = all.get(name);
    const why = one === undefined ? undefined : obstacle(one, policies);
    if (one === undefined)
      open.push(saying('Which source delivers {name}?', { name: quoted(name) }));
    else if (why !== undefined)
      open.push(
        saying('{name} is left out: {reason}. What stands for it?', {
          name: quoted(name),
          reason: why,
        }),
      );
    else if (!picked.includes(one)) picked.push(one);
  }
  return { picked, open };
}
