/** Signs of a key. */
const MAX_KEY = 80;

/** Names of devices on Windows: no file may be called so. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/**
 * Short names for files and anchors, one for each name and in its order: lower-case letters, digits, `_` and `-` alone,
 * so that no name leads out of a folder, and different wherever upper and lower case are the same.
 */
export function pageKeys(names: readonly string[], otherwise: string): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const wanted = plainKey(name) || otherwise;
    let key = wanted;
    for (let number = 2; taken.has(key); number++) key = `${wanted}-${String(number)}`;
    taken.add(key);
    return key;
  });
}

function plainKey(name: string): string {
  const key = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9_]+/g, '-')
    .slice(0, MAX_KEY)
    .replaceAll(/^-+|-+$/g, '');
  return RESERVED.test(key) ? `${key}_` : key;
}
