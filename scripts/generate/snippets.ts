import { renderSnippet } from '../../server/src/ide/snippets/snippet.ts';
import { sketchOfType, writeBlock } from '../../server/src/ide/snippets/skeletons.ts';
import { odcs } from '../../server/src/spec/odcs/odcs.ts';
import { SpecIndex } from '../../server/src/spec/spec-index.ts';
import type { Generator } from './generator.ts';

const spec = new SpecIndex(odcs);
const newest = odcs.versions.at(-1)!;
const style = { flow: false, json: false, column: 0, unit: 2, listIndent: 2, lineBreak: '\n' };

const UUID = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/;

/** Snippets in VS Code's format. Whole contracts only: it offers these everywhere. Parts come from the completion, where they belong. */
export const snippets: Generator = {
  title: 'snippets',
  owns: ['snippets'],
  files: () => {
    const sketch = sketchOfType(spec, spec.type(odcs.root), newest);
    const contract = {
      prefix: 'odcs',
      description: 'A whole contract with one object and one property.',
      // VS Code makes a new one each time; the example would give two contracts the same id.
      body: renderSnippet(writeBlock(sketch, style, true))
        .replace(UUID, '$UUID')
        .split('\n'),
    };
    return new Map([
      [
        'snippets/odcs.code-snippets',
        `${JSON.stringify({ 'Data contract': contract }, null, 2)}\n`,
      ],
    ]);
  },
};
