import type { SymbolRecord } from '../../../model/contract-record.ts';
import type { Guarantee } from '../../../model/governance/tiering-policy.ts';
import { contract } from '../../example.ts';
import { addQuality } from '../../fixes/add-quality.ts';
import { demandedBy } from '../../governance/demand.ts';
import {
  governedContracts,
  propertiesOf,
  tablesOf,
  type GovernedContract,
  type GovernedTable,
} from '../../governance/governed-tables.ts';
import { guaranteed, pathOfTier, tierOfTable } from '../../governance/tiers.ts';
import { defineRule, type WorkspaceReport } from '../../rule.ts';

type Messages = Exclude<Guarantee, 'contract'>;

const standards = `# Tiering standards

## Bronze

- Layer: raw

## Silver

- Layer: staging, intermediate

## Gold

- Layer: marts
- Guarantees: a contract with quality rules and an owner
`;
const gold = (quality: string): Readonly<Record<string, string>> => ({
  'specs/governance/tiering-standards.md': standards,
  'specs/contracts/data-products/sales/orders.odcs.yaml': contract(`
team:
  name: sales
schema:
  - name: fct_orders
    properties:
      - name: order_id${quality}`),
});

export default defineRule<'workspace', Messages>({
  meta: {
    code: 'tier-guarantees',
    family: 'governance',
    severity: 'warning',
    since: '0.1.0',
    summary: 'A table has what the standards guarantee of its tier.',
    explanation:
      'People build on a gold table because of what its tier promises. `Guarantees` in `tiering-standards.md` says what that is: quality rules (of the table or of one of its properties), an owner (a `team` with a name or members), a service level (`slaProperties`), a primary key, a description. The tier of a table is its tag `bronze`, `silver` or `gold`, or that of the contract; without one it is the tier whose `Layer` names the layer of the table: the custom property `layer`, `marts` for the objects of data products. Source contracts are bronze. Owner and service level belong to the whole contract, so they are asked for once, at its first table of the tier.',
    examples: [
      {
        title: 'A gold table that nothing checks',
        bad: gold(''),
        good: gold(`
    quality:
      - metric: rowCount
        mustBeGreaterThan: 0`),
        fixed: true,
      },
    ],
    standards: ['odcs'],
    cost: 'idle',
    fixable: 'unsafe',
    messages: {
      quality: '`{name}` is {tier} and has no quality rules: `{rule}` ({policy}) guarantees them.',
      owner:
        '`{name}` is {tier}, and its contract has no owner: `{rule}` ({policy}) guarantees one. Name a `team`.',
      'service-level':
        '`{name}` is {tier}, and its contract has no service level: `{rule}` ({policy}) guarantees one. Write `slaProperties`.',
      key: '`{name}` is {tier} and has no primary key: `{rule}` ({policy}) guarantees one.',
      description: '`{name}` is {tier} and has no description: `{rule}` ({policy}) guarantees one.',
    },
    fixes: { check: 'Check that it has rows' },
  },
  on: 'workspace',
  *check(visit): Iterable<WorkspaceReport<Messages>> {
    for (const one of governedContracts(visit)) {
      // What is missing may stand where the parser had to guess.
      if (!one.record.partial) yield* judge(one);
    }
  },
  fix: addQuality,
});

function* judge(one: GovernedContract): Iterable<WorkspaceReport<Messages>> {
  const { tiering } = one.policies;
  if (tiering === undefined) return;
  const asked = new Set<Guarantee>();
  for (const table of tablesOf(one)) {
    const { name, namePlace: place } = table.symbol;
    const tier = tierOfTable(table, tiering);
    if (tier === undefined || name === undefined || place === undefined) continue;
    for (const [guarantee, at] of guaranteed(tier)) {
      if (guarantee === 'contract' || asked.has(guarantee) || has[guarantee](table)) continue;
      if (ofContract.has(guarantee)) asked.add(guarantee);
      const { demand, params } = demandedBy(at, pathOfTier(tier, 'Guarantees'));
      yield { messageId: guarantee, params: { ...params, name, tier: tier.tier }, place, demand };
    }
  }
}

const ofContract: ReadonlySet<Guarantee> = new Set<Guarantee>(['owner', 'service-level']);

const has: Readonly<Record<Messages, (table: GovernedTable) => boolean>> = {
  quality: (table) =>
    table.symbol.governed?.quality === true ||
    anyProperty(table, ({ governed }) => governed?.quality === true),
  owner: ({ contract: { record } }) => record.governed?.owned === true,
  'service-level': ({ contract: { record } }) => record.governed?.serviceLevels !== undefined,
  key: (table) => anyProperty(table, ({ primaryKey }) => primaryKey),
  description: ({ symbol }) => symbol.description !== '',
};

function anyProperty(table: GovernedTable, is: (symbol: SymbolRecord) => boolean): boolean {
  return propertiesOf(table).some(({ symbol }) => is(symbol));
}
