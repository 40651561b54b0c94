const KIND = String.raw`(?:"kind"|'kind'|kind)\s*:\s*(?:"DataContract"|'DataContract'|DataContract)`;
const RETIRED = String.raw`(?:"dataContractSpecification"|dataContractSpecification)\s*:`;
const CLAIM = new RegExp(String.raw`^\uFEFF?(?:${KIND}|${RETIRED})`, 'm');
const CLAIM_IN_BRACES = new RegExp(
  String.raw`[{,]\s*(?:${KIND}|"?dataContractSpecification"?\s*:)`,
);

/**
 * Whether a YAML text says at its top level that it is a data contract: ODCS or the retired Data
 * Contract Specification. The server has the last word; a test holds the two together.
 */
export function claimsContract(text: string): boolean {
  if (CLAIM.test(text)) return true;
  return /^\uFEFF?\s*\{/.test(text) && CLAIM_IN_BRACES.test(text);
}
