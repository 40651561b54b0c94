import type { Range } from '../base/range.ts';
import type { Finding, Rule } from '../lint/rule.ts';
import { fixesOf } from './fixes-of.ts';
import type { IdeDocument } from './ide-document.ts';

/** Whether a finding that touches the range has no safe fix of its own, so that somebody has to think about it. */
export function needsJudgement(
  ide: IdeDocument,
  range: Range,
  findings: readonly Finding[],
  rules: ReadonlyMap<string, Rule>,
): boolean {
  return findings.some((finding) => {
    if (finding.range.start > range.end || range.start > finding.range.end) return false;
    const rule = rules.get(finding.code);
    // Who fixes all takes the first one, or none.
    const [fix] = rule === undefined ? [] : fixesOf(ide, finding, rule);
    return fix?.safety !== 'safe';
  });
}
