import type { Tool } from '../../../agent/tool.ts';
import { mostSimilar, normalise } from '../../../base/similar.ts';
import type { PropertyContent } from '../../../model/content/contract-content.ts';
import type { ToolSources } from './tool-sources.ts';
import { fields, textField, trouble, word } from './tool-input.ts';

/** Lines of one answer. */
const MOST = 40;

interface Symbol {
  readonly kind: 'contract' | 'object' | 'property' | 'model';
  readonly name: string;
  /** With what it belongs to. */
  readonly shown: string;
  readonly path: string;
}

/** Finds things by their names, also by names that are nearly right. */
export function findSymbols(sources: ToolSources): Tool {
  return {
    name: 'find_symbols',
    doc: 'Finds contracts, their objects (tables), properties (columns) and dbt models by name: exact names first, then names that contain the word, then similar ones. Gives kind, full name, type and path, at most 40 lines. Use it when you know a word and not the file. Do not use it to read what a thing says: read_spec does that. Where nothing is found the error names the most similar thing.',
    input: fields(
      {
        name: word('A name or a part of one: `customer_id`, `fct_churn`, `churn`.', 100),
        kind: {
          type: 'string',
          enum: ['contract', 'object', 'property', 'model'],
          description: 'Only things of that kind; all when left out.',
        },
      },
      ['name'],
    ),
    run(input) {
      const asked = textField(input, 'name') ?? '';
      const kind = textField(input, 'kind');
      const all = symbolsOf(sources).filter((one) => kind === undefined || one.kind === kind);
      const ranked = all
        .map((one) => ({ one, rank: rankOf(one, asked) }))
        .filter(({ rank }) => rank < NONE)
        .sort((a, b) => a.rank - b.rank);
      if (ranked.length === 0) {
        const similar = mostSimilar(
          asked,
          all.map(({ name }) => name),
        );
        const advice =
          similar === undefined ? 'Try a shorter part of the name.' : `Is "${similar}" meant?`;
        return Promise.resolve(trouble(`Nothing is called "${asked}". ${advice}`));
      }
      const lines = ranked
        .slice(0, MOST)
        .map(({ one }) => `${one.kind} ${one.shown} - ${one.path}`);
      const left = ranked.length - lines.length;
      if (left > 0) lines.push(`(${String(left)} more: ask for a longer part of the name)`);
      return Promise.resolve({ text: lines.join('\n') });
    },
  };
}

const NONE = 9;

function rankOf({ name, shown }: Symbol, asked: string): number {
  const [own, wanted] = [normalise(name), normalise(asked)];
  if (name === asked || shown.split(' ')[0] === asked) return 0;
  if (own === wanted) return 1;
  if (own.startsWith(wanted)) return 2;
  if (wanted !== '' && own.includes(wanted)) return 3;
  return mostSimilar(asked, [name]) === undefined ? NONE : 4;
}

function symbolsOf({ world, contents }: ToolSources): readonly Symbol[] {
  const found: Symbol[] = [];
  for (const { content, path } of world.contracts) {
    const { name = path, version, status, domain } = content;
    const about = [version, status, domain].filter((one) => one !== undefined).join(', ');
    found.push({ kind: 'contract', name, shown: about === '' ? name : `${name} (${about})`, path });
    for (const object of content.objects) {
      found.push({ kind: 'object', name: object.name, shown: object.name, path });
      for (const property of object.properties)
        found.push(...propertiesOf(property, object.name, path));
    }
  }
  for (const [path, file] of contents.index.governed.files())
    if (file.kind === 'dbt-model')
      found.push({ kind: 'model', name: file.model.name, shown: file.model.name, path });
  return found;
}

function propertiesOf(property: PropertyContent, within: string, path: string): readonly Symbol[] {
  const { name, logicalType, classification } = property;
  const whole = `${within}.${name}`;
  const about = [logicalType, classification, property.primaryKey ? 'primary key' : undefined]
    .filter((one) => one !== undefined)
    .join(', ');
  return [
    { kind: 'property', name, shown: about === '' ? whole : `${whole} (${about})`, path },
    ...property.properties.flatMap((one) => propertiesOf(one, whole, path)),
  ];
}
