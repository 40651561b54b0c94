const CLAIM =
  /^\uFEFF?(?:(?:"kind"|'kind'|kind)\s*:\s*(?:"DataContract"|'DataContract'|DataContract)|(?:"dataContractSpecification"|dataContractSpecification)\s*:)/m;
const CLAIM_IN_BRACES =
  /[{,]\s*(?:"kind"|kind)\s*:\s*"?DataContract\b|[{,]\s*"?dataContractSpecification"?\s*:/;

/**
 * Whether a text says at its top level that it is a data contract, of ODCS or of the Data Contract
 * Specification. A quick scan without a parser: it may say yes to a text that the parser then
 * refuses, never no to a contract in usual layout.
 */
export function claimsContract(text: string): boolean {
  if (CLAIM.test(text)) return true;
  return /^\uFEFF?\s*\{/.test(text) && CLAIM_IN_BRACES.test(text);
}
