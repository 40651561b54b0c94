import type { ObjectContent, PropertyContent } from '../../../model/content/contract-content.ts';
import type { Unexpressed } from '../../generated-file.ts';
import type { PlannedModel, PromisedObject } from '../dbt-plan.ts';
import { safeName, TakenNames } from '../plan/safe-name.ts';
import type { StoredColumn } from '../plan/stored-columns.ts';
import { columnType } from '../types/property-type.ts';
import { descriptionOf, textOf } from './element-facts.ts';
import { canvasesOf } from './exposures.ts';
import { plainText, type YamlRecord } from './yaml-text.ts';

/** What of a mart is asked for as metrics. */
export interface Semantics {
  readonly models: readonly YamlRecord[];
  readonly metrics: readonly YamlRecord[];
  readonly unexpressed: readonly Unexpressed[];
}

/** Names that the whole project shares. */
export interface SemanticNames {
  readonly models: TakenNames;
  readonly measures: TakenNames;
  readonly metrics: TakenNames;
}

const none: Semantics = { models: [], metrics: [], unexpressed: [] };

/** The semantic model of a mart with measures, and a metric for each of them. */
export function semanticsOf(
  { name, layer, promise }: PlannedModel,
  columns: readonly StoredColumn[],
  names: SemanticNames,
): Semantics {
  if (layer !== 'marts' || promise === undefined) return none;
  const unexpressed: Unexpressed[] = [...unansweredMetrics(promise)];
  const note = (property: PropertyContent, reason: string): void => {
    unexpressed.push({
      path: promise.contract.path,
      at: property.nameAt,
      element: `${promise.object.name}.${property.name}: measure`,
      reason,
    });
  };
  const measures = promise.object.properties.filter(
    ({ semanticType }) => semanticType === 'measure',
  );
  const time = columns.filter(isTime).toSorted((a, b) => keyRank(a) - keyRank(b))[0];
  const read = measures.flatMap((property) => {
    const measure = measureOf(property.transformLogic ?? '');
    if (measure !== undefined && time !== undefined) return [{ property, measure }];
    note(
      property,
      measure === undefined
        ? 'dbt sums up with one function: sum, count, count distinct, average, min, max or median of an expression.'
        : 'A metric needs a date or timestamp to be asked for by; the object has none.',
    );
    return [];
  });
  if (read.length === 0 || time === undefined) return { ...none, unexpressed };
  const taken = new TakenNames();
  const given = read.map(({ property, measure }) => ({
    ...{ property, measure },
    name: names.measures.take(semanticName(property.name)),
  }));
  // Metrics, measures and dimensions share their names.
  for (const one of given) taken.take(one.name);
  const entities = entitiesOf(name, columns, taken);
  const dimensions = dimensionsOf(promise.object, columns, taken);
  const model = {
    name: names.models.take(semanticName(name)),
    description: descriptionOf(promise.object),
    model: `ref('${name}')`,
    defaults: { agg_time_dimension: dimensions.names.get(time.property) },
    ...entities,
    dimensions: dimensions.entries,
    measures: given.map(({ property, measure, name: own }) => ({
      name: own,
      description: descriptionOf(property),
      label: textOf(property.businessName),
      ...measure,
    })),
  };
  const metrics = given.map(({ property, name: own }): YamlRecord => ({
    name: names.metrics.take(own),
    label: textOf(metricTitle(promise, property) ?? property.businessName ?? property.name),
    description: descriptionOf(property),
    type: 'simple',
    type_params: { measure: own },
  }));
  return { models: [model], metrics, unexpressed };
}

const functions: Readonly<Record<string, string>> = {
  ...{ sum: 'sum', avg: 'average', average: 'average', min: 'min', max: 'max', median: 'median' },
  count: 'count',
};

