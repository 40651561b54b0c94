import { Client } from '@modelcontextprotocol/client';
import { errorText } from '../../../base/error-text.ts';
import type { Tool, ToolResult } from '../../../agent/tool.ts';
import type { CancellationToken } from '../../../base/cancellation.ts';
import type { McpServerSettings } from '../outside-settings.ts';
import { mcpTransport } from './mcp-transport.ts';
import { plainText } from './plain-text.ts';
import { toolSchema } from './tool-schema.ts';

/** Milliseconds. */
export interface McpLimits {
  /** To start a server and hear of its tools. */
  readonly start: number;
  readonly call: number;
}

/** Tools of one server. */
const MAX_TOOLS = 100;
/**
 * Characters of what a server says of a tool, and of what a call gives. Much more than a model is given: the runner cuts it
 * once it has been redacted, as nobody recognises the half of a secret.
 */
const MAX_DOC = 16_000;
const MAX_OUTPUT = 512 * 1024;
/** Milliseconds between two looks at whether somebody still wants the answer. */
const LOOK = 50;

/** One server that the user configured. Whatever it does, calls of its tools end with a result. */
export class McpServer {
  readonly #name: string;
  readonly #limits: McpLimits;
  readonly #client: Client;

  private constructor(name: string, limits: McpLimits) {
    this.#name = name;
    this.#limits = limits;
    // It may ask us for nothing: no samples, no roots, no questions to people.
    this.#client = new Client(
      { name: 'dataengos', version: '1' },
      {
        capabilities: {},
        versionNegotiation: { mode: 'auto', probe: { timeoutMs: Math.min(5_000, limits.start) } },
        inputRequired: { autoFulfill: false },
        listMaxPages: 10,
        // What it says of its own output is for the model to read, not for us to hold it against.
        jsonSchemaValidator: {
          getValidator: () => (input) => ({
            valid: true,
            data: input as never,
            errorMessage: undefined,
          }),
        },
      },
    );
  }

  /** Starts it. Rejects with a reason, and nothing is left running then. */
  static async start(
    name: string,
    settings: McpServerSettings,
    folders: readonly string[],
    limits: McpLimits,
    token: CancellationToken,
  ): Promise<McpServer> {
    const server = new McpServer(name, limits);
    try {
      await server.#within(limits.start, token, (signal) =>
        server.#client.connect(mcpTransport(settings, folders), { signal, timeout: limits.start }),
      );
      return server;
    } catch (error) {
      await server.close();
      throw error;
    }
  }

  /** Its tools, their names yet to be made unique. */
  async tools(token: CancellationToken): Promise<readonly Tool[]> {
    const { start } = this.#limits;
    const { tools } = await this.#within(start, token, (signal) =>
      this.#client.listTools(undefined, { signal, timeout: start }),
    );
    return tools.slice(0, MAX_TOOLS).map(({ name, description, inputSchema }) => ({
      name: `mcp__${cleaned(this.#name, 24)}__${cleaned(name, 32)}`,
      doc: `A tool of the MCP server “${this.#name}”, which says of it: ${plainText(description ?? '', MAX_DOC)}`,
      input: toolSchema(inputSchema),
      run: (input, stop) => this.#call(name, input, stop),
    }));
  }

  /** Ends it. Never rejects. */
  async close(): Promise<void> {
    await this.#client.close().catch(() => undefined);
  }

  async #call(name: string, input: unknown, token: CancellationToken): Promise<ToolResult> {
    const { call } = this.#limits;
    try {
      const result = await this.#within(call, token, (signal) =>
        this.#client.callTool(
          { name, arguments: isRecord(input) ? input : {} },
          { signal, timeout: call, maxTotalTimeout: call },
        ),
      );
      return {
        text: plainText(outputOf(result), MAX_OUTPUT),
        ...(result.isError === true && { isError: true }),
      };
    } catch (error) {
      const reason = plainText(errorText(error), MAX_OUTPUT);
      return { text: `The MCP server “${this.#name}” gave no answer: ${reason}`, isError: true };
    }
  }

  async #within<Result>(
    limit: number,
    token: CancellationToken,
    run: (signal: AbortSignal) => Promise<Result>,
  ): Promise<Result> {
    const abort = new AbortController();
    let stop: (reason: Error) => void = () => undefined;
    const stopped = new Promise<never>((_, reject) => {
      stop = (reason) => {
        abort.abort(reason);
        reject(reason);
      };
    });
    const started = Date.now();
    const watch = setInterval(() => {
      if (token.isCancellationRequested) stop(new Error('It was cancelled.'));
      else if (Date.now() - started > limit)
        stop(new Error(`It took more than ${String(limit / 1_000)} s.`));
    }, LOOK);
    try {
      return await Promise.race([run(abort.signal), stopped]);
    } finally {
      clearInterval(watch);
    }
  }
}

/** What models and providers take for a name. */
function cleaned(name: string, maxLength: number): string {
  return name.replaceAll(/[^A-Za-z0-9_-]+/g, '_').slice(0, maxLength) || '_';
}

function outputOf({
  content,
  structuredContent,
}: {
  readonly content?: readonly Readonly<Record<string, unknown>>[];
  readonly structuredContent?: unknown;
}): string {
  const texts = (content ?? []).map((part) => {
    if (part.type === 'text') return String(part.text);
    if (
      part.type === 'resource' &&
      isRecord(part.resource) &&
      typeof part.resource.text === 'string'
    )
      return part.resource.text;
    return `(${plainText(String(part.type), 40)}, which cannot be shown as text)`;
  });
  if (texts.length === 0 && structuredContent !== undefined)
    return JSON.stringify(structuredContent);
  return texts.join('\n');
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
