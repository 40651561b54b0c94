import type { MermaidDocument } from '../ide/mermaid/node-places.ts';
import { readDiagrams } from '../syntax/mermaid/diagrams.ts';
import { holdsTopology } from './governed-paths.ts';
import type { SourceFile } from './source-file.ts';

const read = new WeakMap<SourceFile, MermaidDocument>();

/** The flowcharts of a file, read once for each version of it; undefined for files whose diagrams are none of our affairs. */
export function mermaidDocument(file: SourceFile): MermaidDocument | undefined {
  const { text, uri } = file;
  if (!holdsTopology(uri, text)) return undefined;
  let document = read.get(file);
  if (document === undefined)
    read.set(file, (document = { text, diagrams: readDiagrams(text, uri) }));
  return document;
}
