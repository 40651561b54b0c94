import type { YamlRecord } from '../../../generate/dbt/yaml/yaml-text.ts';
import { readSlaName } from '../../../lint/sla-name.ts';
import type { ServiceLevelContent } from '../../../model/content/contract-content.ts';
import type { Promises } from '../../../model/governance/canvas.ts';
import type { Policies } from '../../../model/governance/policies.ts';
import { normalise } from '../../../base/similar.ts';
import { inLargestUnit, readDuration, readPercent, secondsOf } from '../../../spec/duration.ts';
import type { CanvasPage } from '../canvas/canvas-page.ts';
import type { SourceTable } from './source-tables.ts';
import { saying, type Sentence } from '../../sentence.ts';
import { levelNames } from '../level-names.ts';

type Kind = keyof Promises;

/** Where nobody has said anything: what came yesterday. */
const USUAL: Readonly<Partial<Record<Kind, number>>> = { latency: 86_400, frequency: 86_400 };

export interface ServiceLevels {
  readonly entries: readonly YamlRecord[];
  /** The latency as people say it: `24 h`. */
  readonly latency: string;
  readonly open: readonly Sentence[];
}

/** What the product promises: what was agreed, and no more than its sources deliver. `element`: the time of loading. */
export function serviceLevels(
  name: string,
  canvas: CanvasPage | undefined,
  { promises }: Policies,
  tables: readonly SourceTable[],
  element: string,
): ServiceLevels {
  const listed = promises.find(({ product }) => normalise(product.value) === normalise(name));
  const open: Sentence[] = [];
  const agreed = (kind: Kind): number | undefined =>
    listed?.[kind]?.value ?? canvas?.promises[kind]?.value;
  const kept = (kind: Kind): number | undefined => {
    const wanted = agreed(kind) ?? USUAL[kind];
    const worst = worstOf(kind, tables);
    if (wanted === undefined || worst === undefined || !promisesMore(kind, wanted, worst.amount))
      return wanted;
    if (agreed(kind) !== undefined)
      open.push(
        saying(
          'Who tells the consumers that {kind} is {amount} and not {wanted}? `{source}` delivers no better.',
          {
            kind: levelNames[kind],
            amount: show(kind, worst.amount),
            wanted: show(kind, wanted),
            source: worst.source,
          },
        ),
      );
    return worst.amount;
  };
  const latency = kept('latency') ?? 0;
  const frequency = kept('frequency') ?? 0;
  const availability = kept('availability');
  const retention = agreed('retention');
  if (agreed('latency') === undefined)
    open.push(
      saying('How old may the data be? {amount} is a guess: no canvas says it.', {
        amount: show('latency', latency),
      }),
    );
  const schedule = scheduleOf(canvas?.levels.get('frequency'), frequency);
  const entry = (property: Kind, amount: number): YamlRecord => ({
    property,
    ...valueOf(property, amount),
    element,
  });
  return {
    open,
    latency: show('latency', latency),
    entries: [
      entry('latency', latency),
      {
        ...entry('frequency', frequency),
        ...(schedule !== undefined && { scheduler: 'cron', schedule }),
      },
      ...(availability === undefined
        ? []
        : [{ property: 'availability', value: availability, unit: 'percent' }]),
      ...(retention === undefined ? [] : [entry('retention', retention)]),
    ],
  };
}

/** A latency of a day is `24 h`, as most contracts write it. */
function valueOf(kind: Kind, seconds: number): { readonly value: number; readonly unit: string } {
  if (kind === 'latency' && seconds === 86_400) return { value: 24, unit: 'h' };
  const { amount, unit } = inLargestUnit(seconds);
  return { value: amount, unit: unit === 'm' ? 'min' : unit };
}

function show(kind: Kind, amount: number): string {
  if (kind === 'availability') return `${String(amount)} %`;
  const { value, unit } = valueOf(kind, amount);
  return `${String(value)} ${unit}`;
}

function promisesMore(kind: Kind, amount: number, than: number): boolean {
  return kind === 'latency' || kind === 'frequency' ? amount < than : amount > than;
}

interface Worst {
  readonly amount: number;
  readonly source: string;
}

/** The least that one of the sources promises. */
function worstOf(kind: Kind, tables: readonly SourceTable[]): Worst | undefined {
  let worst: Worst | undefined;
  for (const { contract, object } of tables) {
    for (const level of contract.content.serviceLevels) {
      if (readSlaName(level.property)?.name !== kind || !isAbout(level, object.name)) continue;
      const amount = amountOf(kind, level);
      if (
        amount === undefined ||
        (worst !== undefined && !promisesMore(kind, worst.amount, amount))
      )
        continue;
      worst = { amount, source: contract.content.name ?? contract.path };
    }
  }
  return worst;
}

function isAbout({ elements }: ServiceLevelContent, object: string): boolean {
  return (
    elements.length === 0 ||
    elements.some((path) => path === object || path.startsWith(`${object}.`))
  );
}

function amountOf(kind: Kind, { value, unit }: ServiceLevelContent): number | undefined {
  if (value === undefined || typeof value === 'boolean' || value === '') return undefined;
  const number = Number(value);
  if (kind === 'availability')
    return Number.isNaN(number) ? readPercent(String(value))?.value : number;
  if (unit === undefined) return readDuration(String(value))?.value;
  return Number.isNaN(number) ? undefined : secondsOf(number, unit);
}

/** `every day at 06:00 UTC` as a schedule. */
function scheduleOf(text: string | undefined, frequency: number): string | undefined {
  const [, hour, minute] = /(?<!\d)([01]?\d|2[0-3]):([0-5]\d)(?!\d)/.exec(text ?? '') ?? [];
  if (hour === undefined || frequency !== 86_400) return undefined;
  return `${String(Number(minute))} ${String(Number(hour))} * * *`;
}
