const KIND = String.raw`(?:"kind"|'kind'|kind)\s*:\s*(?:"DataContract"|'DataContract'|DataContract)`;
const RETIRED = String.raw`(?:"dataContractSpecification"|dataContractSpecification)\s*:`;
const CLAIM = new RegExp(String.raw`^\uFEFF?(?:${KIND}|${RETIRED})`, 'm');
const CLAIM_IN_BRACES = new RegExp(
  String.raw`[{,]\s*(?:${KIND}|"?dataContractSpecification"?\s*:)`,
);
const PRODUCT = String.raw`(?:"kind"|'kind'|kind)\s*:\s*["']?DataProduct\b`;
const PRODUCT_CLAIM = new RegExp(String.raw`^\uFEFF?${PRODUCT}`, 'm');
const PRODUCT_IN_BRACES = new RegExp(String.raw`[{,]\s*${PRODUCT}`);
/** Others than Bitol write `kind: DataProduct` as well; its versions tell. */
const PRODUCT_VERSION = /(?:^\uFEFF?|[{,]\s*)["']?apiVersion["']?\s*:\s*["']?v?(?:0\.9|1\.\d)/m;
/** Descriptors of the Linux Foundation: the address of their schema, and the product. */
const SCHEMA_OF_LF =
  /(?:^\uFEFF?|[{,]\s*)["']?schema["']?\s*:\s*["']?https?:\/\/(?:[\w-]+\.)*opendataproducts\.org\//m;
const PRODUCT_OF_LF = /(?:^\uFEFF?|[{,]\s*)["']?product["']?\s*:/m;

/**
 * Whether a YAML text says at its top level that it is a data contract, ODCS or the retired Data
 * Contract Specification, or a data product of either ODPS. The server has the last word; a test holds
 * the two together.
 */
export function claimsContract(text: string): boolean {
  if (CLAIM.test(text)) return true;
  const inBraces = /^\uFEFF?\s*\{/.test(text);
  if (inBraces && CLAIM_IN_BRACES.test(text)) return true;
  if ((inBraces ? PRODUCT_IN_BRACES : PRODUCT_CLAIM).test(text) && PRODUCT_VERSION.test(text))
    return true;
  return SCHEMA_OF_LF.test(text) && PRODUCT_OF_LF.test(text);
}

const DATA_CONTRACT = new RegExp(String.raw`(?:^\uFEFF?|[{,]\s*)${KIND}`, 'm');

/** Whether a text in YAML or JSON says that it is a data contract of ODCS: not a product, not a retired standard. */
export function claimsDataContract(text: string): boolean {
  return DATA_CONTRACT.test(text);
}
