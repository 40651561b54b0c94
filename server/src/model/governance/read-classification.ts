import type { LineIndex } from '../../base/line-index.ts';
import type { YamlDocument } from '../../syntax/yaml/file.ts';
import type {
  ClassificationPolicy,
  ClassRule,
  DataClass,
  Level,
  Match,
  Treatment,
} from './classification-policy.ts';
import { isUsablePattern } from './name-pattern.ts';
import { readException } from './policy-exception.ts';
import { PolicyMap } from './policy-map.ts';

/** Reads `classification.yaml`; what is broken in it is left out. Undefined when its top level is no map. */
export function readClassification(
  document: YamlDocument,
  uri: string,
  lines: LineIndex,
): ClassificationPolicy | undefined {
  const root = PolicyMap.of(document, uri, lines);
  if (root === undefined) return undefined;
  return {
    levels: root.maps('levels').flatMap(level),
    classes: byName(root.maps('classes').flatMap(dataClass)),
    rules: root.maps('rules').flatMap(rule),
    treatments: treatments(root.map('policies')),
    exceptions: root.maps('exceptions').flatMap((one) => readException(one) ?? []),
  };
}

/** Of two with one name the first, as findings say. */
function byName<Named extends { readonly name: string }>(
  all: readonly Named[],
): ReadonlyMap<string, Named> {
  return all.reduce(
    (found, one) => (found.has(one.name) ? found : found.set(one.name, one)),
    new Map<string, Named>(),
  );
}

function level(map: PolicyMap): readonly Level[] {
  const name = map.text('name');
  if (name === undefined) return [];
  return [{ name: name.value, at: name.at, description: map.text('description')?.value ?? '' }];
}

function dataClass(map: PolicyMap): readonly DataClass[] {
  const name = map.text('name');
  if (name === undefined) return [];
  return [
    {
      name: name.value,
      at: name.at,
      description: map.text('description')?.value ?? '',
      level: map.text('level'),
      regulations: map.texts('regulations') ?? [],
      policy: map.text('policy'),
      macro: map.text('macro'),
      tag: map.text('tag'),
      retention: map.text('retention'),
      reason: map.text('reason')?.value,
    },
  ];
}

function rule(map: PolicyMap): readonly ClassRule[] {
  const className = map.text('class');
  const match = map.map('match');
  if (className === undefined || match === undefined) return [];
  return [
    {
      name: map.text('name')?.value ?? '',
      at: map.at,
      className,
      match: matchOf(match),
      policy: map.text('policy'),
      macro: map.text('macro'),
    },
  ];
}

const CONDITIONS: readonly string[] = ['logicalType', 'format', 'name', 'tag', 'definition'];

function matchOf(map: PolicyMap): Match {
  // A condition that cannot be read must not fall away: the rule would match everything.
  const isMisspelt = map.keys().some(({ value }) => !CONDITIONS.includes(value));
  const values = (key: string): readonly string[] | undefined =>
    map.has(key) ? (map.list(key)?.value ?? []) : undefined;
  return {
    logicalTypes: values('logicalType'),
    formats: values('format'),
    names: isMisspelt ? [] : values('name')?.filter(isUsablePattern),
    tags: values('tag'),
    definitions: values('definition'),
  };
}

function treatments(map: PolicyMap | undefined): ReadonlyMap<string, Treatment> {
  const found = new Map<string, Treatment>();
  for (const { value: name, at } of map?.keys() ?? []) {
    const inner = map?.map(name);
    const description = inner?.text('description')?.value ?? '';
    found.set(name, { name, at, description, macro: inner?.text('macro') });
  }
  return found;
}
