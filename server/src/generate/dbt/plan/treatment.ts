import type { PropertyContent } from '../../../model/content/contract-content.ts';
import type { WorkspaceContract } from '../../../model/content/workspace-contract.ts';
import { classifiedProperty } from '../../../model/governance/classified-property.ts';
import { Classifier } from '../../../model/governance/classifier.ts';
import type { LibraryMacro } from '../../../model/governance/macro-library.ts';

/** What is done to the value of a sensitive property on its way into staging. */
export type Treatment =
  | {
      readonly kind: 'macro';
      readonly name: string;
      readonly macro: string;
      readonly returns: string | undefined;
    }
  /** It is not selected. */
  | { readonly kind: 'drop'; readonly name: string; readonly why: string | undefined };

/** `existing`: macros of the project. What the contract says with its custom property `treatment`, else what the classification asks for. */
export function treatmentOf(
  property: PropertyContent,
  { policies }: WorkspaceContract,
  existing: ReadonlySet<string>,
): Treatment | undefined {
  const { classification, macros } = policies;
  // The other property holds the protected value.
  if (property.encryptedName !== undefined) return drop('drop', undefined);
  const demand =
    classification && Classifier.of(classification).demand(classifiedProperty(property));
  const said = property.customProperties.treatment;
  const name = typeof said === 'string' && said !== '' ? said : demand?.treatment;
  if (name === undefined || name === 'none') return undefined;
  if (name === 'drop') return drop(name, undefined);
  const macro =
    (demand?.treatment === name ? demand.macro : undefined) ??
    classification?.treatments.get(name)?.macro?.value ??
    [...(macros?.values() ?? [])].find(({ policy }) => policy?.value === name)?.name ??
    own[name];
  if (macro === undefined || !/^[A-Za-z_]\w*$/.test(macro)) {
    return drop(name, `No macro is known that does "${name}", so the column is left out.`);
  }
  if (!Object.hasOwn(own, name) && !existing.has(macro)) {
    return drop(name, `The project has no macro "${macro}" yet, so the column is left out.`);
  }
  const library: LibraryMacro | undefined = macros?.get(macro);
  return { kind: 'macro', name, macro, returns: library?.returns };
}

/** Macros that are made where no policy names one. */
const own: Readonly<Partial<Record<string, string>>> = Object.assign(
  Object.create(null) as Record<string, string>,
  { hash: 'dataengos_hash', mask: 'dataengos_mask' },
);

function drop(name: string, why: string | undefined): Treatment {
  return { kind: 'drop', name, why };
}
