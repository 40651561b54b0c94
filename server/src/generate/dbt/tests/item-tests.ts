import type { PropertyContent, QualityContent } from '../../../model/content/contract-content.ts';
import { allowedValues } from './allowed-values.ts';
import type { Check } from './check.ts';
import { isWritableColumn } from './column-name.ts';
import { textArgument } from './dbt-argument.ts';
import { asType, textOf, type Container } from './inner-values.ts';
import { itemRows } from './item-rows.ts';
import { nestedSql } from './nested-sql.ts';
import { conditionOf } from './check-condition.ts';
import { describingOptions, optionChecks, patternCheck } from './option-checks.ts';
import { demandNone, operatorsOf } from './operators.ts';
import type { TestContext } from './test-context.ts';

/** What each item of an array must keep, also the properties of items that are objects. */
export function itemTests(
  context: TestContext,
  item: PropertyContent,
  container: Container,
  label: string,
): void {
  new ItemTests(context, container).look(item, [], label);
}

class ItemTests {
  readonly #context: TestContext;
  readonly #container: Container;

  constructor(context: TestContext, container: Container) {
    this.#context = context;
    this.#container = container;
  }

  look(property: PropertyContent, path: readonly string[], label: string): void {
    const { dialect } = this.#context;
    const text = textOf(dialect, 'item', path, property);
    const value = asType(dialect, text, property);
    const add = (what: string, condition: string, rule?: QualityContent): void => {
      this.#add(property, label, { what, condition, rule });
    };
    if (property.required || property.primaryKey) add('not_null', `${text} is not null`);
    this.#missRest(property, label);
    if (property.enum.length > 0) {
      const values = allowedValues(
        dialect,
        property,
        property.enum.map((one) => one.value),
      );
      if (typeof values === 'string') this.#miss(property, `${label}: enum`, values);
      else if (values.length === 0)
        this.#miss(property, `${label}: enum`, 'There is no value that may occur.');
      else add('accepted_values', `${value} in (${values.map((one) => one.sql).join(', ')})`);
    }
    for (const check of optionChecks(dialect, property, 'model'))
      this.#check(property, label, value, check);
    for (const rule of property.quality) this.#rule(property, label, { rule, value, text });
    for (const one of property.properties) {
      const name = one.physicalName ?? one.name;
      if (isWritableColumn(name)) this.look(one, [...path, name], `${label}.${one.name}`);
      else
        this.#miss(
          one,
          `${label}.${one.name}`,
          'Its name has characters that cannot be written in SQL.',
        );
    }
  }

  #check(property: PropertyContent, label: string, value: string, check: Check): void {
    if (check.kind === 'missing') {
      this.#miss(property, `${label}: ${check.element}`, check.reason);
      return;
    }
    const what = check.kind === 'range' || check.kind === 'pattern' ? check.what : check.kind;
    const condition = conditionOf(this.#context.dialect, value, check);
    this.#add(property, label, { what, condition });
  }

  #rule(
    property: PropertyContent,
    label: string,
    { rule, value, text }: { rule: QualityContent; value: string; text: string },
  ): void {
    const { dialect, collector } = this.#context;
    const element = `${label}: quality check ${JSON.stringify(rule.name ?? rule.metric ?? rule.type)}`;
    const miss = (reason: string): void => {
      collector.miss(element, rule.at, reason);
    };
    const operators = operatorsOf(rule);
    const none = typeof operators !== 'string' && demandNone(operators, rule.unit === 'percent');
    if (
      rule.type !== 'library' ||
      !none ||
      (rule.metric !== 'nullValues' && rule.metric !== 'invalidValues')
    ) {
      miss(
        'Of the items of an array only null and invalid values can be tested, with none of them allowed.',
      );
      return;
    }
    if (rule.metric === 'nullValues') {
      this.#add(property, label, { what: 'not_null', condition: `${text} is not null`, rule });
      return;
    }
    const { validValues, pattern } = rule.arguments;
    const values = Array.isArray(validValues)
      ? allowedValues(dialect, property, validValues)
      : undefined;
    const check = pattern === undefined ? undefined : patternCheck(dialect, pattern);
    if (typeof values === 'string' || check?.kind === 'missing') {
      miss(typeof values === 'string' ? values : check?.kind === 'missing' ? check.reason : '');
      return;
    }
    const conditions = [
      ...(values === undefined || values.length === 0
        ? []
        : [`${value} in (${values.map((one) => one.sql).join(', ')})`]),
      ...(check === undefined ? [] : [conditionOf(dialect, value, check)]),
    ];
    if (conditions.length === 0) miss('It does not say which values are valid.');
    else this.#add(property, label, { what: 'valid', condition: conditions.join(' and '), rule });
  }

  /** What cannot be said of items. */
  #missRest(property: PropertyContent, label: string): void {
    const { logicalType, options } = property;
    if (property.primaryKey)
      this.#miss(
        property,
        `${label}: primaryKey`,
        'A key is made of columns; of items only the nulls are tested.',
      );
    if (property.unique)
      this.#miss(
        property,
        `${label}: unique`,
        'Items of different rows are not compared; `uniqueItems` is about those of one row.',
      );
    if (property.relationships.length > 0)
      this.#miss(
        property,
        `${label}: relationship`,
        'Relationships of items of arrays cannot be tested; a check with a query could.',
      );
    const isContainer = ['object', 'array', 'map', 'vector'].includes(logicalType ?? '');
    const limits = Object.keys(options).filter(
      (name) => !describingOptions.has(name) && options[name] !== false && options[name] !== null,
    );
    if (isContainer && limits.length > 0)
      this.#miss(
        property,
        `${label}: ${limits.join(', ')}`,
        'Containers in arrays cannot be measured; a check with a query could.',
      );
    if (property.items !== undefined || property.map !== undefined)
      this.#miss(property, `${label}[]`, 'Only the first level of arrays is taken apart.');
  }

  #add(
    property: PropertyContent,
    label: string,
    {
      what,
      condition,
      rule,
    }: { what: string; condition: string; rule?: QualityContent | undefined },
  ): void {
    const { collector, dialect } = this.#context;
    const { column, json, path, where } = this.#container;
    const at = rule?.at ?? property.at;
    if (itemRows(dialect.adapter) === undefined) {
      this.#miss(
        property,
        `${label}: ${what}`,
        `${dialect.adapter} does not take arrays apart in a test.`,
      );
      return;
    }
    const inside = label.slice(collector.table.object.name.length + 1).replaceAll('[]', '');
    collector.onColumn(column, collector.table.object.name, {
      test: 'dataengos_item_values',
      arguments: {
        items: textArgument(path.length === 0 ? json : nestedSql(dialect).member(json, path)),
        condition: textArgument(condition),
      },
      what: `${inside}_${what}`,
      ...{ at, rule, where },
    });
  }

  #miss(property: PropertyContent, element: string, reason: string): void {
    this.#context.collector.miss(element, property.nameAt, reason);
  }
}
