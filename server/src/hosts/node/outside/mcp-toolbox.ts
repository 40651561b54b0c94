import type { Tool } from '../../../agent/tool.ts';
import { errorText } from '../../../base/error-text.ts';
import type { CancellationToken } from '../../../base/cancellation.ts';
import type { McpServerSettings } from '../outside-settings.ts';
import { McpServer, type McpLimits } from './mcp-server.ts';
import { plainText } from './plain-text.ts';

/** The tools of all MCP servers that the user configured and approved. */
export interface McpToolbox {
  /** Starts the servers with the first call. Those that do not start give no tools, and are logged. */
  tools(token: CancellationToken): Promise<readonly Tool[]>;
  /** Ends all that was started. */
  dispose(): Promise<void>;
}

export interface McpOptions {
  /** Absolute paths of the folders of the workspace: no program is taken from there, and none works there. */
  readonly folders: readonly string[];
  log(line: string): void;
  readonly limits?: Partial<McpLimits>;
}

const LIMITS: McpLimits = { start: 30_000, call: 60_000 };

/** Of all servers together: a model reads each of them in each turn. */
const MAX_TOOLS = 100;
const MAX_SERVERS = 20;

/** Opens nothing before somebody asks for the tools. */
export function openMcpTools(
  servers: Readonly<Record<string, McpServerSettings>>,
  options: McpOptions,
): McpToolbox {
  const { folders } = options;
  const limits = { ...LIMITS, ...options.limits };
  const running: McpServer[] = [];
  let tools: Promise<readonly Tool[]> | undefined;
  let isDisposed = false;

  const toolsOf = async (
    [name, settings]: [string, McpServerSettings],
    token: CancellationToken,
  ): Promise<readonly Tool[]> => {
    try {
      const server = await McpServer.start(name, settings, folders, limits, token);
      running.push(server);
      if (isDisposed) await server.close();
      return await server.tools(token);
    } catch (error) {
      options.log(`MCP server “${name}” gives no tools: ${plainText(errorText(error), 300)}`);
      return [];
    }
  };

  return {
    async tools(token) {
      tools ??= Promise.all(
        Object.entries(servers)
          .slice(0, MAX_SERVERS)
          .map((server) => toolsOf(server, token)),
      ).then((all) => unique(all.flat().slice(0, MAX_TOOLS)));
      const found = await tools;
      // Who was interrupted asks once more.
      if (token.isCancellationRequested) tools = undefined;
      return found;
    },
    async dispose() {
      isDisposed = true;
      await tools;
      await Promise.all(running.splice(0).map((server) => server.close()));
    },
  };
}

/** Two that came out with the same name are two. */
function unique(tools: readonly Tool[]): readonly Tool[] {
  const taken = new Set<string>();
  return tools.map((tool) => {
    let name = tool.name;
    for (let count = 2; taken.has(name); count++) name = `${tool.name}_${String(count)}`;
    taken.add(name);
    return { ...tool, name };
  });
}
