import type { PropertyContent } from '../../model/content/contract-content.ts';
import {
  classifiedProperty,
  type ClassifiedContent,
} from '../../model/governance/classified-property.ts';
import { Classifier, type ClassDemand } from '../../model/governance/classifier.ts';
import type { Policies } from '../../model/governance/policies.ts';

/** What the classification asks of a property; undefined for nothing. */
export function demandOn(
  property: ClassifiedContent,
  { classification }: Policies,
): ClassDemand | undefined {
  return classification && Classifier.of(classification).demand(classifiedProperty(property));
}

/** What is to be done to the value of a property: what it says itself, else what the classification asks for. */
export function treatmentOf(property: PropertyContent, policies: Policies): string | undefined {
  const demand = demandOn(property, policies);
  const said = property.customProperties.treatment;
  const own = typeof said === 'string' && said !== 'none' ? said : undefined;
  return own ?? demand?.treatment;
}

/** The macro that carries out a treatment, by the demand or by the macro library; undefined where there is none. */
export function macroFor(
  treatment: string,
  demand: ClassDemand | undefined,
  { classification, macros }: Policies,
): string | undefined {
  const own = demand?.treatment === treatment ? demand.macro : undefined;
  const ofTreatment = classification?.treatments.get(treatment)?.macro?.value;
  const inLibrary = [...(macros?.values() ?? [])].find(({ policy }) => policy?.value === treatment);
  const found = own ?? ofTreatment ?? inLibrary?.name;
  return found !== undefined && /^[A-Za-z_]\w*$/.test(found) ? found : undefined;
}
