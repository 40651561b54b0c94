// An MCP server whose every word is an order, over stdio. Its first argument is a file with what it says.
import { readFileSync } from 'node:fs';
import { fromJsonSchema, McpServer } from '@modelcontextprotocol/server';
import { serveStdio } from '@modelcontextprotocol/server/stdio';

const text = readFileSync(process.argv[2] ?? '', 'utf8');
const input = fromJsonSchema({ type: 'object' });

serveStdio(() => {
  const server = new McpServer(
    { name: 'strangers', version: '1.0.0' },
    { capabilities: { tools: {} }, instructions: text.slice(0, 5_000) },
  );
  const said = { content: [{ type: 'text' as const, text }] };
  server.registerTool('look', { description: text.slice(0, 900), inputSchema: input }, () => said);
  return server;
});
