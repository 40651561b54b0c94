import type {
  ObjectContent,
  PropertyContent,
  ServiceLevelContent,
} from '../../../model/content/contract-content.ts';
import type { WorkspaceContract } from '../../../model/content/workspace-contract.ts';
import type { Adapter } from '../dbt-input.ts';
import { columnType } from '../types/property-type.ts';
import { typeName } from '../types/sql-type.ts';
import { renderedIdentifier } from '../sql/identifier.ts';
import type { YamlRecord } from './yaml-text.ts';

/** How fresh a table must be, as the configuration of a source has it; empty where the contract does not say. */
export function freshnessOf(
  contract: WorkspaceContract,
  object: ObjectContent,
  adapter: Adapter,
): YamlRecord {
  const latency = levelOf('latency', contract, object);
  if (latency === undefined) return {};
  const late = secondsOf(latency.level);
  if (late === undefined || latency.property === undefined) return {};
  const frequency = levelOf('frequency', contract, object);
  const between = frequency === undefined ? undefined : secondsOf(frequency.level);
  return {
    loaded_at_field: loadedAt(latency.property, adapter),
    freshness: {
      // Just before the next delivery the newest row is as old as both together.
      ...(between !== undefined && { warn_after: period(late) }),
      error_after: period(late + (between ?? 0)),
    },
  };
}

/** Why a promise of freshness cannot be checked by dbt; undefined where it can, or where there is none. */
export function unsaidFreshness(
  contract: WorkspaceContract,
  object: ObjectContent,
): { readonly level: ServiceLevelContent; readonly reason: string } | undefined {
  const latency = levelOf('latency', contract, object);
  if (latency === undefined) return undefined;
  const { level, property } = latency;
  if (secondsOf(level) === undefined) {
    return { level, reason: 'Its value or unit is no duration that dbt knows.' };
  }
  if (property !== undefined) return undefined;
  return {
    level,
    reason:
      'Name the timestamp that says when a row was loaded as its `element`, such as `orders.loaded_at`.',
  };
}

interface FoundLevel {
  readonly level: ServiceLevelContent;
  readonly property: PropertyContent | undefined;
}

const synonyms: Readonly<Record<string, string>> = {
  ly: 'latency',
  freshness: 'latency',
  fy: 'frequency',
};

function levelOf(
  kind: 'latency' | 'frequency',
  { content }: WorkspaceContract,
  object: ObjectContent,
): FoundLevel | undefined {
  const only = content.objects.length === 1;
  for (const level of content.serviceLevels) {
    const said = level.property.toLowerCase();
    if ((Object.hasOwn(synonyms, said) ? synonyms[said] : said) !== kind) continue;
    if (level.elements.length === 0) return { level, property: undefined };
    for (const element of level.elements) {
      const [first = '', second] = element.split('.');
      if (second === undefined && first === object.name) return { level, property: undefined };
      const name =
        first === object.name ? second : second === undefined && only ? first : undefined;
      const property = object.properties.find((one) => one.name === name);
      const type = property === undefined ? undefined : columnType(property)?.kind;
      if (type === 'timestamp' || type === 'date') return { level, property };
    }
  }
  return undefined;
}

const units: readonly (readonly [RegExp, number])[] = [
  [/^(s|sec|secs|second|seconds)$/i, 1],
  [/^(m|min|mins|minute|minutes)$/i, 60],
  [/^(h|hr|hrs|hour|hours)$/i, 3600],
  [/^(d|day|days)$/i, 86_400],
  [/^(w|week|weeks)$/i, 604_800],
  [/^(mo|month|months)$/i, 2_592_000],
  [/^(y|yr|year|years)$/i, 31_536_000],
];

/** Undefined for what is no duration. */
function secondsOf({ value, unit }: ServiceLevelContent): number | undefined {
  const match = /^\s*(\d+(?:\.\d+)?)\s*([a-z]*)\s*$/i.exec(String(value ?? ''));
  const written = match?.[2] === '' ? unit : (match?.[2] ?? unit);
  const factor = units.find(([pattern]) => pattern.test(written ?? ''))?.[1];
  const seconds = match === null || factor === undefined ? 0 : Number(match[1]) * factor;
  return seconds > 0 && seconds < 1e11 ? seconds : undefined;
}

/** dbt counts in minutes, hours and days. */
function period(seconds: number): YamlRecord {
  if (seconds % 86_400 === 0) return { count: seconds / 86_400, period: 'day' };
  if (seconds % 3600 === 0) return { count: seconds / 3600, period: 'hour' };
  return { count: Math.max(1, Math.ceil(seconds / 60)), period: 'minute' };
}

/** dbt compares with a timestamp. */
function loadedAt(property: PropertyContent, adapter: Adapter): string {
  const name = renderedIdentifier(property.physicalName ?? property.name, adapter);
  const timestamp = typeName(adapter, { kind: 'timestamp', zoned: false });
  const isDate = columnType(property)?.kind === 'date';
  return isDate && 'sql' in timestamp ? `cast(${name} as ${timestamp.sql})` : name;
}
