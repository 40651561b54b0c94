import type { StarterPolicy } from './policy-kind.ts';

/**
 * What a domain has of its own where a policy of the whole workspace holds already: the nearer file is read over the
 * farther one, so it names only what differs. Undefined where such a file is read on its own.
 */
export function domainPolicyText(kind: StarterPolicy, team: string): string | undefined {
  switch (kind) {
    case 'naming':
      return `{
  "version": "1.0",
  "exceptions": []
}
`;
    case 'tagging':
      return `{
  "version": "1.0",
  "required": {
    "owner": {
      "description": "The teams of this domain. The rest is in the tagging policy above.",
      "allowed": [${JSON.stringify(team)}],
      "appliesTo": ["contract", "model", "resource"]
    }
  }
}
`;
    case 'classification':
      return `# What this domain adds to the classification above: rules here are asked first.
rules: []
`;
    default:
      return undefined;
  }
}
