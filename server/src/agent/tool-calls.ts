import type { CancellationToken } from '../base/cancellation.ts';
import { errorText } from '../base/error-text.ts';
import { fence } from './fence.ts';
import type { ModelPart } from './language-model.ts';
import { oneLine } from './one-line.ts';
import type { Phase } from './phase.ts';
import { schemaCheck } from './schema-check.ts';
import { PROPOSE } from './structured-output.ts';
import type { Tool } from './tool.ts';

export type CallPart = ModelPart & { readonly kind: 'call' };

export interface ToolAnswer {
  readonly text: string;
  readonly isError: boolean;
  readonly files: readonly string[];
}

/** Of what a tool gives, in UTF-16 units. */
const MOST_RESULT = 16 * 1024;
/** Nothing behind it can be shown. */
const MOST_LOOKED_AT = 16 * MOST_RESULT;

/** The tools that a phase may use. Those with a schema that nobody can check are left out, and named. */
export function toolsOf(
  { tools: names, mcp }: Pick<Phase, 'tools' | 'mcp'>,
  all: readonly Tool[],
): { readonly tools: ReadonlyMap<string, Tool>; readonly broken: readonly string[] } {
  const tools = new Map<string, Tool>();
  const broken: string[] = [];
  for (const tool of all) {
    const { name } = tool;
    const isMeant = names.includes(name) || (mcp && name.startsWith('mcp__'));
    if (!isMeant || name === PROPOSE || tools.has(name)) continue;
    try {
      schemaCheck(tool.input);
      tools.set(name, tool);
    } catch {
      broken.push(name);
    }
  }
  return { tools, broken };
}

/** Runs a tool for a model. Whatever goes wrong is an answer, too. `beginning`: redacts, before anything is cut or fenced. */
export async function answerCall(
  { name, input }: CallPart,
  tools: ReadonlyMap<string, Tool>,
  {
    beginning,
    newId,
    token,
  }: {
    readonly beginning: (text: string, most: number) => string;
    readonly newId: () => string;
    readonly token: CancellationToken;
  },
): Promise<ToolAnswer> {
  const tool = tools.get(name);
  if (tool === undefined) {
    const known = [...tools.keys(), PROPOSE].join(', ');
    return wrong(`There is no tool "${oneLine(name, 100)}". These are there: ${known}.`);
  }
  const problems = schemaCheck(tool.input)(input);
  if (problems.length > 0) return wrong(`The input does not fit. ${problems.join(' ')}`);
  try {
    const { text, isError = false, files = [] } = await tool.run(input, token);
    const shown = capped(beginning(text, MOST_LOOKED_AT), text.length);
    return { text: fence(name, shown, newId()), isError, files };
  } catch (error) {
    const reason = oneLine(beginning(errorText(error), MOST_RESULT), 1000);
    return { text: fence(`${name}: error`, reason, newId()), isError: true, files: [] };
  }
}

function capped(text: string, whole: number): string {
  if (text.length <= MOST_RESULT) return text;
  const kept = MOST_RESULT - 100;
  const left = Math.max(whole, text.length) - kept;
  return `${text.slice(0, kept)}\n[cut here: about ${left} more characters; ask for less]`;
}

function wrong(text: string): ToolAnswer {
  return { text, isError: true, files: [] };
}
