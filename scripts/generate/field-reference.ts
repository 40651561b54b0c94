import type { FieldSpec, TypeSpec, ValueChoice } from '../../server/src/spec/metamodel.ts';
import { odcs } from '../../server/src/spec/odcs/odcs.ts';
import type { Generator } from './generator.ts';
import { fieldPages, pageOf } from './field-pages.ts';
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
      ...fieldPages.map(
        ({ file, title, types }) =>
          [
            `${folder}/${file}`,
            `# ${title}\n\n${notice}\n\n${types.map((name) => section(typeNamed(name))).join('\n\n')}\n`,
          ] as const,
      ),
    ]),
};

const notice = `<!-- Written by npm run generate from server/src/spec/odcs. -->`;

function index(): string {
  const rows = fieldPages.flatMap(({ file, types }) =>
    types.map((name) => {
      const type = typeNamed(name);
      return [`[${type.title}](${file}#${anchor(type)})`, cell(type.doc)];
    }),
  );
  return (
    [
      '# Fields of a data contract',
      notice,
      `What each field of the ${odcs.title} means, in our words, for the versions ${odcs.versions.join(', ')}. ` +
        'Where these pages and the official JSON Schema differ, [the list of deviations](../decisions/deviations.md) says why.',
      table(['Part', 'What it is'], rows),
    ].join('\n\n') + '\n'
  );
}

function section(type: TypeSpec): string {
  const parts = [`## ${heading(type)}`, type.doc];
  const { discriminator, open } = type;
  parts.push(fieldTable(Object.entries(type.fields)));
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
    parts.push(`### \`${discriminator!.field}: ${value}\``, fieldTable(fields));
    for (const group of variant.groups ?? []) {
      parts.push(`${count(group.min, group.max)} of the ${group.title}${spanOf(group, ', ')}.`);
    }
    parts.push(...choiceTables(fields));
  }
  return parts.join('\n\n');
}

function fieldTable(fields: readonly (readonly [string, FieldSpec])[]): string {
  return table(
    ['Field', 'Type', 'Required', 'Versions', 'Meaning'],
    fields.map(([name, field]) => [
      `\`${name}\``,
      typeOf(
        field,
        (type) => `[${typeNamed(type).title}](${pageOf(type)}#${anchor(typeNamed(type))})`,
      ),
      requiredIn(field),
      spanOf(field) || 'all',
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

function typeNamed(name: string): TypeSpec {
  const type = odcs.types[name];
  if (type === undefined) throw new Error(`No type ${name}`);
  return type;
}
