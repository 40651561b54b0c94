import { contract } from '../../example.ts';
import { fixClassification } from '../../fixes/classify.ts';
import { classification } from '../../governance/classification-example.ts';
import {
  ClassificationLineage,
  sourcesOf,
  type KnownLevel,
} from '../../governance/classification-lineage.ts';
import {
  classifiedTables,
  isExcepted,
  levelProblem,
  type ClassifiedTable,
} from '../../governance/classified-properties.ts';
import { demandedBy } from '../../governance/demand.ts';
import { protectingMacros } from '../../governance/protecting-functions.ts';
import { hasVariable } from '../../has-variable.ts';
import type { SymbolRecord } from '../../../model/contract-record.ts';
import type { Policies } from '../../../model/governance/policies.ts';
import { defineRule, type WorkspaceReport } from '../../rule.ts';

type Messages = 'unclassified' | 'too-open' | 'source';

const source = contract(`
schema:
  - name: customers
    properties:
      - name: email
        logicalType: string
        classification: confidential
        customProperties:
          - property: treatment
            value: hash`);
const product = (level: string, logic: string): string =>
  contract(`
schema:
  - name: dim_customers
    properties:
      - name: contact
        logicalType: string
        classification: ${level}
        transformSourceObjects:
          - customers
        transformLogic: ${logic}`).replace('id: orders', 'id: customer_report');

const sources = { ...classification, 'specs/contracts/sources/customers.odcs.yaml': source };
const path = 'specs/contracts/data-products/customer_report.odcs.yaml';

export default defineRule<'workspace', Messages>({
  meta: {
    code: 'classification-flows-down',
    family: 'governance',
    severity: 'error',
    presets: { relaxed: 'warning' },
    since: '0.1.0',
    summary:
      'A property is not more open than the properties that it is made of, unless something protects the value on the way.',
    explanation:
      'A mail address stays one in the next table, whatever it is called there. `transformSourceObjects` says what a property is made of, `transformLogic` how: without it, the column of the same name is meant. A value counts as protected behind a macro that carries out a policy of `classification.yaml`, behind a hash, behind an aggregate such as `count`, `sum` or `avg` (`min` and `max` show a value), and where the property says with the custom property `treatment` what is done. What only decides, in the condition of CASE or in a comparison, is not shown. Sources are looked up in the contracts of the workspace, `stg_customers` by the prefixes of `naming.json` also as `customers`, through any number of contracts. A property without a level may be shown to anybody, so it is reported where its source is as closed as classes ask for.',
    examples: [
      {
        title: 'A confidential value in a public property',
        bad: { ...sources, [path]: product('public', 'lower(email)') },
        good: { ...sources, [path]: product('confidential', 'lower(email)') },
        fixed: true,
      },
      {
        title: 'The macro of the policy stands between',
        bad: { ...sources, [path]: product('internal', 'email') },
        good: { ...sources, [path]: product('internal', `"{{ hash_pii('email') }}"`) },
      },
    ],
    standards: ['odcs'],
    cost: 'idle',
    fixable: 'unsafe',
    messages: {
      unclassified:
        '`{name}` shows `{source}`, which is `{level}` by `{rule}` ({policy}): it must be classified `{level}` or stricter, or the value protected on the way.',
      'too-open':
        '`{declared}` is too open: `{name}` shows `{source}`, which is `{level}` by `{rule}` ({policy}).',
      source: '`{source}` is `{level}`.',
    },
    fixes: { level: 'Write `classification: {level}`' },
  },
  on: 'workspace',
  *check(visit, { today = '' }): Iterable<WorkspaceReport<Messages>> {
    const { uri, workspace } = visit;
    let lineage: ClassificationLineage | undefined;
    let of: Policies | undefined;
    for (const classified of classifiedTables(visit)) {
      const { table, policy, classifier } = classified;
      const { record, policies } = table.contract;
      const sources = sourcesOf(record);
      if (sources.size === 0) continue;
      // Documents of one file may belong to several domains.
      if (lineage === undefined || of !== policies) {
        const macros = protectingMacros(policy, policies.macros);
        lineage = new ClassificationLineage(workspace, { classifier, macros, policies });
        of = policies;
      }
      for (const { symbol, index } of classified.properties) {
        if (!sources.has(index)) continue;
        const shown = lineage.shownBy({ uri, record, index, symbol });
        if (shown === undefined || !isTooOpen(symbol, shown, classified)) continue;
        if (isExcepted(classified, symbol.name ?? '', today)) continue;
        const report = reportOf(symbol, shown);
        if (report !== undefined) yield report;
      }
    }
  },
  fix: fixClassification,
});

/** Whether the level of a property is too open for what it shows, and no other rule says so already. */
function isTooOpen(symbol: SymbolRecord, shown: KnownLevel, classified: ClassifiedTable): boolean {
  const { classifier } = classified;
  const { name, governed } = symbol;
  const declared = governed?.classification?.text;
  if (name === undefined || (declared !== undefined && hasVariable(declared))) return false;
  const demand = classifier.demand(symbol);
  if (demand !== undefined && levelProblem({ ...classified, symbol, name, demand }) !== undefined)
    return false;
  if (declared === undefined)
    return classifier.sensitiveRank !== undefined && shown.rank >= classifier.sensitiveRank;
  const rank = classifier.rankOf(declared);
  return rank !== undefined && rank < shown.rank;
}

function reportOf(
  { name = '', namePlace, governed }: SymbolRecord,
  shown: KnownLevel,
): WorkspaceReport<Messages> | undefined {
  const said = governed?.classification;
  const place = said?.place ?? namePlace;
  if (place === undefined) return undefined;
  const { level, property: source } = shown;
  const by = demandedBy(shown.by.at, shown.by.rule);
  const params = { ...by.params, name, source, level };
  return {
    ...by,
    messageId: said === undefined ? 'unclassified' : 'too-open',
    place,
    params: said === undefined ? params : { ...params, declared: said.text },
    elsewhere: [{ ...shown.place, messageId: 'source', params: { source, level } }],
    data: { level },
  };
}
