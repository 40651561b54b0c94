import { isPolicy, type Assumed } from '../spec/dialects.ts';
import type { SpecIndex } from '../spec/spec-index.ts';
import type { YamlDocument, YamlFile } from '../syntax/yaml/file.ts';
import { bindContract, isServed, type Contract } from './contract.ts';
import { collectReferences, type ContractReference } from './references.ts';
import { collectSymbols, type ContractSymbols } from './symbols.ts';

/** One document with all that it declares and names. */
export interface BoundDocument {
  readonly document: YamlDocument;
  readonly contract: Contract;
  readonly symbols: ContractSymbols;
  readonly references: readonly ContractReference[];
  /** The parser had to guess somewhere: what is declared may not be all that the author wrote. */
  readonly guessed: boolean;
}

/** Binds each document of a file that is a contract or a data product; policies declare nothing that these could name. */
export function bindFile(
  file: YamlFile,
  spec: SpecIndex,
  assumed: Assumed,
): readonly BoundDocument[] {
  return file.documents.flatMap((document) => {
    const contract = bindContract(document, spec, assumed);
    if (!isServed(contract) || isPolicy(contract.dialect)) return [];
    return [bindDocument(file, document, contract)];
  });
}

/** Collects what a document declares and names. */
export function bindDocument(
  file: YamlFile,
  document: YamlDocument,
  contract: Contract,
): BoundDocument {
  const symbols = collectSymbols(document.tree(), contract);
  const references = collectReferences(symbols, file.text);
  return { document, contract, symbols, references, guessed: hasProblems(file, document) };
}

/** Whether the parser had to guess in the document or in what is around it. */
export function hasProblems(file: YamlFile, document: YamlDocument): boolean {
  return (
    file.problems.length > 0 || document.blocks.some(({ fragment }) => fragment.problems.length > 0)
  );
}
