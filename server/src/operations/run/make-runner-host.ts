import type { Phase } from '../../agent/phase.ts';
import type { RunnerHost } from '../../agent/runner-host.ts';
import { workspaceContents } from '../workspace-contents.ts';
import type { OperationContext } from '../operation.ts';
import type { AgentHost } from './agent-host.ts';
import { folderContext } from './folder-context.ts';
import { makeJudge } from './judge/make-judge.ts';
import { makePhaseTools } from './make-phase-tools.ts';
import { makeWorld } from './make-world.ts';
import { readInstructions } from './read-instructions.ts';
import { protectedValues } from './tools/protected-values.ts';
import { makeTools } from './tools/make-tools.ts';
import { WithoutValues } from './tools/without-values.ts';

/**
 * All that a run needs, for one workspace folder. `folder`: as the host names it; every other path is relative to it. MCP
 * servers are started only for a phase that may use them.
 */
export async function makeRunnerHost(
  whole: OperationContext,
  folder: string,
  agent: AgentHost,
  { mcp }: Pick<Phase, 'mcp'>,
): Promise<RunnerHost> {
  const own = folderContext(whole, folder);
  const { context } = own;
  const contents = await workspaceContents(context);
  const world = makeWorld(contents, context);
  const judge = makeJudge(context);
  const { token } = context;
  const hidden = await protectedValues(contents, context);
  const values = new WithoutValues(hidden, agent.newId());
  return {
    ...makePhaseTools(own, agent),
    ...{ world, token, caps: agent.caps, model: agent.model },
    tools: [
      ...makeTools({ own, contents, world, agent, judge, values }),
      ...(agent.model === undefined || !mcp ? [] : await agent.mcpTools(token)),
    ],
    instructions: (phase) => readInstructions(phase, context, contents),
    judge,
    protectedValues: hidden,
    consent: (sending) => agent.consent(sending),
    ask: (questions) => agent.ask(questions),
    report: (event) => {
      agent.report(event);
    },
    save: (state) => agent.store.save(state),
    now: () => agent.now(),
    newId: () => agent.newId(),
  };
}
