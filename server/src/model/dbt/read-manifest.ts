import type { LineIndex } from '../../base/line-index.ts';
import type { ManifestFile, ManifestNode } from '../governed-file.ts';
import { flat, START, type Place } from '../place.ts';

/** Where dbt writes it, seen from the folder of its project. */
export const MANIFEST = 'target/manifest.json';

export function isManifest(path: string): boolean {
  return /(?:^|[\\/])target[\\/]manifest\.json$/.test(path);
}

/** In KiB. Larger ones would take seconds to read. */
export const MAX_MANIFEST = 16 * 1024;

/** As many nodes and sources are kept. */
const MAX_NODES = 50_000;

const MADE: ReadonlySet<unknown> = new Set(['model', 'snapshot', 'seed']);
const KEY = /"((?:model|snapshot|seed|source|exposure)\.[^"\\\s]{1,500})"\s*:\s*\{/g;

/**
 * Reads what `manifest.json` says of lineage, whatever version of dbt wrote it: fields that are not there say nothing.
 * Gives the reason where it is no manifest.
 */
export function readManifest(
  text: string,
  lines: LineIndex,
): ManifestFile | { readonly reason: string } {
  let root: unknown;
  try {
    root = JSON.parse(text);
  } catch {
    return { reason: 'It is no JSON: dbt may still be writing it.' };
  }
  if (!isRecord(root) || !isRecord(root.nodes)) return { reason: 'It is no manifest of dbt.' };
  const places = placesOf(text, lines);
  const placeOf = (id: string): Place => places.get(id) ?? START;
  const { project_name: project } = isRecord(root.metadata) ? root.metadata : {};
  const made = entriesOf(root.nodes).filter(([, node]) => MADE.has(node.resource_type));
  const exposures = entriesOf(root.exposures);
  const own = made.filter(
    ([, { package_name: name }]) => project === undefined || name === project,
  );
  // Of packages only what the project reads: they bring tables of their own.
  const read = new Set([...own, ...exposures].flatMap(([, node]) => dependenciesOf(node)));
  const wanted = new Set(own.map(([id]) => id));
  return {
    kind: 'dbt-manifest',
    nodes: [
      ...made.flatMap(([id, node]) =>
        wanted.has(id) || read.has(id) ? nodeOf(id, node, 'model', placeOf(id)) : [],
      ),
      ...exposures.flatMap(([id, node]) => nodeOf(id, node, 'exposure', placeOf(id))),
    ].slice(0, MAX_NODES),
    sources: entriesOf(root.sources).flatMap(([id, { source_name, name, schema, identifier }]) => {
      const [source, table] = [textOf(source_name), textOf(name)];
      if (source === undefined || table === undefined || !read.has(id)) return [];
      const inDatabase = { schema: textOf(schema), identifier: textOf(identifier) };
      return [{ id, source, table, ...inDatabase, place: placeOf(id) }];
    }),
  };
}

type Json = Readonly<Record<string, unknown>>;

function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function entriesOf(value: unknown): readonly (readonly [string, Json])[] {
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([id, node]) => (isRecord(node) ? [[flat(id), node]] : []));
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? flat(value) : undefined;
}

function dependenciesOf({ depends_on: on }: Json): readonly string[] {
  const nodes = isRecord(on) ? on.nodes : undefined;
  return Array.isArray(nodes) ? nodes.flatMap((one: unknown) => textOf(one) ?? []) : [];
}

function nodeOf(
  id: string,
  node: Json,
  kind: ManifestNode['kind'],
  place: Place,
): readonly ManifestNode[] {
  const name = textOf(node.name);
  return name === undefined ? [] : [{ id, name, kind, place, dependsOn: dependenciesOf(node) }];
}

/** Where each node is described: its id is named first there. */
function placesOf(text: string, lines: LineIndex): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  for (const { 1: id = '', index } of text.matchAll(KEY)) {
    if (places.has(id)) continue;
    const { line, character } = lines.positionAt(index + 1);
    places.set(flat(id), { line, start: character, end: character + id.length });
  }
  return places;
}
