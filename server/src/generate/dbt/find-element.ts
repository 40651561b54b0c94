import type { ObjectContent, PropertyContent } from '../../model/content/contract-content.ts';
import type { WorkspaceContract } from '../../model/content/workspace-contract.ts';
import { parseElementPath } from '../../model/element-path.ts';

/** What a reference leads to. */
export interface FoundElement {
  readonly contract: WorkspaceContract;
  readonly object: ObjectContent;
  /** Undefined when the object itself is meant. */
  readonly property: PropertyContent | undefined;
}

/** Follows references of contracts, also into the other contracts of a workspace. */
export class ElementFinder {
  readonly #byPath = new Map<string, WorkspaceContract>();

  constructor(contracts: readonly WorkspaceContract[]) {
    for (const contract of contracts) {
      const path = normalised(contract.path);
      if (!this.#byPath.has(path)) this.#byPath.set(path, contract);
    }
  }

  /** Undefined when it leads nowhere. `home`: where a path may start without its object. */
  find(reference: string, from: WorkspaceContract, home?: ObjectContent): FoundElement | undefined {
    const path = parseElementPath(reference);
    if (path === undefined) return undefined;
    const contract = path.file === undefined ? from : this.#other(path.file.text, from);
    if (contract === undefined) return undefined;
    const names = path.segments.map(({ text }) => text);
    const key = path.notation === 'shorthand' ? 'name' : 'id';
    return (
      follow(names, contract, key) ??
      (home === undefined || path.file !== undefined
        ? undefined
        : inside(names, { contract, object: home }, key))
    );
  }

  #other(file: string, from: WorkspaceContract): WorkspaceContract | undefined {
    if (file === '' || /^[a-z]+:/i.test(file)) return this.#byPath.get(normalised(file));
    const folder = normalised(from.path).split('/').slice(0, -1).join('/');
    return this.#byPath.get(normalised(`${folder}/${file}`));
  }
}

type Key = 'name' | 'id';

function follow(
  [first, ...rest]: readonly string[],
  contract: WorkspaceContract,
  key: Key,
): FoundElement | undefined {
  const { objects } = contract.content;
  const object =
    objects.find((one) => one[key] === first) ??
    (key === 'id' ? objects.find(({ name }) => name === first) : undefined);
  if (object === undefined) return undefined;
  if (rest.length === 0) return { contract, object, property: undefined };
  return inside(rest, { contract, object }, key);
}

function inside(
  names: readonly string[],
  { contract, object }: Omit<FoundElement, 'property'>,
  key: Key,
): FoundElement | undefined {
  let candidates = object.properties;
  let property: PropertyContent | undefined;
  for (const name of names) {
    property =
      candidates.find((one) => one[key] === name) ??
      (key === 'id' ? candidates.find((one) => one.name === name) : undefined);
    if (property === undefined) return undefined;
    candidates = property.items?.properties ?? property.properties;
  }
  return { contract, object, property };
}

/** Without `.` and `..`, so that two ways to one file are one. */
function normalised(path: string): string {
  const parts: string[] = [];
  for (const part of path.replaceAll('\\', '/').split('/')) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}
