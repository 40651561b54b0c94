import { decodeUriPart } from '../../base/decode-uri-part.ts';
import type { Policies } from '../../model/governance/policies.ts';
import type { PolicyFile, PolicyKind } from '../../model/governance/policy-file.ts';
import type { PolicyScope } from '../../model/governance/policy-scope.ts';
import type { PolicySection } from './policy-rows.ts';
import { classificationSections } from './classification-rows.ts';
import { deliverySections } from './delivery-rows.ts';
import { namingSections } from './naming-rows.ts';

/** All that policies ask of one file, each part with the place that says so. */
export interface EffectivePolicy {
  /** Farthest first: what a later one says goes before what an earlier one says. */
  readonly files: readonly PolicySource[];
  /** Only those that have rows. */
  readonly sections: readonly PolicySection[];
}

/** Why a file of policies holds: it lies in a folder around, speaks of the domain or belongs to the profile, or another one refines it. */
export interface PolicySource {
  readonly uri: string;
  readonly kind: PolicyKind;
  readonly why: 'folder' | 'domain' | 'profile' | 'base';
  /** Name of the domain or profile; URI or path of the folder. */
  readonly of: string;
}

/** What an answer about policies is made of: files in force, farthest first, and what they say together. */
export interface PoliciesInForce {
  readonly files: readonly {
    readonly file: PolicyFile;
    readonly scope: PolicyScope;
    readonly asBase: boolean;
  }[];
  readonly policies: Policies;
}

export function effectivePolicy({ files, policies }: PoliciesInForce): EffectivePolicy {
  const sections = [
    ...namingSections(policies.naming),
    ...classificationSections(policies.classification),
    ...deliverySections(policies),
  ];
  return {
    files: files.map(({ file, scope, asBase }) => ({
      uri: file.uri,
      kind: file.kind,
      ...reason(scope, asBase),
    })),
    sections: sections.filter(({ rows }) => rows.length > 0),
  };
}

function reason({ folder, domain, profile }: PolicyScope, asBase: boolean): Reason {
  if (asBase) return { why: 'base', of: folder };
  if (domain !== undefined) return { why: 'domain', of: domain };
  return profile === undefined ? { why: 'folder', of: folder } : { why: 'profile', of: profile };
}

type Reason = Pick<PolicySource, 'why' | 'of'>;

/** `naming` for `specs/governance/naming.json`: what people call a policy. */
export function policyName({ uri }: Pick<PolicySource, 'uri'>): string {
  const file = decodeUriPart(uri.slice(uri.lastIndexOf('/') + 1));
  return file.replace(/\.[^.]*$/, '');
}
