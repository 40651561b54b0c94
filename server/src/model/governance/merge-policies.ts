import type { ProductPromises } from './canvas.ts';
import type { ClassificationPolicy, Level } from './classification-policy.ts';
import type { ColumnRule, LayerRule, NameRule, NamingPolicy } from './naming-policy.ts';
import type { TaggingPolicy } from './tagging-policy.ts';

/** Field by field: a layer that a nearer file names keeps what that file does not say of it. */
export function mergeNaming(farther: NamingPolicy, nearer: NamingPolicy): NamingPolicy {
  const { casing, maxLength } = nearer;
  const allowed = nearer.allowedAbbreviations ?? new Map<string, never>();
  return {
    layers: mergeRules<LayerRule>(farther.layers, nearer.layers, (far, near) => ({
      ...mergeRule(far, near),
      materialization: near.materialization ?? far.materialization,
    })),
    columns: mergeRules<ColumnRule>(farther.columns, nearer.columns, (far, near) => ({
      ...mergeRule(far, near),
      timezone: near.timezone ?? far.timezone,
    })),
    materializations: [...new Set([...farther.materializations, ...nearer.materializations])],
    casing: {
      tables: casing.tables ?? farther.casing.tables,
      columns: casing.columns ?? farther.casing.columns,
      sqlConstants: casing.sqlConstants ?? farther.casing.sqlConstants,
    },
    maxLength: {
      tables: maxLength.tables ?? farther.maxLength.tables,
      columns: maxLength.columns ?? farther.maxLength.columns,
    },
    reservedWords: new Map([...farther.reservedWords, ...nearer.reservedWords]),
    // What one file allows the other one may have written out: the nearer decides.
    allowedAbbreviations: union(
      farther.allowedAbbreviations && without(farther.allowedAbbreviations, nearer.writtenOut),
      nearer.allowedAbbreviations,
    ),
    writtenOut: new Map([...without(farther.writtenOut, allowed), ...nearer.writtenOut]),
    exceptions: [...nearer.exceptions, ...farther.exceptions],
  };
}

function mergeRules<Rule extends NameRule>(
  farther: ReadonlyMap<string, Rule>,
  nearer: ReadonlyMap<string, Rule>,
  merge: (far: Rule, near: Rule) => Rule,
): ReadonlyMap<string, Rule> {
  const merged = new Map(farther);
  for (const [key, near] of nearer) {
    const far = farther.get(key);
    merged.set(key, far === undefined ? near : merge(far, near));
  }
  return merged;
}

function mergeRule(far: NameRule, near: NameRule): NameRule {
  return {
    key: near.key,
    at: near.at,
    prefixes: near.prefixes ?? far.prefixes,
    suffixes: near.suffixes ?? far.suffixes,
    pattern: near.pattern ?? far.pattern,
    casing: near.casing ?? far.casing,
    maxLength: near.maxLength ?? far.maxLength,
    example: near.example ?? far.example,
  };
}

function union<Value>(
  farther: ReadonlyMap<string, Value> | undefined,
  nearer: ReadonlyMap<string, Value> | undefined,
): ReadonlyMap<string, Value> | undefined {
  if (farther === undefined || nearer === undefined) return nearer ?? farther;
  return new Map([...farther, ...nearer]);
}

function without<Value>(
  map: ReadonlyMap<string, Value>,
  taken: ReadonlyMap<string, unknown>,
): ReadonlyMap<string, Value> {
  return new Map([...map].filter(([key]) => !taken.has(key)));
}

/** Rules of the nearer file are asked first; levels, classes and policies are replaced by name. */
export function mergeClassification(
  farther: ClassificationPolicy,
  nearer: ClassificationPolicy,
): ClassificationPolicy {
  return {
    levels: mergeLevels(farther.levels, nearer.levels),
    classes: new Map([...farther.classes, ...nearer.classes]),
    rules: [...nearer.rules, ...farther.rules],
    treatments: new Map([...farther.treatments, ...nearer.treatments]),
    exceptions: [...nearer.exceptions, ...farther.exceptions],
  };
}

/** New levels stand behind the one before them in their file, or before the one behind; with neither they are the most closed. */
function mergeLevels(farther: readonly Level[], nearer: readonly Level[]): readonly Level[] {
  const merged = [...farther];
  const indexOf = (name: string | undefined): number =>
    merged.findIndex((level) => level.name === name);
  for (const [index, level] of nearer.entries()) {
    const known = indexOf(level.name);
    if (known !== -1) {
      merged[known] = level;
      continue;
    }
    const before = indexOf(nearer[index - 1]?.name);
    const behind = nearer.slice(index + 1).findIndex(({ name }) => indexOf(name) !== -1);
    const next = behind === -1 ? merged.length : indexOf(nearer[index + 1 + behind]?.name);
    merged.splice(before === -1 ? next : before + 1, 0, level);
  }
  return merged;
}

/** By key. */
export function mergeTagging(farther: TaggingPolicy, nearer: TaggingPolicy): TaggingPolicy {
  return {
    tags: new Map([...farther.tags, ...nearer.tags]),
    closed: nearer.closed ?? farther.closed,
  };
}

/** By product. */
export function mergeServiceLevels(
  farther: readonly ProductPromises[],
  nearer: readonly ProductPromises[],
): readonly ProductPromises[] {
  const named = new Set(nearer.map(({ product }) => product.value));
  return [...nearer, ...farther.filter(({ product }) => !named.has(product.value))];
}
