import { toCasing } from '../../../model/governance/names/casing.ts';

/** Longer names are cut: files and databases have their limits. */
const MAX_NAME = 100;

/** A name that files, dbt and databases can have, as near to the given one as possible; never empty. */
export function safeName(text: string, otherwise = 'unnamed'): string {
  if (/^[A-Za-z_][A-Za-z0-9_]*$/.test(text) && text.length <= MAX_NAME) return text;
  const plain = text
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .replaceAll(/[^A-Za-z0-9_]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
    .slice(0, MAX_NAME);
  if (plain === '') return otherwise;
  return /^\d/.test(plain) ? `_${plain}` : plain;
}

/** The same in small letters with underscores: for folders, systems and staging models. */
export function snakeName(text: string, otherwise?: string): string {
  return toCasing(safeName(text, otherwise), 'snake_case');
}

/** Gives each name out once, whatever its case: a second one gets a number. */
export class TakenNames {
  readonly #taken = new Set<string>();

  has(name: string): boolean {
    return this.#taken.has(name.toLowerCase());
  }

  /** Takes a name if it is free. */
  claim(name: string): boolean {
    if (this.has(name)) return false;
    this.#taken.add(name.toLowerCase());
    return true;
  }

  /** The first of the names that is free, else the last with a number. */
  take(...names: readonly [string, ...string[]]): string {
    let name = names.find((one) => !this.has(one));
    for (let number = 2; name === undefined; number++) {
      const numbered = `${names.at(-1) ?? names[0]}_${number}`;
      if (!this.has(numbered)) name = numbered;
    }
    this.#taken.add(name.toLowerCase());
    return name;
  }
}
