import { markdownParagraphs, markdownText } from '../../../base/markdown-text.ts';
import type {
  ContractContent,
  ObjectContent,
  PropertyContent,
  ServiceLevelContent,
} from '../../../model/content/contract-content.ts';
import type { Refused } from '../../phase.ts';
import type { World } from '../../world.ts';
import type { Explained } from './explained.ts';
import { contractNamed } from '../find-named.ts';
import { neighboursText } from './explain-table.ts';

/** More than that nobody reads; the contract itself has all of it. */
const MAX_PROPERTIES = 60;

/** A contract in its own words; undefined where none is called so. */
export async function explainContract(
  name: string,
  world: World,
): Promise<Explained | Refused | undefined> {
  const isKnown = world.contracts.some(
    ({ path, content }) => content.name === name || content.id === name || path === name,
  );
  if (!isKnown) return undefined;
  const contract = contractNamed(name, world);
  if ('refused' in contract) return contract;
  const { content, path } = contract;
  const parts = [headOf(content, path)];
  for (const object of content.objects) {
    parts.push(objectText(object), await neighboursText(object.name, world));
  }
  if (content.serviceLevels.length > 0)
    parts.push(`## Service levels\n\n${content.serviceLevels.map(levelText).join('\n')}`);
  return { text: `${parts.filter((part) => part !== '').join('\n\n')}\n`, path };
}

function headOf(content: ContractContent, path: string): string {
  const { name, version, status, domain, description, team } = content;
  const facts = [
    version === undefined ? undefined : `version ${version}`,
    status,
    domain === undefined ? undefined : `domain ${domain}`,
    team?.name === undefined ? undefined : `owned by ${team.name}`,
  ].flatMap((one) => (one === undefined ? [] : markdownText(one)));
  const said = [description.purpose, description.usage, description.limitations];
  return [
    `# ${markdownText(name ?? path)}`,
    `${markdownText(path)}${facts.length === 0 ? '' : `: ${facts.join(', ')}.`}`,
    ...said.flatMap((one) => (one === undefined ? [] : markdownParagraphs(one))),
  ].join('\n\n');
}

function objectText(object: ObjectContent): string {
  const { name, description, granularity, properties, quality } = object;
  const lines = properties.slice(0, MAX_PROPERTIES).map(propertyText);
  const left = properties.length - MAX_PROPERTIES;
  if (left > 0) lines.push(`- and ${left} more`);
  const checks = quality.flatMap((one) => {
    const text = one.description ?? one.name ?? one.metric;
    return text === undefined ? [] : `- ${markdownText(text)}`;
  });
  return [
    `## ${markdownText(name)}`,
    ...(description === undefined ? [] : [markdownParagraphs(description)]),
    ...(granularity === undefined ? [] : [`One row: ${markdownText(granularity)}`]),
    lines.join('\n'),
    ...(checks.length === 0 ? [] : [`What is checked of its rows:\n\n${checks.join('\n')}`]),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function propertyText(property: PropertyContent): string {
  const { name, logicalType, physicalType, primaryKey, required, classification } = property;
  const facts = [
    physicalType ?? logicalType,
    primaryKey ? 'key' : required ? 'always there' : undefined,
    classification,
  ].flatMap((one) => (one === undefined ? [] : markdownText(one)));
  const about = property.description ?? property.transformDescription;
  const from = property.transformSourceObjects.map((one) => markdownText(one)).join(', ');
  return [
    `- ${markdownText(name)}`,
    facts.length === 0 ? '' : ` (${facts.join(', ')})`,
    about === undefined ? '' : `: ${markdownText(about)}`,
    from === '' ? '' : ` Made of ${from}.`,
  ].join('');
}

function levelText({ property, value, unit, elements }: ServiceLevelContent): string {
  const of = elements.length === 0 ? '' : ` of ${elements.join(', ')}`;
  return `- ${markdownText(`${property}${of}: ${String(value ?? 'not said')} ${unit ?? ''}`)}`;
}
