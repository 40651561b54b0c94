import type { FieldSpec, StringValue, ValueSpec } from '../../server/src/spec/metamodel.ts';
import { odcs } from '../../server/src/spec/odcs/odcs.ts';
import { SpecIndex } from '../../server/src/spec/spec-index.ts';
import { isWithin } from '../../server/src/spec/version.ts';

/** What a snippet holds beside the required fields, by type. */
export type Extras = Readonly<Record<string, readonly string[]>>;

const index = new SpecIndex(odcs);
const version = odcs.versions.at(-1)!;

/** Lines of a snippet, in VS Code's notation, that write a map of a type. Numbers its tab stops from 1. */
export class SnippetBody {
  readonly #extras: Extras;
  /** Types being written: one inside itself gets its required fields only. */
  readonly #open: string[] = [];
  #stop = 0;

  constructor(extras: Extras) {
    this.#extras = extras;
  }

  map(typeName: string): readonly string[] {
    const type = index.type(typeName);
    const discriminator = type.discriminator?.field;
    const table = index.fields(type, undefined);
    const extras = this.#open.includes(typeName) ? [] : (this.#extras[typeName] ?? []);
    this.#open.push(typeName);
    const lines: string[] = [];
    for (const [name, field] of ordered(table.fields, discriminator)) {
      if (!isWithin(field, version) || field.deprecated !== undefined) continue;
      if (index.isRequired(field, version) || extras.includes(name)) {
        lines.push(...this.#field(name, field));
      }
    }
    for (const group of table.groups) {
      if (group.min > 0)
        lines.push(`\${${++this.#stop}|${group.fields.join()}|}: \${${++this.#stop}:0}`);
    }
    this.#open.pop();
    return lines;
  }

  #field(name: string, field: FieldSpec): readonly string[] {
    return this.#value(name, index.value(field, version), field);
  }

  #value(name: string, value: ValueSpec, field: FieldSpec): readonly string[] {
    if (value.kind === 'one-of') return this.#value(name, value.options[0]!.value, field);
    if (value.kind === 'object') {
      return [`${name}:`, ...indent(this.map(value.type))];
    }
    if (value.kind === 'list' && value.of.kind === 'object') {
      return [`${name}:`, ...indent(asItem(this.map(value.of.type)))];
    }
    return [`${name}: ${this.#scalar(value, field)}`];
  }

  #scalar(value: ValueSpec, field: FieldSpec): string {
    const stop = ++this.#stop;
    const choices = value.kind === 'string' ? choicesOf(value) : [];
    if (value.kind === 'boolean') return `\${${stop}|true,false|}`;
    if (choices.length > 1) {
      return `\${${stop}|${choices.map((choice) => choice.replace(/[\\,|]/g, '\\$&')).join()}|}`;
    }
    const text = choices[0] ?? yamlScalar(field.examples?.[0] ?? field.default ?? '');
    return `\${${stop}:${text.replace(/[\\$}]/g, '\\$&')}}`;
  }
}

/** In the order of the table; where a field decides about the others, the name and it come first. */
function ordered(
  fields: ReadonlyMap<string, FieldSpec>,
  discriminator: string | undefined,
): readonly (readonly [string, FieldSpec])[] {
  if (discriminator === undefined) return [...fields];
  const first = ['name', 'server', discriminator];
  const rank = (name: string): number =>
    first.includes(name) ? first.indexOf(name) : first.length;
  return [...fields].sort(([left], [right]) => rank(left) - rank(right));
}

function choicesOf(value: StringValue): readonly string[] {
  return (value.values ?? value.suggestions ?? [])
    .filter((choice) => isWithin(choice, version))
    .map((choice) => choice.value);
}

function yamlScalar(value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value);
  const isPlain = /^[A-Za-z0-9/.][^#:\n]*(:[^\s#:]+)*$/.test(value) && Number.isNaN(Number(value));
  return isPlain ? value : `'${value.replaceAll("'", "''")}'`;
}

function asItem(lines: readonly string[]): readonly string[] {
  return lines.map((line, at) => (at === 0 ? `- ${line}` : `  ${line}`));
}

function indent(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`);
}
