import type { Sample } from './official.ts';

type Map = Readonly<Record<string, unknown>>;

/**
 * Cuts documents into small ones, each with the head and one entry of one list, so that one fault
 * does not hide another and a check takes microseconds.
 */
export function fragmentsOf(samples: readonly Sample[], apiVersion: string): readonly Sample[] {
  const seen = new Map<string, Sample>();
  for (const { name, document } of samples) {
    if (!isMap(document)) continue;
    for (const fragment of cut(document)) {
      const whole = { ...head(document), ...fragment, apiVersion };
      seen.set(shapeOf(whole), { name, document: whole });
    }
  }
  return [...seen.values()];
}

function head({ kind, id, version }: Map): Map {
  return { apiVersion: '', kind, id, version: version ?? '1.0.0', status: 'active' };
}

function* cut(document: Map): Generator<Map> {
  for (const [key, value] of Object.entries(document)) {
    if (!Array.isArray(value)) {
      yield { [key]: value };
    } else if (key !== 'schema') {
      for (const item of value) yield { [key]: [item] };
    } else {
      for (const object of value as unknown[]) {
        if (!isMap(object)) continue;
        const { properties, ...rest } = object;
        yield { schema: [rest] };
        for (const property of Array.isArray(properties) ? (properties as unknown[]) : []) {
          yield { schema: [{ name: rest.name, properties: [property] }] };
        }
      }
    }
  }
}

/** Equal for documents that differ in plain values only. */
function shapeOf(value: unknown, key = ''): string {
  if (Array.isArray(value)) return `[${value.map((item) => shapeOf(item)).join()}]`;
  if (isMap(value)) {
    const entries = Object.entries(value).map(([name, item]) => `${name}:${shapeOf(item, name)}`);
    return `{${entries.sort().join()}}`;
  }
  return ['type', 'logicalType', 'metric'].includes(key) ? String(value) : typeof value;
}

export function isMap(value: unknown): value is Map {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
