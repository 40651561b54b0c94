import { arch, platform } from 'node:os';
import { join } from 'node:path';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { ChildEngine } from '../node/engine/child-engine.ts';
import { loadSqlParser } from '../node/load-sql-parser.ts';
import { productVersion } from '../node/product-version.ts';
import { checkedStreams } from './checked-streams.ts';
import { messageRules } from './message-rules.ts';
import { nodeFiles } from './node-files.ts';
import { startServer } from './server.ts';

// `--stdio` is ours to check message by message; the library knows the other ways, and says what
// is missing when the client chose none.
const usesPipes = process.argv.includes('--stdio');
const connection = usesPipes
  ? createConnection(
      ProposedFeatures.all,
      ...checkedStreams(process.stdin, process.stdout),
      messageRules(),
    )
  : createConnection(ProposedFeatures.all, messageRules());

if (usesPipes) {
  // An editor that has gone without a word needs no answers: what is still under way ends soon.
  process.stdin.once('end', () => {
    process.exitCode = 1;
    setTimeout(() => process.exit(), 1_000).unref();
  });
}

const engineProgram = join(__dirname, 'engine.cjs');

startServer(connection, {
  files: nodeFiles((message) => {
    connection.console.warn(message);
  }),
  // Beside the server, so that what is installed has it once.
  sqlParser: () => loadSqlParser(join(__dirname, 'cli.cjs')),
  sqlEngine: new ChildEngine(engineProgram),
  engineProgram,
  version: productVersion,
  describe: () => {
    const { heapUsed, rss } = process.memoryUsage();
    const mib = (bytes: number): string => `${String(Math.round(bytes / 1024 / 1024))} MiB`;
    return `Node ${process.versions.node} on ${platform()} ${arch()}; heap ${mib(heapUsed)}, resident ${mib(rss)}`;
  },
});
