import type { ContractReference } from '../model/references.ts';
import { isDeferred } from '../model/shape.ts';
import type { ContractSymbol, ContractSymbols } from '../model/symbols.ts';
import type { MapVisit } from '../model/visit.ts';
import { references } from '../spec/odcs/references.ts';
import type { YamlNode, YamlScalar } from '../syntax/yaml/tree.ts';
import { referencesOf } from './references-of.ts';
import type { DocumentVisit } from './rule.ts';

/** One of the properties that a relationship joins, as it is written. */
export interface RelationshipEnd {
  readonly node: YamlScalar;
  readonly isFrom: boolean;
  /** Undefined when the text is no path to an element. */
  readonly reference: ContractReference | undefined;
  /** The object that the relationship belongs to. */
  readonly object: ContractSymbol | undefined;
}

const form = new RegExp(patternSource());

/** What was collected for the symbols of a document; several rules ask. */
const collected = new WeakMap<ContractSymbols, readonly RelationshipEnd[]>();

/** The ends of all relationships that are written in the right form; what is not has a finding already. */
export function relationshipEnds(visit: DocumentVisit): readonly RelationshipEnd[] {
  const symbols = visit.symbols();
  let ends = collected.get(symbols);
  if (ends === undefined) collected.set(symbols, (ends = collectEnds(visit)));
  return ends;
}

function collectEnds(visit: DocumentVisit): readonly RelationshipEnd[] {
  const byNode = new Map(
    referencesOf(visit)
      .filter(({ field }) => field === 'relationship')
      .map((reference) => [reference.node, reference]),
  );
  const objects = objectFinder(visit);
  const seen = new Set<YamlScalar>();
  return relationshipsOf(visit).flatMap((map) =>
    endKeys(map).flatMap((key) =>
      scalarsOf(map.byName.get(key)?.pair.value).flatMap((node) => {
        // What an alias repeats is judged where it stands.
        if (seen.has(node) || isDeferred(node) || !form.test(String(node.value))) return [];
        seen.add(node);
        const reference = byNode.get(node);
        return [{ node, isFrom: key === 'from', reference, object: objects(map) }];
      }),
    ),
  );
}

/** A relationship below a property starts there: a `from` is a mistake of its own. */
function endKeys({ type }: MapVisit): readonly ('from' | 'to')[] {
  return type.name === 'SchemaRelationship' ? ['from', 'to'] : ['to'];
}

const RELATIONSHIPS: ReadonlySet<string> = new Set(['SchemaRelationship', 'PropertyRelationship']);

/** The maps of a document that are relationships. */
export function relationshipsOf(visit: DocumentVisit): readonly MapVisit[] {
  return visit.symbols().maps.filter(({ type }) => RELATIONSHIPS.has(type.name));
}

/** The single values of a reference: itself, or those in its list. */
export function scalarsOf(node: YamlNode | undefined): readonly YamlScalar[] {
  if (node?.kind === 'sequence') return node.items.flatMap(({ value }) => scalarsOf(value));
  return node?.kind === 'scalar' ? [node] : [];
}

function objectFinder(visit: DocumentVisit): (map: MapVisit) => ContractSymbol | undefined {
  const byVisit = new Map(visit.symbols().objects.map((object) => [object.visit, object]));
  return (map) => {
    for (let at: MapVisit | undefined = map; at !== undefined; at = at.parent) {
      const object = byVisit.get(at);
      if (object !== undefined) return object;
    }
    return undefined;
  };
}

function patternSource(): string {
  const single = references.kind === 'one-of' ? references.options[0]?.value : undefined;
  return (single?.kind === 'string' ? single.pattern?.source : undefined) ?? '';
}
