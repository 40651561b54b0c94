const CLAIM =
  /^\uFEFF?(?:(?:"kind"|'kind'|kind)\s*:\s*(?:"DataContract"|'DataContract'|DataContract)|(?:"dataContractSpecification"|dataContractSpecification)\s*:)/m;
const CLAIM_IN_BRACES =
  /[{,]\s*(?:"kind"|kind)\s*:\s*"?DataContract\b|[{,]\s*"?dataContractSpecification"?\s*:/;
/** Others than Bitol write `kind: DataProduct` as well; its versions tell. */
const PRODUCT = /^\uFEFF?(?:"kind"|'kind'|kind)\s*:\s*["']?DataProduct\b/m;
const PRODUCT_IN_BRACES = /[{,]\s*(?:"kind"|kind)\s*:\s*"?DataProduct\b/;
const PRODUCT_VERSION = /(?:^\uFEFF?|[{,]\s*)["']?apiVersion["']?\s*:\s*["']?v?(?:0\.9|1\.\d)/m;
/** Descriptors of the Linux Foundation: the address of their schema, and the product. */
const SCHEMA_OF_LF =
  /(?:^\uFEFF?|[{,]\s*)["']?schema["']?\s*:\s*["']?https?:\/\/(?:[\w-]+\.)*opendataproducts\.org\//m;
const PRODUCT_OF_LF = /(?:^\uFEFF?|[{,]\s*)["']?product["']?\s*:/m;

/**
 * Whether a text says at its top level that it is a data contract, of ODCS or of the Data Contract
 * Specification, or a data product of either ODPS. A quick scan without a parser: it may say yes to a text
 * that the parser then refuses, never no to a file in usual layout.
 */
export function claimsContract(text: string): boolean {
  if (CLAIM.test(text)) return true;
  const inBraces = /^\uFEFF?\s*\{/.test(text);
  if (inBraces && CLAIM_IN_BRACES.test(text)) return true;
  if ((inBraces ? PRODUCT_IN_BRACES : PRODUCT).test(text) && PRODUCT_VERSION.test(text))
    return true;
  return SCHEMA_OF_LF.test(text) && PRODUCT_OF_LF.test(text);
}
