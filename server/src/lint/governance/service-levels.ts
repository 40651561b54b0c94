import type { ContractRecord } from '../../model/contract-record.ts';
import type { Promises } from '../../model/governance/canvas.ts';
import type { ServiceLevelFact } from '../../model/governance/governed.ts';
import { inLargestUnit, readDuration, readPercent, secondsOf } from '../../spec/duration.ts';
import { hasVariable } from '../has-variable.ts';
import { readSlaName } from '../sla-name.ts';

export type LevelKind = keyof Promises;

/** A service level as a number that can be compared. */
export interface Level {
  readonly kind: LevelKind;
  readonly fact: ServiceLevelFact;
  /** Seconds; percent for the availability. */
  readonly amount: number;
}

const kinds: readonly LevelKind[] = ['latency', 'frequency', 'retention', 'availability'];

/** The service levels of a contract that are understood. */
export function levelsOf({ governed }: ContractRecord): readonly Level[] {
  return (governed?.serviceLevels ?? []).flatMap((fact): Level[] => {
    const name = readSlaName(fact.property.text)?.name;
    const kind = kinds.find((one) => one === name);
    const amount = kind && amountOf(kind, fact);
    return kind === undefined || amount === undefined ? [] : [{ kind, fact, amount }];
  });
}

function amountOf(
  kind: LevelKind,
  { value: { text }, unit }: ServiceLevelFact,
): number | undefined {
  if (hasVariable(text)) return undefined;
  const number = text.trim() === '' ? NaN : Number(text);
  if (kind === 'availability')
    return Number.isNaN(number) ? readPercent(text)?.value : number <= 100 ? number : undefined;
  if (unit === undefined) return readDuration(text)?.value;
  return Number.isNaN(number) ? undefined : secondsOf(number, unit);
}

/** Whether the first one promises more than the second one. */
export function isMore(kind: LevelKind, amount: number, than: number): boolean {
  return kind === 'latency' || kind === 'frequency' ? amount < than : amount > than;
}

/** As people say it: `8 h`, `99.5 %`. */
export function showAmount(kind: LevelKind, amount: number): string {
  if (kind === 'availability') return `${String(amount)} %`;
  const length = inLargestUnit(amount);
  return `${String(length.amount)} ${length.unit === 'm' ? 'min' : length.unit}`;
}

/** The number to write beside the unit that a service level has; undefined where it would not be a plain one. */
export function amountIn({ kind, fact }: Level, amount: number): string | undefined {
  if (Number.isNaN(Number(fact.value.text))) return undefined;
  if (kind === 'availability') return String(amount);
  const unit = fact.unit === undefined ? undefined : secondsOf(1, fact.unit);
  const count = unit === undefined ? NaN : amount / unit;
  return Number.isInteger(count * 4) ? String(count) : undefined;
}

/** Whether a service level is about an object; one that names no element is about all. */
export function isAbout({ element }: ServiceLevelFact, object: string | undefined): boolean {
  if (element === undefined || object === undefined) return true;
  return element.split(',').some((one) => {
    const path = one.trim();
    return path === object || path.startsWith(`${object}.`);
  });
}
