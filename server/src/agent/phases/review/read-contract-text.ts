import { bindFile } from '../../../model/bound-document.ts';
import type { ContractContent } from '../../../model/content/contract-content.ts';
import { readContent } from '../../../model/content/read-content.ts';
import { odcs } from '../../../spec/odcs/odcs.ts';
import { SpecIndex } from '../../../spec/spec-index.ts';
import { parseYamlOnce } from '../../../syntax/yaml/parse-yaml.ts';

const spec = new SpecIndex(odcs);

/** The contracts that a text holds, as they are read in the workspace. */
export function readContractText(path: string, text: string): readonly ContractContent[] {
  const file = parseYamlOnce(text);
  const assumed = /\.odcs\.(?:ya?ml|json)$/i.test(path);
  return bindFile(file, spec, assumed).flatMap(
    ({ document, contract }) => readContent(document, contract) ?? [],
  );
}
