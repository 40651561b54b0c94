import type { Range } from '../../base/range.ts';
import { isRelativePath } from '../../base/relative-path.ts';
import { parseElementPath } from '../element-path.ts';
import type { ObjectContent, PropertyContent, RelationshipContent } from './contract-content.ts';
import type { WorkspaceContract } from './workspace-contract.ts';

/** A relationship with both of its ends found: `from` of the one object are values of `to` of the other. */
export interface ForeignKey {
  readonly contract: WorkspaceContract;
  readonly object: ObjectContent;
  /** As many as `to`, at least one. */
  readonly from: readonly PropertyContent[];
  readonly target: WorkspaceContract;
  readonly targetObject: ObjectContent;
  readonly to: readonly PropertyContent[];
  readonly at: Range;
}

/** A relationship that cannot be followed. */
export interface LostRelationship {
  readonly contract: WorkspaceContract;
  readonly object: ObjectContent;
  readonly at: Range;
  /** A sentence. */
  readonly reason: string;
}

export interface ForeignKeys {
  readonly keys: readonly ForeignKey[];
  readonly lost: readonly LostRelationship[];
}

/** The path of the file that a path in another file means; undefined for what is no such path. */
export type ResolveFile = (from: string, path: string) => string | undefined;

/** Finds both ends of the foreign keys of contracts, in the order of the contracts. Other relationships are left out. */
export function foreignKeys(
  contracts: readonly WorkspaceContract[],
  resolveFile: ResolveFile = besideEachOther,
): ForeignKeys {
  const byPath = new Map<string, WorkspaceContract[]>();
  for (const contract of contracts)
    byPath.set(contract.path, [...(byPath.get(contract.path) ?? []), contract]);
  const keys: ForeignKey[] = [];
  const lost: LostRelationship[] = [];
  for (const contract of contracts) {
    const finder: Finder = { contract, byPath, resolveFile };
    for (const object of contract.content.objects) {
      for (const { relationship, from } of relationshipsOf(object)) {
        if (relationship.type !== 'foreignKey') continue;
        const found = find(relationship, from, object, finder);
        const { at } = relationship;
        if ('reason' in found) lost.push({ contract, object, at, reason: found.reason });
        else keys.push({ ...found, contract, object, at });
      }
    }
  }
  return { keys, lost };
}

interface Finder {
  readonly contract: WorkspaceContract;
  readonly byPath: ReadonlyMap<string, readonly WorkspaceContract[]>;
  readonly resolveFile: ResolveFile;
}

interface Declared {
  readonly relationship: RelationshipContent;
  /** The property that says it; undefined of the object, `nested` below a property. */
  readonly from: PropertyContent | 'nested' | undefined;
}

function* relationshipsOf(object: ObjectContent): Iterable<Declared> {
  for (const relationship of object.relationships) yield { relationship, from: undefined };
  for (const property of object.properties) {
    for (const relationship of property.relationships) yield { relationship, from: property };
    for (const relationship of nestedIn(property)) yield { relationship, from: 'nested' };
  }
}

function* nestedIn(property: PropertyContent): Iterable<RelationshipContent> {
  const { properties, items, map } = property;
  for (const one of [...properties, items, map?.key, map?.value]) {
    if (one === undefined) continue;
    yield* one.relationships;
    yield* nestedIn(one);
  }
}

type Ends = Omit<ForeignKey, 'contract' | 'object' | 'at'>;
interface Lost {
  readonly reason: string;
}

function find(
  { from: written, to: targets }: RelationshipContent,
  property: Declared['from'],
  object: ObjectContent,
  finder: Finder,
): Ends | Lost {
  if (property === 'nested') return { reason: 'It starts inside of a nested property.' };
  const from: PropertyContent[] = property === undefined ? [] : [property];
  for (const one of property === undefined ? written : []) {
    const end = elementOf(one, object, finder);
    if ('reason' in end) return end;
    if (end.object !== object)
      return { reason: `\`${one}\` is no property of \`${object.name}\`.` };
    from.push(end.property);
  }
  const ends: { contract: WorkspaceContract; object: ObjectContent; property: PropertyContent }[] =
    [];
  for (const one of targets) {
    const end = elementOf(one, undefined, finder);
    if ('reason' in end) return end;
    ends.push(end);
  }
  const [first] = ends;
  if (first === undefined || from.length !== ends.length)
    return { reason: 'It does not name as many properties on one side as on the other.' };
  if (ends.some((end) => end.object !== first.object))
    return { reason: 'It leads to properties of several objects.' };
  const to = ends.map((end) => end.property);
  return { from, target: first.contract, targetObject: first.object, to };
}

function elementOf(
  text: string,
  home: ObjectContent | undefined,
  { contract, byPath, resolveFile }: Finder,
):
  | {
      readonly contract: WorkspaceContract;
      readonly object: ObjectContent;
      readonly property: PropertyContent;
    }
  | Lost {
  const path = parseElementPath(text);
  if (path === undefined) return { reason: `\`${text}\` is no reference.` };
  const file = path.file === undefined ? contract.path : resolveFile(contract.path, path.file.text);
  const there = file === undefined ? undefined : byPath.get(file);
  if (there === undefined)
    return { reason: `No contract of the workspace is at \`${path.file?.text ?? ''}\`.` };
  const [first = '', second, ...more] = path.segments.map((segment) => segment.text);
  if (more.length > 0) return { reason: `\`${text}\` leads into a nested property.` };
  const key = path.notation === 'qualified' ? 'id' : 'name';
  const named = <Item extends ObjectContent | PropertyContent>(
    list: readonly Item[],
    name: string,
  ): Item | undefined =>
    list.find((one) => one[key] === name) ?? list.find((one) => one.name === name);
  if (second === undefined) {
    const property = home && named(home.properties, first);
    return home === undefined || property === undefined
      ? { reason: `\`${text}\` names no property.` }
      : { contract, object: home, property };
  }
  const own = path.file === undefined ? [contract] : there;
  for (const one of own) {
    const object = named(one.content.objects, first);
    const property = object && named(object.properties, second);
    if (object !== undefined && property !== undefined) return { contract: one, object, property };
  }
  return { reason: `\`${text}\` names nothing that is there.` };
}

/** For paths that are written alike, with slashes. */
function besideEachOther(from: string, path: string): string | undefined {
  if (!isRelativePath(path)) return undefined;
  const way = from.split('/').slice(0, -1);
  for (const step of path.split('/')) {
    if (step === '..') way.pop();
    else if (step !== '.' && step !== '') way.push(step);
  }
  return way.join('/');
}
