import { expect, test } from 'vitest';
import { SourceFile } from '../../../../server/src/analysis/source-file.ts';
import { SymbolIndex } from '../../../../server/src/analysis/symbol-index.ts';
import { otherFiles } from '../../../../server/src/ide/completion/reference-choices.ts';
import { contract } from '../../../../server/src/lint/example.ts';
import { spec } from '../../lint/check.ts';

test('files that a reference may name are offered, JSON and names with blanks are not', () => {
  const index = new SymbolIndex(spec, (from, path) => new URL(path, from).href);
  const json = '{"kind": "DataContract", "apiVersion": "v3.1.0", "id": "b"}';
  const texts = {
    'a.odcs.yaml': contract(''),
    'b.odcs.json': json,
    'c.odcs.yml': contract(''),
    'sub/d%20e.odcs.yaml': contract(''),
    'sub/f.odcs.yaml': contract(''),
  };
  for (const [path, text] of Object.entries(texts))
    index.put(new SourceFile(`file:///w/${path}`, text, { assumed: true }));
  const offered = otherFiles(index, 'file:///w/a.odcs.yaml').map(({ text }) => text);
  expect(offered).toEqual(['c.odcs.yml#', 'sub/f.odcs.yaml#']);
});