/** The function and what it is applied to; undefined for everything else. */
function measureOf(logic: string): YamlRecord | undefined {
  const match = /^\s*([a-z]+)\s*\((.*)\)\s*$/is.exec(logic);
  const inside = match?.[2]?.trim() ?? '';
  const name = match?.[1]?.toLowerCase() ?? '';
  if (!Object.hasOwn(functions, name) || inside === '' || !isBalanced(inside)) return undefined;
  if (/\{\{|\{%|;|--/.test(inside)) return undefined;
  const distinct = /^distinct\s+(.+)$/is.exec(inside)?.[1];
  if (distinct !== undefined && name !== 'count') return undefined;
  if (distinct !== undefined) return { agg: 'count_distinct', expr: plainText(distinct) };
  return { agg: functions[name], expr: inside === '*' ? '1' : plainText(inside) };
}

/** Whether no parenthesis is closed that is opened outside. */
function isBalanced(text: string): boolean {
  let depth = 0;
  for (const sign of text.replaceAll(/'(?:[^']|'')*'/g, '')) {
    if (sign === '(') depth += 1;
    if (sign === ')' && --depth < 0) return false;
  }
  return depth === 0;
}

function isTime({ property }: StoredColumn): boolean {
  const kind = columnType(property)?.kind;
  return kind === 'date' || kind === 'timestamp';
}

/** A date of the key says more than the hour in which a row was loaded. */
function keyRank({ property }: StoredColumn): number {
  return (property.primaryKey ? 0 : 2) + (columnType(property)?.kind === 'date' ? 0 : 1);
}

/** One key column is the entity; of a longer key the object itself, with the columns as what it refers to. */
function entitiesOf(
  model: string,
  columns: readonly StoredColumn[],
  taken: TakenNames,
): YamlRecord {
  const key = columns.filter(({ property }) => property.primaryKey);
  const foreign = columns.flatMap(({ property, name }): YamlRecord[] => {
    const [to] = property.relationships.filter(({ type }) => type === 'foreignKey');
    const target = to?.to[0]?.split(/[#/.]/).filter((one) => one !== '');
    if (target === undefined || (key.length === 1 && property.primaryKey)) return [];
    return [{ name: taken.take(semanticName(name)), type: 'foreign' }];
  });
  const [only] = key;
  if (key.length === 1 && only !== undefined) {
    const entity = {
      name: taken.take(semanticName(only.name)),
      type: 'primary',
      expr: plainText(only.name),
    };
    return { entities: [entity, ...foreign] };
  }
  return { primary_entity: taken.take(semanticName(`${model}_row`)), entities: foreign };
}

function dimensionsOf(
  object: ObjectContent,
  columns: readonly StoredColumn[],
  taken: TakenNames,
): {
  readonly entries: readonly YamlRecord[];
  readonly names: ReadonlyMap<PropertyContent, string>;
} {
  const stored = new Map(columns.map((column) => [column.property, column]));
  const names = new Map<PropertyContent, string>();
  const entries = object.properties.flatMap((property): YamlRecord[] => {
    const column = stored.get(property);
    const kind = columnType(property)?.kind;
    const isDay = kind === 'date' || kind === 'timestamp';
    const isSaid = property.semanticType === 'dimension';
    const isChoice = kind === 'boolean' || property.enum.length > 0;
    if (!isSaid && (column === undefined || !(isDay || isChoice))) return [];
    const logic = property.transformLogic;
    if (column === undefined && (logic === undefined || /\{\{|\{%|;|--/.test(logic))) return [];
    const name = taken.take(semanticName(property.name));
    names.set(property, name);
    return [
      {
        name,
        description: descriptionOf(property),
        label: textOf(property.businessName),
        type: isDay ? 'time' : 'categorical',
        expr: plainText(column?.name ?? logic ?? name),
        type_params: isDay ? { time_granularity: 'day' } : undefined,
      },
    ];
  });
  return { entries, names };
}

/** Small letters, digits and single underscores, as MetricFlow wants it. */
function semanticName(name: string): string {
  const small = safeName(name)
    .toLowerCase()
    .replaceAll(/_{2,}/g, '_')
    .replaceAll(/^[_\d]+|_+$/g, '');
  return small.length < 2 ? `${small}_value`.replace(/^_/, '') : small;
}

/** What the canvas calls the question that a measure answers. */
function metricTitle(
  { contract, object }: PromisedObject,
  { name }: PropertyContent,
): string | undefined {
  const answers = [name, `${object.name}.${name}`];
  return canvasesOf(contract)
    .flatMap(({ metrics }) => metrics)
    .find(({ answeredBy }) => answeredBy.some(({ value }) => answers.includes(value)))?.name.value;
}

/** Key metrics whose answer is a column that nobody says how to sum up. */
function* unansweredMetrics({ contract, object }: PromisedObject): Iterable<Unexpressed> {
  for (const { name, answeredBy } of canvasesOf(contract).flatMap(({ metrics }) => metrics)) {
    for (const { value } of answeredBy) {
      const [first, second] = value.split('.');
      const property = object.properties.find(
        (one) => one.name === second && first === object.name,
      );
      if (property === undefined || property.semanticType === 'measure') continue;
      yield {
        path: contract.path,
        at: property.nameAt,
        element: `${object.name}.${property.name}: key metric "${name.value}"`,
        reason:
          'A metric needs a measure, which says how the column is summed up: a property with `semanticType: measure` and `transformLogic`.',
      };
    }
  }
}
