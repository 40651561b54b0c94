import { expect, it } from 'vitest';
import { mayBeReference } from '../../../server/src/ide/may-be-reference.ts';
import { bindContract } from '../../../server/src/model/contract.ts';
import { collectReferences } from '../../../server/src/model/references.ts';
import { collectSymbols } from '../../../server/src/model/symbols.ts';
import { odcs } from '../../../server/src/spec/odcs/odcs.ts';
import { SpecIndex } from '../../../server/src/spec/spec-index.ts';
import { parseYaml } from '../../../server/src/syntax/yaml/parse-yaml.ts';
import { exampleContracts } from '../robustness/example-contracts.ts';

const spec = new SpecIndex(odcs);

it('is true wherever a reference is read', () => {
  const fields = new Set<string>();
  for (const { name, text } of exampleContracts()) {
    const file = parseYaml(text);
    const contracts = file.documents.map((document) => bindContract(document, spec, true));
    const ide = { file, text, contracts };
    for (const [index, document] of file.documents.entries()) {
      const contract = contracts[index];
      if (contract?.dialect !== 'odcs') continue;
      const symbols = collectSymbols(document.tree(), contract);
      for (const { field, segments } of collectReferences(symbols, text)) {
        fields.add(field);
        for (const { range } of segments) {
          expect(
            mayBeReference(ide, range.start + 1),
            `${name} ${text.slice(range.start, range.end)}`,
          ).toBe(true);
        }
      }
    }
  }
  expect(fields.size).toBeGreaterThan(4);
});
