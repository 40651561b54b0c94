import type { Origin, Stated } from '../../../model/governance/origin.ts';
import { contract } from '../../example.ts';
import { rewriteValue } from '../../fixes/rewrite-value.ts';
import { canvasesOf, isNamed } from '../../governance/canvases.ts';
import { demandedBy } from '../../governance/demand.ts';
import { governedContracts, type GovernedContract } from '../../governance/governed-tables.ts';
import { inputsOf, type Input } from '../../governance/inputs.ts';
import {
  amountIn,
  isAbout,
  isMore,
  levelsOf,
  showAmount,
  type Level,
  type LevelKind,
} from '../../governance/service-levels.ts';
import { defineRule, type Params, type WorkspaceReport } from '../../rule.ts';
import type { WorkspaceView } from '../../workspace-view.ts';

type Messages = 'agreed' | 'source' | 'delivers';

const PATH = 'specs/contracts/data-products/sales/revenue.odcs.yaml';
const promising = (hours: number, source = ''): string =>
  contract(`
slaProperties:
  - property: latency
    value: ${String(hours)}
    unit: h
schema:
  - name: ${source === '' ? 'orders' : 'revenue'}
    properties:
      - name: amount${source}`);
const revenue = (hours: number): string =>
  promising(
    hours,
    `
        transformSourceObjects:
          - orders`,
  ).replaceAll(/(id|name): [Oo]rders/g, '$1: revenue');
const slas = {
  'specs/product-canvas/slas.yaml': 'products:\n  - product: revenue\n    latency: 2h\n',
};

export default defineRule<'workspace', Messages>({
  meta: {
    code: 'promises-kept',
    family: 'governance',
    severity: 'warning',
    since: '0.1.0',
    summary: 'A contract promises no more than was agreed, and no more than its sources deliver.',
    explanation:
      'Service levels that cannot be kept are found out by the consumer. `slas.yaml`, and the canvas of a product, say what was agreed: a contract may promise the same or less. Less is a longer latency, a longer time between updates (`frequency`), a shorter retention, a lower availability. Latency also adds up along the lineage: a product is never fresher than what it is made from, updated no more often, and not available more often; how long it keeps its data is its own affair. What it is made from is named in `transformSourceObjects`, by the input ports of the product descriptor, and by the dbt models between; the prefix of a layer is left out, so that `stg_customers` stands for `customers`. Only what both sides say in numbers is compared.',
    examples: [
      {
        title: 'Fresher than was agreed',
        bad: { ...slas, [PATH]: revenue(1) },
        good: { ...slas, [PATH]: revenue(2) },
        fixed: true,
      },
      {
        title: 'Fresher than the source',
        bad: { ...slas, [PATH]: revenue(2), 'specs/contracts/orders.odcs.yaml': promising(6) },
        good: { ...slas, [PATH]: revenue(6), 'specs/contracts/orders.odcs.yaml': promising(6) },
        fixed: true,
      },
    ],
    standards: ['odcs'],
    cost: 'idle',
    fixable: 'unsafe',
    messages: {
      agreed:
        '`{property}` of {value} promises more than was agreed: `{rule}` ({policy}) says {limit}.',
      source:
        '`{property}` of {value} cannot be kept: `{input}`, which it is made from, promises {limit}.',
      delivers: 'this is what the source promises',
    },
    fixes: { rewrite: 'Write `{source}`' },
  },
  on: 'workspace',
  *check(visit): Iterable<WorkspaceReport<Messages>> {
    for (const one of governedContracts(visit)) {
      const levels = levelsOf(one.record);
      if (one.isSource || levels.length === 0 || !hasPolicies(one)) continue;
      const inputs = inputsOf(one, visit.workspace);
      for (const level of levels) {
        const report = judgeInputs(level, inputs) ?? judgeAgreement(level, one, visit.workspace);
        if (report !== undefined) yield report;
      }
    }
  },
  fix: rewriteValue,
});

/** Without anything that was agreed nobody has asked. */
function hasPolicies({ policies: { canvases, promises } }: GovernedContract): boolean {
  return canvases.length > 0 || promises.length > 0;
}

type Judged = WorkspaceReport<Messages> | undefined;

function judgeAgreement(level: Level, one: GovernedContract, workspace: WorkspaceView): Judged {
  const { kind } = level;
  const { promises } = one.policies;
  const agreed = promises.flatMap((entry) =>
    isNamed(one.record, entry.product.value)
      ? placed(entry[kind], `${entry.product.value}.${kind}`)
      : [],
  );
  const own = canvasesOf(one, workspace).flatMap((canvas) =>
    placed(canvas.promises[kind], titles[kind]),
  );
  const [first = own[0]] = agreed;
  if (first === undefined || !isMore(kind, level.amount, first.amount)) return undefined;
  const { demand, params } = demandedBy(first.at, first.rule);
  return { ...report('agreed', level, first.amount, params), demand };
}

const titles: Readonly<Record<LevelKind, string>> = {
  latency: 'SLAs / Latency',
  frequency: 'SLAs / Frequency',
  retention: 'SLAs / Retention',
  availability: 'SLAs / Availability',
};

interface Agreed {
  readonly amount: number;
  readonly at: Origin;
  readonly rule: string;
}

function placed(stated: Stated<number> | undefined, rule: string): readonly Agreed[] {
  return stated === undefined ? [] : [{ amount: stated.value, at: stated.at, rule }];
}

/** The input that a level is farthest from. */
function judgeInputs(level: Level, inputs: readonly Input[]): Judged {
  const { kind, amount, fact } = level;
  // Whoever copies data may keep it for longer.
  if (kind === 'retention') return undefined;
  let worst: { readonly level: Level; readonly input: Input } | undefined;
  for (const input of inputs) {
    if (!isAbout(fact, input.reader)) continue;
    const delivered = deliveredBy(input, kind);
    if (delivered === undefined || !isMore(kind, amount, delivered.amount)) continue;
    if (worst === undefined || isMore(kind, worst.level.amount, delivered.amount))
      worst = { level: delivered, input };
  }
  if (worst === undefined) return undefined;
  const { uri, record, object } = worst.input;
  const input = object ?? record.name ?? record.id ?? '';
  const place = worst.level.fact.value.place;
  const elsewhere = [{ uri, place, messageId: 'delivers' }];
  return { ...report('source', level, worst.level.amount, { input }), elsewhere };
}

/** What an input promises at its best: of several levels nobody knows which one counts. */
function deliveredBy({ record, object }: Input, kind: LevelKind): Level | undefined {
  return levelsOf(record)
    .filter((level) => level.kind === kind && isAbout(level.fact, object))
    .reduce<Level | undefined>(
      (best, level) =>
        best === undefined || isMore(kind, level.amount, best.amount) ? level : best,
      undefined,
    );
}

function report(
  messageId: Messages,
  level: Level,
  limit: number,
  params: Params,
): WorkspaceReport<Messages> {
  const { kind, fact, amount } = level;
  const source = amountIn(level, limit);
  return {
    messageId,
    params: {
      ...params,
      property: fact.property.text,
      value: showAmount(kind, amount),
      limit: showAmount(kind, limit),
    },
    place: fact.value.place,
    ...(source !== undefined && { data: { source } }),
  };
}
