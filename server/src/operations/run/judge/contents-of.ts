import { SourceFile } from '../../../analysis/source-file.ts';
import { claimsContract } from '../../../analysis/claims-contract.ts';
import { promisedByName } from '../../../analysis/promised-by-name.ts';
import { isYaml } from '../../../analysis/source-file.ts';
import { bindFile } from '../../../model/bound-document.ts';
import type { ContractContent } from '../../../model/content/contract-content.ts';
import { readContent } from '../../../model/content/read-content.ts';
import type { SpecIndex } from '../../../spec/spec-index.ts';

/** The contracts that a text holds, in its order; none where it is no file of contracts. */
export function contentsOf(
  path: string,
  text: string,
  spec: SpecIndex,
): readonly ContractContent[] {
  const assumed = promisedByName(path) || (isYaml(path) && claimsContract(text));
  if (assumed !== true) return [];
  const { tree } = new SourceFile(path, text, { assumed });
  return bindFile(tree, spec, assumed).flatMap(
    ({ document, contract }) => readContent(document, contract) ?? [],
  );
}

/** Pairs contracts of two versions of a file: by id, else by name, else by place. */
export function pairedContents(
  before: readonly ContractContent[],
  after: readonly ContractContent[],
): readonly { readonly before: ContractContent | undefined; readonly after: ContractContent }[] {
  const left = new Set(before);
  return after.map((one, at) => {
    const found =
      [...left].find(({ id }) => id !== undefined && id === one.id) ??
      [...left].find(({ name }) => name !== undefined && name === one.name) ??
      [...left].find((other) => before.indexOf(other) === at);
    if (found !== undefined) left.delete(found);
    return { before: found, after: one };
  });
}
