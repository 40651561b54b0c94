import { markdownText } from '../../../base/markdown-text.ts';
import type { PhaseTools, Refused } from '../../phase.ts';
import type { World } from '../../world.ts';
import type { Explained } from './explained.ts';
import { quoted, unknown } from '../find-named.ts';
import { policyLines } from './policy-lines.ts';
import { explainRule, ruleNamed } from './explain-rule.ts';
import { saying, type Sentence } from '../../sentence.ts';
import { told } from '../../told.ts';

/** What is found at a line, and the rules that ask for something else. */
export async function explainFindings(
  path: string,
  line: number,
  world: World,
  host: PhaseTools,
): Promise<Explained | Refused> {
  const text = await world.read(path);
  if (text === undefined)
    return unknown(
      saying('There is no file that may be read at {name}.', { name: quoted(path) }),
      path,
      world.contracts.map((one) => one.path),
    );
  const all = await host.findings(path, text);
  const here = all.filter((one) => one.line === line);
  if (here.length === 0) {
    const lines = [...new Set(all.map((one) => one.line))].sort((a, b) => a - b);
    const none = saying('Nothing is found at line {line} of {path}.', { line, path });
    return { refused: [none, othersText(lines)] };
  }
  const written = text.split(/\r\n?|\n/)[line - 1]?.trim() ?? '';
  const domain = world.contracts.find((one) => one.path === path)?.content.domain;
  const policies = policyLines(world.policies(path, domain));
  const parts = here.flatMap(({ message, code }) => {
    const rule = ruleNamed(code);
    const isGoverned = rule?.family === 'governance' || rule?.family === 'lineage';
    return [
      markdownText(told(message)),
      ...(rule === undefined ? [] : [explainRule(rule).trim()]),
      ...(isGoverned && policies !== undefined ? [policies] : []),
    ];
  });
  const head = `# ${markdownText(path)}, line ${line}\n\nThe line says: ${markdownText(written)}`;
  return { text: `${[head, ...new Set(parts)].join('\n\n')}\n`, path };
}

function othersText(lines: readonly number[]): Sentence {
  if (lines.length === 0) return saying('Nothing is found in it at all.');
  const shown = lines.slice(0, 10).join(', ');
  if (lines.length === 1) return saying('Look at line {line}.', { line: shown });
  return lines.length > 10
    ? saying('Look at lines {lines} and {count} more.', { lines: shown, count: lines.length - 10 })
    : saying('Look at lines {lines}.', { lines: shown });
}
