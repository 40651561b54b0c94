import {
  mergeClassification,
  mergeNaming,
  mergeServiceLevels,
  mergeTagging,
} from './merge-policies.ts';
import type { Policies } from './policies.ts';
import type { PolicyFile } from './policy-file.ts';

export const noPolicies: Policies = {
  naming: undefined,
  classification: undefined,
  tagging: undefined,
  tiering: undefined,
  macros: undefined,
  canvases: [],
  promises: [],
};

/** What several files of policies say together. `files`: farthest first; the nearer ones win. */
export function putTogether(files: readonly PolicyFile[]): Policies {
  return files.reduce(add, noPolicies);
}

function add(all: Policies, file: PolicyFile): Policies {
  switch (file.kind) {
    case 'naming':
      return { ...all, naming: merged(all.naming, file.policy, mergeNaming) };
    case 'classification':
      return {
        ...all,
        classification: merged(all.classification, file.policy, mergeClassification),
      };
    case 'tagging':
      return { ...all, tagging: merged(all.tagging, file.policy, mergeTagging) };
    case 'tiering': {
      const tiers = new Map([...(all.tiering?.tiers ?? []), ...file.policy.tiers]);
      return { ...all, tiering: { tiers } };
    }
    case 'macro-library':
      return { ...all, macros: new Map([...(all.macros ?? []), ...file.policy]) };
    case 'canvas':
      return { ...all, canvases: [...all.canvases, file.policy] };
    case 'service-levels':
      return { ...all, promises: mergeServiceLevels(all.promises, file.policy) };
  }
}

function merged<Policy>(
  farther: Policy | undefined,
  nearer: Policy,
  merge: (farther: Policy, nearer: Policy) => Policy,
): Policy {
  return farther === undefined ? nearer : merge(farther, nearer);
}
