import { markdownText } from '../../../base/markdown-text.ts';
import type { PhaseTools, Refused } from '../../phase.ts';
import type { World } from '../../world.ts';
import type { Explained } from './explained.ts';
import { unknown } from '../find-named.ts';
import { policyLines } from './policy-lines.ts';
import { explainRule, ruleNamed } from './explain-rule.ts';

/** A finding as `PhaseTools.findings` writes it. */
export interface WrittenFinding {
  readonly line: number;
  readonly message: string;
  readonly code: string | undefined;
}

/** Undefined of text that is no finding. */
export function readFinding(text: string): WrittenFinding | undefined {
  const match = /^(\d+): ([\s\S]*?)(?: \[([\w-]+)\])?$/.exec(text);
  if (match === null) return undefined;
  return { line: Number(match[1]), message: match[2] ?? '', code: match[3] };
}

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
      'There is no file that may be read at',
      path,
      world.contracts.map((one) => one.path),
    );
  const all = (await host.findings(path, text)).flatMap((one) => readFinding(one) ?? []);
  const here = all.filter((one) => one.line === line);
  if (here.length === 0) {
    const lines = [...new Set(all.map((one) => one.line))].sort((a, b) => a - b);
    const others =
      lines.length === 0 ? 'Nothing is found in it at all.' : `Look at ${linesText(lines)}.`;
    return { refused: `Nothing is found at line ${line} of ${path}. ${others}` };
  }
  const written = text.split(/\r\n?|\n/)[line - 1]?.trim() ?? '';
  const domain = world.contracts.find((one) => one.path === path)?.content.domain;
  const policies = policyLines(world.policies(path, domain));
  const parts = here.flatMap(({ message, code }) => {
    const rule = code === undefined ? undefined : ruleNamed(code);
    const isGoverned = rule?.family === 'governance' || rule?.family === 'lineage';
    return [
      markdownText(message),
      ...(rule === undefined ? [] : [explainRule(rule).trim()]),
      ...(isGoverned && policies !== undefined ? [policies] : []),
    ];
  });
  const head = `# ${markdownText(path)}, line ${line}\n\nThe line says: ${markdownText(written)}`;
  return { text: `${[head, ...new Set(parts)].join('\n\n')}\n`, path };
}

function linesText(lines: readonly number[]): string {
  const shown = lines.slice(0, 10).join(', ');
  const more = lines.length > 10 ? ` and ${lines.length - 10} more` : '';
  return `${lines.length === 1 ? 'line' : 'lines'} ${shown}${more}`;
}
