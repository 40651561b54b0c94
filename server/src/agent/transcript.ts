import { markdownText } from '../base/markdown-text.ts';
import { totalTokens } from './caps.ts';
import { showHidden } from './hidden-characters.ts';
import type { ModelMessage, ModelPart } from './language-model.ts';
import type { Attempt, Decision, RunState } from './run-state.ts';
import type { Verdict } from './verdict.ts';
import { told } from './told.ts';

/** A run for people to read, as Markdown. What models, tools and files say stands in fences that it cannot end, and is never markup. */
export function transcript(run: RunState): string {
  return [
    `# ${inline(run.phase)}: ${run.status}`,
    facts(run),
    ...section('Asked for', fields(run)),
    ...section('Sent', sent(run)),
    ...section(
      'Steps',
      run.steps.map(({ at, kind, text }) => `- ${at} ${kind}: ${inline(told(text))}`),
    ),
    ...section('Conversation', run.messages.flatMap(message)),
    ...section('Attempts', run.attempts.flatMap(attempt)),
    ...section('Draft', draft(run)),
    ...section('Decisions', run.decisions.map(decision)),
    '',
  ].join('\n\n');
}

function facts({
  id,
  started,
  updated,
  model,
  turns,
  usage,
  cost,
  elapsed,
  ...run
}: RunState): string {
  const price = cost === undefined ? 'not known' : `$${cost.toFixed(4)}, as an estimate`;
  const guessed = usage.isEstimate ? ' (a guess)' : '';
  const rows = [
    `Run: ${inline(id)}`,
    `Workspace folder: ${inline(run.folder)}`,
    `Began: ${inline(started)}; last change: ${inline(updated)}; ${Math.round(elapsed / 1000)} s of work`,
    model === undefined
      ? 'Model: none'
      : `Model: ${inline(model.id)} at ${inline(model.host)}; ${turns} requests`,
    `Tokens: ${totalTokens(usage)}${guessed}: ${usage.input} input, ${usage.output} output, ${usage.cacheRead} from the cache, ${usage.cacheWrite} into it`,
    `Cost: ${price}`,
    `Secrets and protected values taken out: ${run.redacted}`,
    ...(run.reason === undefined ? [] : [`Why it ended so: ${inline(told(run.reason))}`]),
  ];
  return rows.map((row) => `- ${row}`).join('\n');
}

function fields({ input, answers }: RunState): readonly string[] {
  return [
    ...Object.entries(input).map(([name, value]) => `- ${inline(name)}: ${inline(value)}`),
    ...Object.entries(answers).map(
      ([name, values]) =>
        `- Answer to ${inline(name)}: ${values.length === 0 ? '(none)' : values.map(inline).join('; ')}`,
    ),
  ];
}

function sent({ filesRead, leftOut }: RunState): readonly string[] {
  return [
    ...filesRead.map(({ path, size }) => `- ${inline(path)} (${size} characters)`),
    ...leftOut.map((title) => `- Left out, as there was no room: ${inline(title)}`),
  ];
}

function message({ role, parts }: ModelMessage, index: number): readonly string[] {
  const who = role === 'user' ? 'To the model' : 'The model';
  return [`### ${index + 1}. ${who}`, ...parts.map(shownPart)];
}

function shownPart(part: ModelPart): string {
  switch (part.kind) {
    case 'text':
      return fenced(part.text);
    case 'call':
      return `Calls ${inline(part.name)} (${inline(part.id)}):\n\n${fenced(JSON.stringify(part.input, null, 2))}`;
    case 'result':
      return `${part.isError ? 'Error' : 'Result'} for ${inline(part.call)}:\n\n${fenced(part.text)}`;
    case 'opaque':
      return '(Something of the provider that only it can read.)';
  }
}

function attempt({ verdict, feedback }: Attempt, index: number): readonly string[] {
  return [
    `### Attempt ${index + 1}`,
    ...verdictLines(verdict),
    ...(feedback.length === 0 ? [] : ['What the model was told:', fenced(feedback.join('\n'))]),
  ];
}

function draft({ draft: made, verdict }: RunState): readonly string[] {
  if (made === undefined) return [];
  return [
    ...(verdict === undefined ? [] : verdictLines(verdict)),
    ...made.open.map((open) => `- Open: ${inline(told(open))}`),
    ...(made.text === undefined ? [] : [fenced(made.text)]),
    ...(made.comments ?? []).map(
      ({ path, line, severity, message: said }) =>
        `- ${inline(path)}, line ${line}: ${severity}: ${inline(told(said))}`,
    ),
    ...made.files.flatMap(({ path, base, text }) => [
      `### ${inline(path)}${base === null ? ' (new)' : ''}`,
      fenced(text),
    ]),
  ];
}

function verdictLines({ checks, findings }: Verdict): readonly string[] {
  const rows = [
    ...checks.map(({ kind, state, summary }) => `- ${kind}: ${state}. ${inline(told(summary))}`),
    ...findings.map(({ path, line, severity, code, message: said, isOld }) => {
      const where = line === undefined ? inline(path) : `${inline(path)}, line ${line}`;
      return `- ${where}: ${severity}${isOld ? ' (was there before)' : ''}: ${inline(told(said))} (${inline(code)})`;
    }),
  ];
  return rows.length === 0 ? [] : [rows.join('\n')];
}

function decision({
  at,
  kind,
  by,
  path,
  base,
  proposed,
  applied,
  reason,
  partial,
}: Decision): string {
  const rows = [
    `- ${inline(at)}: ${kind} by ${inline(by)}: ${inline(path)}${partial ? ' (a part of it)' : ''}`,
    `  - base ${inline(base ?? 'none')}`,
    `  - proposed ${inline(proposed)}`,
    `  - applied ${inline(applied ?? 'nothing')}`,
    ...(reason === undefined ? [] : [`  - reason: ${inline(reason)}`]),
  ];
  return rows.join('\n');
}

function section(title: string, parts: readonly string[]): readonly string[] {
  return parts.length === 0 ? [] : [`## ${title}`, ...joined(parts)];
}

/** Items of one list stand together. */
function joined(parts: readonly string[]): readonly string[] {
  const blocks: string[] = [];
  for (const part of parts) {
    const last = blocks.at(-1);
    if (last?.startsWith('- ') === true && part.startsWith('- '))
      blocks[blocks.length - 1] = `${last}\n${part}`;
    else blocks.push(part);
  }
  return blocks;
}

function inline(text: string): string {
  return markdownText(showHidden(text));
}

/** Longer than any row of backticks inside, so that nothing inside ends it. */
function fenced(text: string): string {
  const rows = text.match(/`{3,}/g) ?? [];
  const ticks = '`'.repeat(Math.max(3, ...rows.map(({ length }) => length + 1)));
  return `${ticks}text\n${showHidden(text.replaceAll('\r\n', '\n'))}\n${ticks}`;
}
