import type { IdeDocument } from './ide-document.ts';
import { typedPathAt } from './typed-path.ts';

/** Fields whose values name what is declared elsewhere, by type of the map around: those that `model/references.ts` reads. */
const FIELDS: ReadonlySet<string> = new Set([
  'Contract.slaDefaultElement',
  'SlaProperty.element',
  'SchemaRelationship.from',
  'SchemaRelationship.to',
  'PropertyRelationship.to',
  'TeamMember.replacedByUsername',
  'Property.encryptedName',
  'Property.transformSourceObjects',
  'ItemProperty.encryptedName',
  'ItemProperty.transformSourceObjects',
  'ObjectOptions.required',
  'QualityArguments.properties',
  'Quality.query',
  'InputPort.contractId',
  'OutputPort.contractId',
  'InputContract.id',
  'ProductContract.id',
]);

/**
 * Whether a reference can stand at the offset. Quick, so that the index, which looks at the whole
 * file after an edit, is asked only where it has something to say.
 */
export function mayBeReference(ide: IdeDocument, offset: number): boolean {
  const path = typedPathAt(ide, offset);
  if (path === undefined) return false;
  const last = path.steps.findLastIndex((step) => step.map !== undefined);
  const owner = path.steps[last]?.map?.type.name;
  const field = path.steps[last + 1]?.slot?.name ?? String(path.pair?.key.value);
  return owner !== undefined && FIELDS.has(`${owner}.${field}`);
}
