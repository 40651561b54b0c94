import {
  wellKnownClasses,
  wellKnownData,
  wellKnownLevels,
  type WellKnownData,
} from '../../spec/governance/well-known-data.ts';
import type { ClassificationPolicy, ClassRule, DataClass } from './classification-policy.ts';
import type { ClassifiedProperty } from './classifier.ts';
import { START } from '../place.ts';
import type { Origin, Stated } from './origin.ts';

/** Nobody wrote it down: it stands in no file. */
const at: Origin = { uri: '', place: START };

/** What most policies say, for workspaces that have none. It matches names in snake case: see `inSnakeCase`. */
export const wellKnownPolicy: ClassificationPolicy = {
  levels: wellKnownLevels.map((name) => ({ name, at, description: '' })),
  classes: new Map(
    Object.entries(wellKnownClasses).map(
      ([name, { level, treatment, tag }]): [string, DataClass] => [
        name,
        {
          ...{
            name,
            at,
            description: '',
            macro: undefined,
            retention: undefined,
            reason: undefined,
          },
          level: stated(level),
          regulations: [],
          policy: stated(treatment),
          tag: stated(tag),
        },
      ],
    ),
  ),
  rules: wellKnownData.map(rule),
  treatments: new Map(),
  exceptions: [],
};

function rule({
  name,
  className,
  names,
  formats,
  logicalTypes,
  treatment,
}: WellKnownData): ClassRule {
  return {
    name,
    at,
    className: stated(className),
    match: { logicalTypes, formats, names, tags: undefined, definitions: undefined },
    policy: treatment === undefined ? undefined : stated(treatment),
    macro: undefined,
  };
}

function stated(value: string): Stated<string> {
  return { value, at };
}

/** A property as that policy wants it: `billingEmail` is `billing_email`, and what says no type may well be a text. */
export function inSnakeCase({
  name,
  logicalType,
  governed,
}: ClassifiedProperty): ClassifiedProperty {
  const snake = name
    ?.replaceAll(/([a-z\d])([A-Z])/g, '$1_$2')
    .replaceAll(/[\s.-]+/g, '_')
    .toLowerCase();
  return { name: snake, logicalType: logicalType ?? 'string', governed };
}
