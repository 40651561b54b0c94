import { markdownText } from '../../../base/markdown-text.ts';
import type { Origin } from '../../../model/governance/origin.ts';
import type { Policies } from '../../../model/governance/policies.ts';

/** The files whose demands hold, in Markdown; undefined where there are none. */
export function policyLines(policies: Policies): string | undefined {
  const { naming, classification, tagging, tiering, macros } = policies;
  const found = [
    ['naming', filesIn(naming)],
    ['classification', filesIn(classification)],
    ['tags', filesIn(tagging)],
    ['tiers', filesIn(tiering)],
    ['macros', filesIn(macros)],
  ] as const;
  const lines = found.flatMap(([what, files]) =>
    files.length === 0 ? [] : [`- ${what}: ${files.map((file) => markdownText(file)).join(', ')}`],
  );
  return lines.length === 0 ? undefined : `What holds for this file:\n\n${lines.join('\n')}`;
}

/** The files that a policy is put together from: each of its parts knows where it stands. */
function filesIn(policy: unknown): readonly string[] {
  const files = new Set<string>();
  const look = (value: unknown, depth: number): void => {
    if (typeof value !== 'object' || value === null || depth > 6) return;
    if (isOrigin(value)) {
      files.add(shortPath(value.uri));
      return;
    }
    const inner = value instanceof Map ? [...value.values()] : Object.values(value);
    for (const one of inner) look(one, depth + 1);
  };
  look(policy, 0);
  return [...files].sort();
}

function isOrigin(value: object): value is Origin {
  return 'uri' in value && typeof value.uri === 'string' && 'place' in value;
}

/** From the folder of the specifications on: hosts name files by where they lie on the machine. */
function shortPath(uri: string): string {
  return /(?:^|\/)(specs\/.*)$/.exec(uri)?.[1] ?? uri.slice(uri.lastIndexOf('/') + 1);
}
