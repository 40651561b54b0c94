/** Who pays and who answers, and the tags that other files of the workspace speak of. */
export function taggingText(team: string): string {
  return `{
  "version": "1.0",
  "format": "key:value",
  "closed": true,
  "required": {
    "cost-center": {
      "description": "Who pays: four digits. 0000 until finance has named one.",
      "pattern": "^[0-9]{4}$",
      "appliesTo": ["contract", "model", "resource"]
    },
    "owner": {
      "description": "The team that answers questions. Add a team here before its first contract.",
      "allowed": [${JSON.stringify(team)}],
      "appliesTo": ["contract", "model", "resource"]
    }
  },
  "optional": {
    "source-aligned": { "description": "Follows the system that it comes from." },
    "consumer-aligned": { "description": "Follows the question that it answers." },
    "bronze": { "description": "A tier of tiering-standards.md." },
    "silver": { "description": "A tier of tiering-standards.md." },
    "gold": { "description": "A tier of tiering-standards.md." },
    "pii": { "description": "Class PII of classification.yaml." },
    "pci": { "description": "Class PCI of classification.yaml." }
  }
}
`;
}
