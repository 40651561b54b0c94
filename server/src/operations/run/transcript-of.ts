import type { ModelPart } from '../../agent/language-model.ts';
import type { RunState } from '../../agent/run-state.ts';

/** UTF-16 units of one part. */
const MAX_PART = 20_000;

/** A run as Markdown that people can read: what was done, said and found. Texts of strangers stand in fences. */
export function transcriptOf(state: RunState): string {
  const { id, phase, started, status, reason, model, usage, cost, turns, redacted } = state;
  const { steps, messages, verdict, decisions, leftOut, filesRead } = state;
  const tokens = usage.input + usage.output + usage.cacheRead + usage.cacheWrite;
  const price = cost === undefined ? 'unknown' : `$${cost.toFixed(4)}`;
  const lines = [
    `# Run ${id} of ${phase}`,
    [
      `Started ${started}, ${status}.`,
      ...(reason === undefined ? [] : [reason]),
      model === undefined ? 'Without a model.' : `Model ${model.id} at ${model.host}.`,
      `${String(turns)} requests, ${String(tokens)} tokens, cost ${price}, ${String(redacted)} values taken out.`,
    ].join(' '),
    listed(
      'Files that were sent',
      filesRead.map(({ path, size }) => `${path} (${String(size)})`),
    ),
    listed('Left out', leftOut),
    listed(
      'Steps',
      steps.map(({ at, kind, text }) => `${at} ${kind}: ${text}`),
    ),
    ...messages.flatMap(({ role, parts }) => [`## ${role}`, ...parts.map(partOf)]),
    listed(
      'Checks',
      verdict?.checks.map((one) => `${one.kind}: ${one.state}. ${one.summary}`) ?? [],
    ),
    listed(
      'Findings',
      verdict?.findings.map(
        ({ path, line = '', severity, code, message }) =>
          `${path}:${String(line)} ${severity} [${code}] ${message}`,
      ) ?? [],
    ),
    listed(
      'Decisions',
      decisions.map(({ at, by, kind, path }) => `${at} ${by}: ${kind} ${path}`),
    ),
  ];
  return `${lines.filter((one) => one !== '').join('\n\n')}\n`;
}

function listed(title: string, entries: readonly string[]): string {
  return entries.length === 0 ? '' : `## ${title}\n\n${fenced(entries.join('\n'))}`;
}

function partOf(part: ModelPart): string {
  switch (part.kind) {
    case 'text':
      return fenced(part.text);
    case 'call':
      return `Calls \`${part.name.replaceAll('`', '')}\`:\n\n${fenced(JSON.stringify(part.input, undefined, 2))}`;
    case 'result':
      return `${part.isError ? 'Error' : 'Result'}:\n\n${fenced(part.text)}`;
    case 'opaque':
      return '';
  }
}

function fenced(text: string): string {
  const shown = text.length > MAX_PART ? `${text.slice(0, MAX_PART)}\n(cut)` : text;
  const longest = Math.max(2, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${shown}\n${fence}`;
}
