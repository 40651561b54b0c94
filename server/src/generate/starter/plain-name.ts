import { conformingNames } from '../../model/governance/names/conforming-name.ts';
import type { NamedThing } from '../../model/governance/names/name-rules.ts';
import type { NamingPolicy } from '../../model/governance/naming-policy.ts';

/** Longer names make paths that some systems refuse. */
export const MAX_NAME = 80;
/** Safe as a file, as a folder, in YAML, Markdown and flowcharts. */
const NAME = /^[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}_.-]*[\p{L}\p{N}\p{M}_])?$/u;
/** What Windows keeps for devices, with whatever behind the first dot. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** Why a name may not become a file: it is empty, too long, has other characters, or Windows keeps it for a device. */
export type NameFault = 'missing' | 'long' | 'characters' | 'device';

/** What is wrong with a name, whatever policies say; undefined when nothing is. */
export function faultOf(name: string): NameFault | undefined {
  if (name === '') return 'missing';
  if (name.length > MAX_NAME) return 'long';
  if (!NAME.test(name)) return 'characters';
  return DEVICE.test(name) ? 'device' : undefined;
}

/** The name without what it may not have: `Customer success!` becomes `Customer_success`. */
export function plainName(name: string): string {
  return name
    .normalize('NFC')
    .slice(0, MAX_NAME)
    .replaceAll(/[^\p{L}\p{N}\p{M}_.-]+/gu, '_')
    .replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
}

/** A name as the policy wants it, where the policy leaves no doubt; the same name otherwise. */
export function conformed(
  name: string,
  as: Omit<NamedThing, 'name'>,
  policy: NamingPolicy | undefined,
): string {
  if (policy === undefined) return name;
  return conformingNames(policy, { ...as, name }, undefined)[0] ?? name;
}
