import type { Generator } from './generator.ts';
import { SnippetBody, type Extras } from './snippet-body.ts';

interface Recipe {
  readonly name: string;
  readonly prefix: string;
  readonly doc: string;
  readonly type: string;
  /** Fields beside the required ones. */
  readonly extras: Extras;
}

/** Whole contracts only: VS Code offers these everywhere. Parts come from the completion, where they belong. */
const recipes: readonly Recipe[] = [
  {
    name: 'Data contract',
    prefix: 'odcs',
    doc: 'A whole contract with one object and one property.',
    type: 'Contract',
    extras: {
      Contract: ['name', 'status', 'description', 'schema'],
      Description: ['purpose'],
      SchemaObject: ['physicalType', 'description', 'properties'],
      Property: ['logicalType', 'physicalType'],
    },
  },
];

/** Snippets in VS Code's format. */
export const snippets: Generator = {
  title: 'snippets',
  owns: ['snippets'],
  files: () =>
    new Map([
      [
        'snippets/odcs.code-snippets',
        `${JSON.stringify(Object.fromEntries(recipes.map(snippet)), null, 2)}\n`,
      ],
    ]),
};

function snippet({ name, prefix, doc, type, extras }: Recipe): readonly [string, object] {
  const lines = new SnippetBody(extras).map(type);
  return [name, { prefix, description: doc, body: [...lines, '$0'] }];
}
