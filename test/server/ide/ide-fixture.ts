import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bindContract } from '../../../server/src/model/contract.ts';
import { walkValue } from '../../../server/src/model/walk.ts';
import type { IdeDocument } from '../../../server/src/ide/ide-document.ts';
import { odcs } from '../../../server/src/spec/odcs/odcs.ts';
import { SpecIndex } from '../../../server/src/spec/spec-index.ts';
import type { YamlFile } from '../../../server/src/syntax/yaml/file.ts';
import { parseYaml } from '../../../server/src/syntax/yaml/parse-yaml.ts';

export const spec = new SpecIndex(odcs);

/** The two lines that make a text a contract. */
export const HEAD = 'apiVersion: v3.1.0\nkind: DataContract\n';

export function english(template: string): string {
  return template;
}

export function openText(text: string, previous?: YamlFile): IdeDocument {
  const file = parseYaml(text, previous);
  const contracts = file.documents.map((document) => bindContract(document, spec, true));
  return { file, text, contracts };
}

/** A text with `$0` at the cursor. */
export function openAtCursor(fixture: string): {
  readonly ide: IdeDocument;
  readonly offset: number;
} {
  const offset = fixture.indexOf('$0');
  if (offset === -1) throw new Error('The fixture has no $0');
  return { ide: openText(fixture.slice(0, offset) + fixture.slice(offset + 2)), offset };
}

/** Line and column of an offset, from 1, as people say it. */
export function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split(/\r\n|\r|\n/).length;
}

export interface ExampleFile {
  readonly name: string;
  readonly text: string;
}

/** The official examples where they are at hand, and our own. */
export function exampleFiles(): ExampleFile[] {
  const shared = '../shared/odcs/examples';
  return [shared, 'examples'].flatMap((folder) =>
    existsSync(folder)
      ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
          .filter((name) => /\.odcs\.(?:ya?ml|json)$/.test(name))
          .sort()
          .map((name) => ({
            name: join(folder, name),
            text: readFileSync(join(folder, name), 'utf8'),
          }))
      : [],
  );
}

/** Names of fields that the tables do not know, with repetition. */
export function unknownFields(ide: IdeDocument): string[] {
  const unknown: string[] = [];
  for (const [index, document] of ide.file.documents.entries()) {
    const { version = '', spec: own = spec } = ide.contracts[index] ?? {};
    const field = { doc: '', value: { kind: 'object', type: own.metamodel.root } as const };
    const slot = { name: '', field, pair: undefined, item: undefined };
    walkValue(own, version, document.tree(), field.value, slot, {
      field: (visit) => {
        if (visit.field === undefined) unknown.push(`${visit.owner.type.name}.${visit.name}`);
      },
    });
  }
  return unknown;
}

export function problemCount(file: YamlFile): number {
  const inBlocks = file.documents.flatMap((document) =>
    document.blocks.map((block) => block.fragment.problems.length),
  );
  return inBlocks.reduce((sum, count) => sum + count, file.problems.length);
}

/** A repeatable choice of numbers, the same on every machine. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
