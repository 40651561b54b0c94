import type {
  ElementContent,
  ObjectContent,
  PropertyContent,
  ServiceLevelContent,
} from '../../../model/content/contract-content.ts';
import type { WorkspaceContract } from '../../../model/content/workspace-contract.ts';
import type { Layer } from '../dbt-plan.ts';
import { plainText, type YamlRecord } from './yaml-text.ts';

/** A description as dbt shows it; undefined where nothing is said. */
export function descriptionOf({ description, deprecated }: ElementContent): string | undefined {
  const text = description === undefined ? '' : plainText(description);
  const said = deprecated ? `Deprecated. ${text}`.trim() : text;
  return said === '' ? undefined : said;
}

/** Which contract a table keeps, and what it says of the table that dbt has no word for. */
export function objectMeta({ content }: WorkspaceContract, object: ObjectContent): YamlRecord {
  return {
    contract: textOf(content.name ?? content.id),
    contract_version: textOf(content.version),
    owner: textOf(content.team?.name ?? ownerOf(content.team)),
    business_name: textOf(object.businessName),
    granularity: textOf(object.granularity),
    synonyms: object.synonyms.map(plainText),
    deprecated: object.deprecated ? true : undefined,
    service_levels: content.serviceLevels.filter((level) => isAbout(level, object)).map(levelMeta),
  };
}

function isAbout({ elements }: ServiceLevelContent, { name }: ObjectContent): boolean {
  return (
    elements.length === 0 ||
    elements.some((one) => one.split('.')[0] === name || !one.includes('.'))
  );
}

function levelMeta({ property, value, unit, schedule }: ServiceLevelContent): YamlRecord {
  return {
    property: plainText(property),
    value: typeof value === 'string' ? plainText(value) : value,
    unit: textOf(unit),
    schedule: textOf(schedule),
  };
}

/** What a contract says of a column that dbt has no word for. */
export function columnMeta(property: PropertyContent, treatment: string | undefined): YamlRecord {
  return {
    business_name: textOf(property.businessName),
    classification: textOf(property.classification),
    treatment,
    critical_data_element: property.criticalDataElement ? true : undefined,
    synonyms: property.synonyms.map(plainText),
    deprecated: property.deprecated ? true : undefined,
  };
}

/** Tags of a model: those of its contract; of staging models only what holds for all that is made of the source. */
export function modelTags(
  { content }: WorkspaceContract,
  object: ObjectContent | undefined,
  layer: Layer,
): readonly string[] {
  if (layer === 'staging' || object === undefined) return unique(content.tags.filter(isKeyed));
  return unique([...content.tags, ...object.tags]);
}

export function unique(tags: readonly string[]): readonly string[] {
  return [...new Set(tags.map(plainText))].filter((tag) => tag !== '');
}

/** `cost-center:4711` stays true down the line, `bronze` does not. */
function isKeyed(tag: string): boolean {
  return /^[\w-]+:./.test(tag);
}

export function textOf(text: string | undefined): string | undefined {
  return text === undefined ? undefined : plainText(text);
}

/** The first who is said to own it. */
function ownerOf(team: WorkspaceContract['content']['team']): string | undefined {
  const member = team?.members.find(({ role }) => /owner/i.test(role ?? ''));
  return member?.name ?? member?.username;
}
