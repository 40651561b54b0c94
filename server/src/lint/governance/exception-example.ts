/** A naming policy whose only exception ends on that day, for the examples of rules on exceptions. */
export function policyWithException(expires: string): string {
  return `{
  "casing": { "tables": "snake_case" },
  "exceptions": [
    {
      "name": "OrderHeader",
      "reason": "The ledger reads it by this name until it is replaced.",
      "expires": "${expires}"
    }
  ]
}
`;
}
