import type { LineIndex } from '../../base/line-index.ts';
import type { YamlDocument } from '../../syntax/yaml/file.ts';
import type { StandardId } from '../../spec/metamodel.ts';
import type { PolicyFile } from './policy-file.ts';
import { PolicyMap } from './policy-map.ts';
import { readClassification } from './read-classification.ts';
import { readNaming } from './read-naming.ts';
import { readServiceLevels } from './read-service-levels.ts';
import { readTagging } from './read-tagging.ts';

/** What a document that follows the tables of a policy says; undefined for those of other standards, and for what is no map. */
export function readPolicy(
  document: YamlDocument,
  standard: StandardId,
  uri: string,
  lines: LineIndex,
): PolicyFile | undefined {
  const base = PolicyMap.of(document, uri, lines)?.text('extends');
  if (standard === 'naming') {
    const policy = readNaming(document, uri, lines);
    return policy && { uri, kind: 'naming', base, policy };
  }
  if (standard === 'classification') {
    const policy = readClassification(document, uri, lines);
    return policy && { uri, kind: 'classification', base, policy };
  }
  if (standard === 'tagging') {
    const policy = readTagging(document, uri, lines);
    return policy && { uri, kind: 'tagging', base, policy };
  }
  if (standard !== 'service-levels') return undefined;
  return { uri, kind: 'service-levels', policy: readServiceLevels(document, uri, lines) };
}
