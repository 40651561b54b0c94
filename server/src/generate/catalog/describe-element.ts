import type {
  ElementContent,
  ObjectContent,
  PropertyContent,
  QualityContent,
} from '../../model/content/contract-content.ts';
import type { ClassificationPolicy } from '../../model/governance/classification-policy.ts';
import type { CatalogElement, CatalogObject, CatalogProperty, CatalogRule } from './catalog.ts';
import { isSensitive } from './is-sensitive.ts';
import { present } from './present.ts';
import { qualityWords } from './quality-words.ts';

/** What holds for an element because of what is around it. */
interface Around {
  readonly policy: ClassificationPolicy | undefined;
  /** A property around it is sensitive, and so is all in it. */
  readonly sensitive: boolean;
}

/** An object as the catalog has it. `table`: its table in the lineage. */
export function describeObject(
  object: ObjectContent,
  policy: ClassificationPolicy | undefined,
  table: string | undefined,
): CatalogObject {
  return {
    name: object.name,
    ...elementOf(object, { policy, sensitive: false }),
    ...present({ granularity: object.granularity, table }),
    properties: object.properties.map((one) => describeProperty(one, { policy, sensitive: false })),
  };
}

function describeProperty(property: PropertyContent, around: Around): CatalogProperty {
  const sensitive = around.sensitive || isSensitive(property, around.policy);
  const inner: Around = { ...around, sensitive };
  const { options, map } = property;
  const within = (one: PropertyContent | undefined): CatalogProperty | undefined =>
    one === undefined ? undefined : describeProperty(one, inner);
  return {
    name: property.name,
    ...elementOf(property, inner),
    ...present({
      logicalType: property.logicalType,
      options: Object.keys(options).length === 0 ? undefined : options,
      required: property.required || undefined,
      unique: property.unique || undefined,
      primaryKey: property.primaryKey || undefined,
      partitioned: property.partitioned || undefined,
      criticalDataElement: property.criticalDataElement || undefined,
      classification: property.classification,
      sensitive: sensitive || undefined,
      semanticType: property.semanticType,
      allowedValues: sensitive ? undefined : property.enum.map(({ value }) => value),
      examples: sensitive ? undefined : property.examples,
      madeOf: property.transformSourceObjects,
      madeHow: property.transformDescription,
      properties: property.properties.map((one) => describeProperty(one, inner)),
      items: within(property.items),
      mapKey: within(map?.key),
      mapValue: within(map?.value),
    }),
  };
}

function elementOf(element: ElementContent, { sensitive }: Around): Omit<CatalogElement, 'name'> {
  return present({
    businessName: element.businessName,
    description: element.description,
    physicalName: element.physicalName,
    physicalType: element.physicalType,
    deprecated: element.deprecated || undefined,
    tags: element.tags,
    synonyms: element.synonyms,
    quality: element.quality.map((rule) => describeRule(rule, !sensitive)),
    references: element.relationships.flatMap(({ to }) => to),
  });
}

function describeRule(rule: QualityContent, values: boolean): CatalogRule {
  return {
    words: qualityWords(rule, { values }),
    ...present({
      name: rule.name,
      description: rule.description,
      severity: rule.severity,
      dimension: rule.dimension,
      businessImpact: rule.businessImpact,
    }),
  };
}
