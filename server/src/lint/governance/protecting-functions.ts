import type { ClassificationPolicy } from '../../model/governance/classification-policy.ts';
import type { MacroLibrary } from '../../model/governance/macro-library.ts';

/** From what they give nobody can tell the value. Names in lower case, with or without an ending: `sha2_hex`. */
const HASH =
  /^(?:sha(?:1|2|3|224|256|384|512)?|md5|hmac|hash|hashbytes|digest|standard_hash|ora_hash|xxhash(?:32|64)|farm_fingerprint|(?:generate_)?surrogate_key)(?<ending>_\w+)?$/;
const MASK = /^mask(?<ending>_\w+)?$/;
/** They speak of many rows. The least and the greatest value are values of single ones. */
const AGGREGATE =
  /^(?:count|count_?if|count_distinct|approx_count_distinct|approx_distinct|sum|sum_?if|avg|avg_?if|mean|stddev|variance|var|corr)(?<ending>_\w+)?$/;

/** Macros that carry out a treatment, in lower case, and the treatment; undefined where the policy does not say which. */
export type ProtectingMacros = ReadonlyMap<string, string | undefined>;

type ByLibrary = Map<MacroLibrary | undefined, ProtectingMacros>;

const kept = new WeakMap<ClassificationPolicy, ByLibrary>();

/** The macros that the classes, rules and treatments of a policy name, and those of the library that carry out one. */
export function protectingMacros(
  policy: ClassificationPolicy,
  library: MacroLibrary | undefined,
): ProtectingMacros {
  const byLibrary: ByLibrary = kept.get(policy) ?? new Map<MacroLibrary | undefined, never>();
  kept.set(policy, byLibrary);
  let macros = byLibrary.get(library);
  if (macros === undefined) byLibrary.set(library, (macros = collect(policy, library)));
  return macros;
}

function collect(
  { classes, rules, treatments }: ClassificationPolicy,
  library: MacroLibrary | undefined,
): ProtectingMacros {
  const found = new Map<string, string | undefined>();
  const add = (macro: string | undefined, treatment: string | undefined): void => {
    if (macro !== undefined && treatment !== 'none') found.set(macro.toLowerCase(), treatment);
  };
  for (const { name, policy } of library?.values() ?? [])
    if (policy !== undefined) add(name, policy.value);
  for (const { name, macro } of treatments.values()) add(macro?.value, name);
  for (const { macro, policy } of classes.values()) add(macro?.value, policy?.value);
  for (const { macro, policy, className } of rules)
    add(macro?.value, policy?.value ?? classes.get(className.value)?.policy?.value);
  return found;
}

/** Whether a value that passes these functions is no longer seen behind them. */
export function hidesValue(through: readonly string[], macros: ProtectingMacros): boolean {
  return through.some(
    (name) => macros.has(name) || HASH.test(name) || MASK.test(name) || AGGREGATE.test(name),
  );
}

/** Whether one of these functions does to a value what one of the treatments asks for, or hides it among many. */
export function carriesOut(
  treatments: readonly string[],
  through: readonly string[],
  macros: ProtectingMacros,
): boolean {
  return through.some(
    (name) =>
      AGGREGATE.test(name) ||
      [macros.get(name), treatmentByName(name)].some(
        (done) => done !== undefined && treatments.includes(done),
      ),
  );
}

/** What a function or macro does to a value, the policy's word first. */
export function treatmentBy(name: string, macros: ProtectingMacros): string | undefined {
  return macros.get(name) ?? treatmentByName(name);
}

function treatmentByName(name: string): string | undefined {
  if (HASH.test(name)) return 'hash';
  return MASK.test(name) ? 'mask' : undefined;
}

/** Whether a macro may do anything: the library does not describe it, and it is not called as all the world calls what protects. */
export function isUnknownMacro(
  name: string,
  macros: ProtectingMacros,
  library: MacroLibrary | undefined,
): boolean {
  if (library === undefined || library.size === 0 || macros.has(name)) return false;
  if ([...library.keys()].some((known) => known.toLowerCase() === name)) return false;
  const known = HASH.exec(name) ?? MASK.exec(name) ?? AGGREGATE.exec(name);
  return known === null || known.groups?.ending !== undefined;
}
