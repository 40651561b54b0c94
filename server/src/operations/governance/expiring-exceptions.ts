import { readIsoTime } from '../../lint/iso-time.ts';
import type { Policies } from '../../model/governance/policies.ts';
import type { Stated } from '../../model/governance/origin.ts';
import type { ExpiringException } from './report.ts';

const DAY = 86_400_000;

interface Exception {
  readonly name: Stated<string>;
  readonly reason: string | undefined;
  readonly expires: Stated<string> | undefined;
}

/** The exceptions of policies that end on a day, each once, the next first. */
export function expiringExceptions(
  all: Iterable<Policies>,
  today: string | undefined,
): readonly ExpiringException[] {
  const found = new Map<string, ExpiringException>();
  const add = (policy: ExpiringException['policy'], { name, reason, expires }: Exception): void => {
    if (expires === undefined) return;
    const { uri, place } = expires.at;
    found.set(`${uri} ${String(place.line)} ${String(place.start)}`, {
      policy,
      name: name.value,
      reason: reason ?? '',
      expires: expires.value,
      daysLeft: daysBetween(today, expires.value),
      at: expires.at,
    });
  };
  for (const { naming, classification } of all) {
    for (const one of naming?.exceptions ?? []) add('naming', one);
    for (const one of classification?.exceptions ?? []) add('classification', one);
  }
  return [...found.values()].sort(
    (a, b) =>
      compare(a.expires, b.expires) || compare(a.name, b.name) || compare(a.at.uri, b.at.uri),
  );
}

function daysBetween(from: string | undefined, to: string): number | undefined {
  const start = readIsoTime(from ?? '');
  const end = readIsoTime(to);
  return start === undefined || end === undefined ? undefined : Math.round((end - start) / DAY);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
