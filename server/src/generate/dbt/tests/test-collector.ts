import type { Range } from '../../../base/range.ts';
import type { QualityContent } from '../../../model/content/contract-content.ts';
import type { Unexpressed } from '../../generated-file.ts';
import { proseText, textArgument } from './dbt-argument.ts';
import type { DbtTest, SingularTest, TableTests } from './dbt-test.ts';
import { ruleConfig } from './rule-config.ts';
import { testName } from './test-names.ts';
import type { TestedTable } from './tested-table.ts';
import type { TestedValue } from './tested-value.ts';

/** A test before it has a name. */
export interface TestDraft {
  readonly test: string;
  readonly arguments: Readonly<Record<string, unknown>>;
  /** Ends its name: `value_range`. Undefined: dbt makes up the name. */
  readonly what: string | undefined;
  readonly at: Range;
  /** The check that asks for it; undefined for what a property says itself. */
  readonly rule?: QualityContent | undefined;
  /** SQL that holds for good values and is null for none: how values inside of columns are tested. */
  readonly condition?: string;
  /** Only the rows for which this SQL holds are tested. */
  readonly where?: string | undefined;
  /** What it is about, where two tests that differ in how it is written are the same. */
  readonly same?: string;
  readonly config?: Readonly<Record<string, unknown>>;
}

interface Kept extends DbtTest {
  readonly column: string | undefined;
}

/** Gathers the tests of one table: none twice, each with a name of its own. */
export class TestCollector {
  readonly table: TestedTable;
  readonly #tests = new Map<string, Kept>();
  readonly #names = new Set<string>();
  readonly #singular: SingularTest[] = [];
  readonly #unexpressed: Unexpressed[] = [];

  constructor(table: TestedTable) {
    this.table = table;
  }

  /** A test of a column, or of what is inside of it: a condition, or a test of the table that is told the SQL of the value. */
  onValue(value: TestedValue, draft: TestDraft): void {
    const { column, label, isWhole, expression } = value;
    const where = [value.where, draft.where].filter((one) => one !== undefined).join(' and ');
    // dbt makes names up from arguments, of which SQL makes bad ones.
    const what = draft.what ?? (isWhole ? undefined : draft.test);
    const whole = { ...draft, what, where: where === '' ? undefined : where };
    if (isWhole) this.#keep(column, label, whole);
    else if (draft.condition !== undefined)
      this.#keep(column, label, {
        ...whole,
        test: 'dataengos_condition',
        arguments: { condition: textArgument(draft.condition) },
      });
    else
      this.#keep(undefined, label, {
        ...whole,
        arguments: { column_name: textArgument(expression), ...draft.arguments },
      });
  }

  /** A test that stands below a column, as the column is all that it looks at. */
  onColumn(column: string, label: string, draft: TestDraft): void {
    this.#keep(column, label, draft);
  }

  onTable(draft: TestDraft): void {
    this.#keep(undefined, this.table.object.name, draft);
  }

  addSingular(what: string, textOf: (name: string) => string, at: Range): void {
    const { name, source } = this.table;
    const unique = this.#unique([source ?? '', name, what], what);
    const path = `tests/dataengos/${unique}.sql`;
    this.#singular.push({ path, text: textOf(unique), at });
  }

  /** Something that cannot be tested: `element` as people find it, `reason` a sentence. */
  miss(element: string, at: Range, reason: string): void {
    this.#unexpressed.push({ path: this.table.contract.path, at, element, reason });
  }

  finish(): TableTests {
    const columns = new Map<string, DbtTest[]>();
    const table: DbtTest[] = [];
    for (const { column, ...test } of this.#tests.values()) {
      const own = column === undefined ? table : (columns.get(column) ?? []);
      own.push(test);
      if (column !== undefined) columns.set(column, own);
    }
    return { columns, table, singular: this.#singular, unexpressed: this.#unexpressed };
  }

  #keep(column: string | undefined, label: string, draft: TestDraft): void {
    const { test, arguments: given, rule, where, at } = draft;
    const key = JSON.stringify([column, test, draft.same ?? given, where]);
    const config: Readonly<Record<string, unknown>> = {
      ...(where !== undefined && { where }),
      ...(rule !== undefined && ruleConfig(rule)),
      ...draft.config,
    };
    const description = rule?.description === undefined ? undefined : proseText(rule.description);
    const earlier = this.#tests.get(key);
    if (earlier !== undefined) {
      // What must not be at all is no matter of a warning because a check says it again.
      const isWarning = earlier.config.severity === 'warn' && config.severity === 'warn';
      const { severity: _, ...merged } = { ...config, ...earlier.config };
      this.#tests.set(key, {
        ...earlier,
        config: { ...merged, ...(isWarning && { severity: 'warn' }) },
        description: earlier.description ?? description,
      });
      return;
    }
    const name = this.#nameOf(label, draft, key);
    this.#tests.set(key, { column, test, name, arguments: given, config, description, at });
  }

  #nameOf(label: string, { rule, what }: TestDraft, key: string): string | undefined {
    const own = rule?.name ?? what;
    if (own === undefined) return undefined;
    const { name, source, object } = this.table;
    // The label starts with the object, in whose place the relation stands.
    const inside = label.startsWith(`${object.name}.`) ? label.slice(object.name.length + 1) : '';
    return this.#unique([source ?? '', name, inside, own], key);
  }

  #unique(parts: readonly string[], key: string): string {
    let name = testName(parts);
    for (let more = 1; this.#names.has(name); more++)
      name = testName([...parts, `${key}\0${more}`]);
    this.#names.add(name);
    return name;
  }
}
