import { LineIndex } from '../../../../server/src/base/line-index.ts';
import type { YamlDocument } from '../../../../server/src/syntax/yaml/file.ts';
import { parseYaml } from '../../../../server/src/syntax/yaml/parse-yaml.ts';

export const uri = 'file:///specs/governance/policy.yaml';

/** Reads the first document of a text with one of the readers. */
export function readWith<Policy>(
  reader: (document: YamlDocument, uri: string, lines: LineIndex) => Policy,
  text: string,
): NonNullable<Policy> {
  const policy = reader(parseYaml(text).documents[0]!, uri, new LineIndex(text));
  if (policy === undefined || policy === null) throw new Error('No policy');
  return policy;
}

/** What a place underlines. */
export function underlined(
  text: string,
  {
    place,
  }: { readonly place: { readonly line: number; readonly start: number; readonly end: number } },
): string {
  return text.split('\n')[place.line]!.slice(place.start, place.end);
}
