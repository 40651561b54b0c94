import { codeCell, codeSpan, markdownLink, markdownTable } from '../../../base/markdown-table.ts';
import { markdownParagraphs, markdownText } from '../../../base/markdown-text.ts';
import type { CatalogElement, CatalogObject, CatalogProperty } from '../catalog.ts';
import { propertiesOf } from '../describe-glossary.ts';
import { anchor, page } from '../docs-page.ts';
import { code, codes, facts, words } from './facts.ts';

/** The part of a contract's page that is about one of its tables. */
export function objectPart(object: CatalogObject, anchorId: string): string {
  const properties = [...propertiesOf(object.properties)];
  const rules = ruleRows(object, properties);
  const origins = properties.filter(([{ madeOf, madeHow }]) => (madeOf ?? madeHow) !== undefined);
  return page([
    anchor(anchorId),
    `## Table ${codeSpan(object.name)}`,
    object.deprecated === true ? '**Deprecated.**' : undefined,
    object.description === undefined ? undefined : markdownParagraphs(object.description),
    facts([
      ['Business name', words(object.businessName)],
      ['Also called', words(object.synonyms?.join(', '))],
      ['One row', words(object.granularity)],
      ['In the database', code(object.physicalName)],
      ['Tags', codes(object.tags)],
      ['Refers to', codes(object.references)],
    ]),
    properties.length === 0 ? 'Its columns are not described.' : propertyTable(properties),
    rules.length === 0 ? undefined : '### Quality',
    rules.length === 0
      ? undefined
      : markdownTable(['Column', 'Check', 'Dimension', 'Severity', 'Why'], rules),
    origins.length === 0 ? undefined : '### Where columns come from',
    origins.length === 0
      ? undefined
      : markdownTable(
          ['Column', 'Made of', 'How'],
          origins.map(([{ madeOf = [], madeHow = '' }, path]) => [
            codeCell(path),
            madeOf.map(codeCell).join(', '),
            markdownText(madeHow),
          ]),
        ),
  ]).trimEnd();
}

type Placed = readonly [property: CatalogProperty, path: string];

function propertyTable(properties: readonly Placed[]): string {
  return markdownTable(
    ['Column', 'Type', 'What it says', 'Demands', 'Class', 'Tags'],
    properties.map(([property, path]) => [
      codeCell(path),
      codeCell(typeOf(property)),
      meaning(property),
      demands(property),
      classOf(property),
      (property.tags ?? []).map(codeCell).join(', '),
    ]),
  );
}

function typeOf({ logicalType, physicalType }: CatalogProperty): string {
  return [logicalType, physicalType].filter((one) => one !== undefined).join(' · ');
}

function meaning(property: CatalogProperty): string {
  const { businessName, description, synonyms = [], allowedValues = [], examples = [] } = property;
  const named = businessName === undefined ? '' : `**${markdownText(businessName)}.**`;
  const others = synonyms.length === 0 ? '' : `Also called ${markdownText(synonyms.join(', '))}.`;
  const list = (label: string, values: readonly unknown[]): string =>
    values.length === 0 ? '' : `${label} ${values.slice(0, 20).map(valueCell).join(', ')}.`;
  return [
    ...(property.deprecated === true ? ['**Deprecated.**'] : []),
    ...[named, markdownText(description ?? ''), others],
    ...[list('One of', allowedValues), list('For example', examples)],
  ]
    .filter((part) => part !== '')
    .join(' ');
}

function valueCell(value: unknown): string {
  return codeCell(typeof value === 'string' ? value : JSON.stringify(value));
}

function demands(property: CatalogProperty): string {
  const { primaryKey, required, unique, options = {}, references = [] } = property;
  return [
    ...(primaryKey === true ? ['primary key'] : []),
    ...(required === true ? ['required'] : []),
    ...(unique === true ? ['unique'] : []),
    ...Object.entries(options).map(([name, value]) => `${markdownText(name)} ${valueCell(value)}`),
    ...references.map((one) => `refers to ${codeCell(one)}`),
  ].join(', ');
}

function classOf({ classification, sensitive }: CatalogProperty): string {
  const said = markdownText(classification ?? '');
  if (sensitive !== true) return said;
  return said === '' ? 'sensitive' : `${said}, sensitive`;
}

function ruleRows(
  object: CatalogObject,
  properties: readonly Placed[],
): readonly (readonly string[])[] {
  const rowsOf = (
    { quality = [] }: CatalogElement,
    column: string,
  ): readonly (readonly string[])[] =>
    quality.map(({ name, words: said, description, dimension, severity, businessImpact }) => [
      column,
      [
        name === undefined ? '' : codeCell(name),
        markdownText(description ?? ''),
        markdownText(said),
      ]
        .filter((part) => part !== '')
        .join(' '),
      ...[dimension, severity, businessImpact].map((one) => markdownText(one ?? '')),
    ]);
  return [
    ...rowsOf(object, ''),
    ...properties.flatMap(([property, path]) => rowsOf(property, codeCell(path))),
  ];
}

/** A link to the part of a table. */
export function objectLink(name: string, page: string, anchorId: string): string {
  return markdownLink(name, `${page}#${anchorId}`);
}
