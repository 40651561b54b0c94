import { readPhysicalType } from './read-physical-type.ts';
import type { TypeFamily } from './type-family.ts';
import { commonWords, indexWords, PLATFORMS, platformWords, type Platform } from './type-words.ts';

const common = indexWords(commonWords);
const own = new Map(PLATFORMS.map((platform) => [platform, indexWords(platformWords[platform])]));

/**
 * What a physical type may hold, the likeliest family first: on the platforms given, or on any when
 * none is given. Undefined for a name that no platform knows: nothing can be said of it then.
 */
export function familiesOf(
  physicalType: string,
  platforms: readonly Platform[] = [],
): readonly TypeFamily[] | undefined {
  const type = readPhysicalType(physicalType);
  if (type === undefined) return undefined;
  if (type.array === 'sure') return ['array'];
  const found = lookUp(type.name, platforms);
  if (found === undefined) return undefined;
  const families = found.filter((family) => family !== 'whole' || !hasFraction(found, type));
  // `varchar[50]` is an array of that length for some, a text of that length for others.
  return type.array === 'perhaps' ? [...families, 'array'] : families;
}

function hasFraction(families: readonly TypeFamily[], { scale }: { scale?: number }): boolean {
  return families.includes('decimal') && scale !== undefined && scale > 0;
}

function lookUp(name: string, platforms: readonly Platform[]): readonly TypeFamily[] | undefined {
  if (platforms.length === 1 && platforms[0] !== undefined) {
    const found = own.get(platforms[0])?.get(name) ?? common.get(name);
    if (found !== undefined) return found;
  }
  const several = platforms.length > 1 ? union(name, platforms) : undefined;
  return several ?? union(name, PLATFORMS);
}

function union(name: string, platforms: readonly Platform[]): readonly TypeFamily[] | undefined {
  const standard = common.get(name);
  const all = new Set<TypeFamily>(standard);
  for (const platform of platforms) {
    const families = own.get(platform)?.get(name) ?? [];
    // Where one platform means something else altogether, the standard's meaning is the likely one.
    if (standard !== undefined && !families.some((family) => standard.includes(family))) continue;
    for (const family of families) all.add(family);
  }
  return all.size === 0 ? undefined : [...all];
}
