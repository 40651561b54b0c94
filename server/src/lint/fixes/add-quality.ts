import { insertPair } from '../../syntax/yaml/edit/insert-pair.ts';
import { findPair } from '../../syntax/yaml/tree.ts';
import { compareVersions } from '../../spec/version.ts';
import type { Finding, Fix, FixContext } from '../rule.ts';
import { mapAt } from './place.ts';

/** The version that names built-in checks by `metric`; before it, that was `rule`. */
const WITH_METRICS = '3.1.0';

/** Gives the object around the finding a first check: that it has rows. */
export function addQuality(finding: Finding, context: FixContext): readonly Fix[] {
  const map = mapAt(context, finding.range)?.map;
  if (finding.messageId !== 'quality' || map === undefined) return [];
  if (findPair(map, 'quality') !== undefined) return [];
  const named = compareVersions(context.version, WITH_METRICS) >= 0 ? 'metric' : 'rule';
  const [check, limit] = [`${named}: rowCount`, 'mustBeGreaterThan: 0'];
  const edits = insertPair(
    context.file.text,
    map,
    `quality:\n  - ${check}\n    ${limit}`,
    `quality: [{ ${check}, ${limit} }]`,
  );
  return edits.length === 0 ? [] : [{ title: 'check', edits, safety: 'unsafe' }];
}
