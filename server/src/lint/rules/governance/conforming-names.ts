import type { DbtColumn } from '../../../model/dbt/dbt-model.ts';
import { conformingNames } from '../../../model/governance/names/conforming-name.ts';
import { judgeName } from '../../../model/governance/names/judge-name.ts';
import { contract } from '../../example.ts';
import { governedNames, type GovernedName } from '../../governance/governed-names.ts';
import { isOwnAlias } from '../../governance/own-alias.ts';
import { nameMessages, reportName, type NameMessages } from '../../governance/name-report.ts';
import { renameInText } from '../../fixes/rename-in-text.ts';
import { defineRule, type Fix, type WorkspaceReport } from '../../rule.ts';
import type { WorkspaceVisit } from '../../workspace-view.ts';

const casing = '{ "casing": { "tables": "snake_case", "columns": "snake_case" } }\n';
const founding = `{
  "layers": {
    "staging": { "prefix": "stg_", "materialization": "view" },
    "intermediate": { "prefix": "int_", "materialization": "ephemeral" },
    "marts": { "prefix": "fct_|dim_", "materialization": "table" }
  },
  "column_rules": {
    "boolean": { "prefix": "is_|has_", "example": "is_active" },
    "timestamp": { "suffix": "_at", "timezone": "UTC" }
  }
}
`;

const schema = (table: string, ...columns: readonly string[]): string =>
  contract(`
schema:
  - name: ${table}
    properties:
${columns.map((name) => `      - name: ${name}\n        logicalType: ${typeOf(name)}`).join('\n')}`);

function typeOf(name: string): string {
  return name.includes('created') ? 'timestamp' : name.includes('active') ? 'boolean' : 'string';
}

export default defineRule<'workspace', NameMessages>({
  meta: {
    code: 'conforming-names',
    family: 'governance',
    severity: 'warning',
    since: '0.1.0',
    summary: 'Tables, columns and constants are called as the naming policy wants it.',
    explanation:
      'What [naming.json](../governance.md) says is asked of the objects and properties of contracts (their physical names, too, where they are ours to choose), of data products and their ports, of dbt models, their columns and constants, and of the nodes of topologies. A name that breaks several rules is reported once, with all of them and the lines that demand them. The quick-fix renames everywhere: in the contract, in the references and queries that name it, in contracts that refer to it, and in the YAML of dbt; a dbt model with its file and all refs to it, a column of a model where only its alias says the name. A name that has to stay is an exception in the policy, with its reason and, better, its last day.',
    examples: [
      {
        title: 'The casing of a table',
        bad: {
          'specs/governance/naming.json': casing,
          'specs/contracts/sources/crm/customers.odcs.yaml': schema('customerData', 'email'),
        },
        good: {
          'specs/governance/naming.json': casing,
          'specs/contracts/sources/crm/customers.odcs.yaml': schema('customer_data', 'email'),
        },
      },
      {
        title: 'Prefixes and suffixes by layer and type',
        bad: {
          'specs/governance/naming.json': founding,
          'specs/contracts/data-products/sales/customers.odcs.yaml': schema(
            'customers',
            'active',
            'created_date',
          ),
        },
        good: {
          'specs/governance/naming.json': founding,
          'specs/contracts/data-products/sales/customers.odcs.yaml': schema(
            'dim_customers',
            'is_active',
            'created_at',
          ),
        },
      },
    ],
    standards: ['odcs', 'odps'],
    files: ['dbt-model', 'dbt-properties', 'topology'],
    cost: 'idle',
    fixable: 'unsafe',
    messages: nameMessages,
    fixes: {
      node: 'Call it `{value}` in this flowchart',
      column: 'Call it `{value}` here, as the SQL of the model has no column `{name}`',
    },
  },
  on: 'workspace',
  *check(visit, { today }): Iterable<WorkspaceReport<NameMessages>> {
    for (const one of governedNames(visit)) {
      const report = reportName(one, judgeName(one.policy, one.thing, today));
      if (report === undefined) continue;
      const fix = fixIn(one, visit);
      if (fix === undefined) yield report;
      // The text of the file alone does not tell them.
      else {
        const names = proposed(one, visit, today).join(' ');
        yield { ...report, data: { ...report.data, names, fix } };
      }
    }
  },
  renames({ data }, visit, { today }): readonly string[] {
    for (const one of governedNames(visit)) {
      const { line, start } = one.place;
      if (line !== data?.line || start !== data.start) continue;
      const { within } = one;
      if (within === 'contract' || within === 'dbt') return proposed(one, visit, today);
      if (within === 'dbt-column' && isOwnAlias(one, visit)) return proposed(one, visit, today);
    }
    return [];
  },
  fixText({ data, range }, text): readonly Fix[] {
    const { name, names, fix } = data ?? {};
    if (typeof name !== 'string' || typeof names !== 'string' || names === '') return [];
    if (fix === 'column' && text.slice(range.start, range.end) !== name) return [];
    return names.split(' ').map((value) => ({
      title: fix === 'column' ? 'column' : 'node',
      params: { value, name },
      edits: fix === 'column' ? [{ range, newText: value }] : renameInText(text, name, value),
      safety: 'unsafe',
    }));
  },
});

/** Which of the fixes helps in the file alone, if one does. */
function fixIn(
  { within, thing }: GovernedName,
  { uri, workspace }: WorkspaceVisit,
): 'node' | 'column' | undefined {
  if (within === 'flowchart') return 'node';
  if (within !== 'description' || thing.object === undefined) return undefined;
  const [place, other] = workspace.models(thing.object, uri);
  const columns = place?.model.columns;
  // The name that the SQL gives is the one to be changed, and a star may give any.
  const isGiven = ({ name: { text } }: DbtColumn): boolean =>
    text === '*' || text.toLowerCase() === thing.name.toLowerCase();
  return other !== undefined || columns === undefined || columns.some(isGiven)
    ? undefined
    : 'column';
}

function proposed(
  { policy, thing, within, beside }: GovernedName,
  { uri, workspace }: WorkspaceVisit,
  today: string | undefined,
): readonly string[] {
  const taken = new Set(Array.from(beside(), (name) => name?.toLowerCase()));
  return conformingNames(
    policy,
    thing,
    today,
    (name) =>
      taken.has(name.toLowerCase()) || (within === 'dbt' && workspace.models(name, uri).length > 0),
  );
}
