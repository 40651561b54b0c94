import { policyIds } from '../../server/src/spec/dialects.ts';
import { policies } from '../../server/src/spec/governance/policies.ts';
import type {
  FieldSpec,
  Metamodel,
  TypeSpec,
  ValueChoice,
} from '../../server/src/spec/metamodel.ts';
import { odcs } from '../../server/src/spec/odcs/odcs.ts';
import type { Generator } from './generator.ts';
import { contractPages, pageOf, policyPages, type FieldPage } from './field-pages.ts';
import { choicesOf, requiredIn, spanOf, typeOf } from './field-words.ts';
import { cell, table } from './markdown-table.ts';

const folder = 'docs/fields';

/** The reference of all fields for readers: one page for each part of a contract. */
export const fieldReference: Generator = {
  title: 'field reference',
  owns: [folder],
  files: () =>
    new Map([
      [`${folder}/README.md`, index()],
      ...contractPages.map((one) => pageFile(one, odcs)),
      ...policyPages.map((one, index) => pageFile(one, policies[policyIds[index]!])),
    ]),
};

function pageFile({ file, title, types }: FieldPage, metamodel: Metamodel): [string, string] {
  const sections = types.map((name) => section(typeNamed(name, metamodel), metamodel));
  return [
    `${folder}/${file}`,
    `# ${title}\n\n${noticeOf(metamodel)}\n\n${sections.join('\n\n')}\n`,
  ];
}

function noticeOf({ id }: Metamodel): string {
  return `<!-- Written by npm run generate from server/src/spec/${id === odcs.id ? id : 'governance'}. -->`;
}

function index(): string {
  const rows = contractPages.flatMap(({ file, types }) =>
    types.map((name) => {
      const type = typeNamed(name, odcs);
      return [`[${type.title}](${file}#${anchor(type)})`, cell(type.doc)];
    }),
  );
  const ofPolicies = policyIds.map((id) => {
    const { title, root, types } = policies[id];
    return [`[${title}](${id}.md)`, cell(types[root]!.doc)];
  });
  return (
    [
      '# Fields of a data contract',
      noticeOf(odcs),
      `What each field of the ${odcs.title} means, in our words, for the versions ${odcs.versions.join(', ')}. ` +
        'Where these pages and the official JSON Schema differ, [the list of deviations](../decisions/deviations.md) says why.',
      table(['Part', 'What it is'], rows),
      '## Policies',
      'Policies are known by their names and folders: `governance/naming.json` and its like, and `product-canvas/slas.yaml`. Their formats are ours.',
      table(['Policy', 'What it says'], ofPolicies),
    ].join('\n\n') + '\n'
  );
}

function section(type: TypeSpec, metamodel: Metamodel): string {
  const parts = [`## ${heading(type)}`, type.doc];
  const { discriminator, open } = type;
  const own = Object.entries(type.fields);
  const free = type.entries === undefined ? [] : [[ANY_KEY, type.entries] as const];
  parts.push(fieldTable([...own, ...free], metamodel));
  if (open !== undefined) {
    parts.push(
      open.until === undefined
        ? 'Other fields pass here in every version.'
        : `Before version ${open.until} other fields pass here; from then on they are errors.`,
    );
  }
  parts.push(...choiceTables(Object.entries(type.fields)));
  for (const [value, variant] of Object.entries(discriminator?.variants ?? {})) {
    const fields = Object.entries(variant.fields);
    if (fields.length === 0) continue;
    parts.push(`### \`${discriminator!.field}: ${value}\``, fieldTable(fields, metamodel));
    for (const group of variant.groups ?? []) {
      parts.push(`${count(group.min, group.max)} of the ${group.title}${spanOf(group, ', ')}.`);
    }
    parts.push(...choiceTables(fields));
  }
  return parts.join('\n\n');
}

/** Stands in the tables for the keys that an author chooses. */
const ANY_KEY = '*';

function fieldTable(
  fields: readonly (readonly [string, FieldSpec])[],
  metamodel: Metamodel,
): string {
  const link = (name: string): string => {
    const type = typeNamed(name, metamodel);
    return `[${type.title}](${pageOf(name, metamodel)}#${anchor(type)})`;
  };
  const hasVersions = metamodel.versions.length > 1;
  return table(
    ['Field', 'Type', 'Required', ...(hasVersions ? ['Versions'] : []), 'Meaning'],
    fields.map(([name, field]) => [
      `\`${name}\``,
      typeOf(field, link),
      requiredIn(field),
      ...(hasVersions ? [spanOf(field) || 'all'] : []),
      cell(meaning(field)),
    ]),
  );
}

function meaning(field: FieldSpec): string {
  const parts = [field.doc];
  if (field.default !== undefined) parts.push(`Default: \`${String(field.default)}\`.`);
  if (field.deprecated !== undefined) {
    parts.push(`**Deprecated since ${field.deprecated.since}**: ${field.deprecated.instead}.`);
  }
  const example = field.examples?.[0];
  if (example !== undefined) parts.push(`Example: \`${JSON.stringify(example)}\`.`);
  return parts.join(' ');
}

function choiceTables(fields: readonly (readonly [string, FieldSpec])[]): readonly string[] {
  return fields.flatMap(([name, field]) => {
    const { choices, isClosed } = choicesOf(field);
    if (choices.length < 2) return [];
    const title = isClosed
      ? `Values of \`${name}\`:`
      : `Suggested values of \`${name}\`, others are allowed:`;
    return [title, table(['Value', 'Versions', 'Meaning'], choices.map(choiceRow))];
  });
}

function choiceRow(choice: ValueChoice): readonly string[] {
  return [`\`${choice.value}\``, spanOf(choice) || 'all', cell(choice.doc)];
}

function count(min: number, max: number): string {
  return min === max ? (min === 1 ? 'Exactly one' : `Exactly ${min}`) : `${min} to ${max}`;
}

function heading(type: TypeSpec): string {
  return type.title.charAt(0).toUpperCase() + type.title.slice(1);
}

function anchor(type: TypeSpec): string {
  return type.title.toLowerCase().replaceAll(' ', '-');
}

function typeNamed(name: string, { types }: Metamodel): TypeSpec {
  const type = types[name];
  if (type === undefined) throw new Error(`No type ${name}`);
  return type;
}
