import type {
  ObjectContent,
  PropertyContent,
  RelationshipContent,
} from '../../../model/content/contract-content.ts';
import type { WorkspaceContract } from '../../../model/content/workspace-contract.ts';
import { ElementFinder } from '../find-element.ts';
import { columnReference, isWritableColumn } from './column-name.ts';
import type { TestContext } from './test-context.ts';
import { columnValue, type TestedValue } from './tested-value.ts';

/** Tests of relationships; `value` is undefined for those of the object. */
export function relationshipTests(
  context: TestContext,
  relationships: readonly RelationshipContent[],
  value: TestedValue | undefined,
): void {
  for (const one of relationships) relationshipTest(context, one, value);
}

function relationshipTest(
  context: TestContext,
  relationship: RelationshipContent,
  value: TestedValue | undefined,
): void {
  const { collector, table } = context;
  const { type, to, at } = relationship;
  const element = `${value?.label ?? table.object.name}: relationship to ${to.join(', ') || 'nothing'}`;
  const miss = (reason: string): void => {
    collector.miss(element, at, reason);
  };
  if (type !== 'foreignKey') {
    miss(`Only foreign keys can be tested, and this is of the type ${JSON.stringify(type)}.`);
    return;
  }
  const from = value === undefined ? startsOf(context, relationship) : [value];
  if (typeof from === 'string') {
    miss(from);
    return;
  }
  if (to.length === 0 || to.length !== from.length) {
    miss('It needs as many properties to lead to as it starts from.');
    return;
  }
  const target = targetOf(context, to);
  if (typeof target === 'string') miss(target);
  else addTest(context, from, target, at);
}

interface Target {
  /** `ref('x')`. */
  readonly relation: string;
  readonly columns: readonly string[];
}

function addTest(
  { collector }: TestContext,
  from: readonly TestedValue[],
  { relation, columns }: Target,
  at: RelationshipContent['at'],
): void {
  const [first] = from;
  const [column] = columns;
  if (from.length === 1 && first !== undefined && column !== undefined)
    collector.onValue(first, {
      test: 'relationships',
      arguments: { to: relation, field: column },
      what: 'relationship',
      at,
    });
  else
    collector.onTable({
      test: 'dataengos_relationship',
      arguments: {
        columns: from.map(({ expression }) => expression),
        to: relation,
        to_columns: columns,
      },
      what: 'relationship',
      at,
    });
}

/** The columns that a relationship of the object starts from, or why there are none. */
function startsOf(
  context: TestContext,
  { from }: RelationshipContent,
): readonly TestedValue[] | string {
  const { table, dialect } = context;
  const values: TestedValue[] = [];
  for (const one of from) {
    const found = finderOf(context).find(one, table.contract, table.object);
    const isOwn = found?.contract === table.contract && found.object.name === table.object.name;
    if (found?.property === undefined || !isOwn)
      return `It starts from ${JSON.stringify(one)}, which is no property of the object.`;
    // The table may have its properties as copies, and not all of them.
    const { name } = found.property;
    const own = isColumn(found.object, found.property)
      ? table.object.properties.find((other) => other.name === name)
      : undefined;
    const value = own && columnValue(dialect, table, own);
    if (value === undefined)
      return `${JSON.stringify(one)} is inside of a column, or has a name that cannot be written in SQL.`;
    values.push(value);
  }
  return values;
}

interface Home {
  readonly contract: WorkspaceContract;
  readonly object: ObjectContent;
}

/** The relation and columns that a relationship leads to, or why it leads nowhere. */
function targetOf(context: TestContext, to: readonly string[]): Target | string {
  const { table, dialect } = context;
  const columns: string[] = [];
  let home: Home | undefined;
  for (const one of to) {
    const found = finderOf(context).find(one, table.contract);
    if (found?.property === undefined)
      return `Nothing in the contracts of the workspace is called ${JSON.stringify(one)}.`;
    if (home !== undefined && home.object !== found.object)
      return 'The properties that it leads to are of different objects.';
    home = found;
    if (!isColumn(found.object, found.property))
      return `${JSON.stringify(one)} is inside of a column, where no key can be looked up.`;
    const column = columnIn(context, found.contract, found.object, found.property);
    if (!isWritableColumn(column))
      return `${JSON.stringify(one)} has a name that cannot be written in SQL.`;
    columns.push(columnReference(dialect, column));
  }
  const relation = home && table.relationOf(home.contract, home.object);
  if (relation === undefined) return home === undefined ? 'It leads nowhere.' : notMade(home);
  return { relation, columns };
}

function notMade({ contract: { path, content }, object }: Home): string {
  const [name, by] = [object.name, content.name ?? path].map((one) => JSON.stringify(one));
  return `It leads to ${name} of the contract ${by}, of which the project has nothing yet: its test comes with the next scaffold after that of ${by}.`;
}

/** The name of a column of another relation: sources have the names of the database, models those of the contract. */
function columnIn(
  { table }: TestContext,
  contract: WorkspaceContract,
  object: ObjectContent,
  property: PropertyContent,
): string {
  if (contract === table.contract && object.name === table.object.name)
    return table.columnOf(
      table.object.properties.find(({ name }) => name === property.name) ?? property,
    );
  const isSource = table.relationOf(contract, object)?.startsWith('source(') === true;
  return isSource ? (property.physicalName ?? property.name) : property.name;
}

function isColumn(object: ObjectContent, property: PropertyContent): boolean {
  return object.properties.includes(property);
}

const finders = new WeakMap<object, ElementFinder>();

function finderOf({ input }: TestContext): ElementFinder {
  const known = finders.get(input.contracts) ?? new ElementFinder(input.contracts);
  finders.set(input.contracts, known);
  return known;
}
