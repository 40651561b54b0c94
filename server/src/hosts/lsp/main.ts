import { arch, platform } from 'node:os';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { productVersion } from '../node/product-version.ts';
import { nodeFiles } from './node-files.ts';
import { startServer } from './server.ts';

// `--stdio` or `--node-ipc`, as the client chooses; without either the library says what is missing.
const connection = createConnection(ProposedFeatures.all);

startServer(connection, {
  files: nodeFiles((message) => {
    connection.console.warn(message);
  }),
  version: productVersion,
  describe: () => {
    const { heapUsed, rss } = process.memoryUsage();
    const mib = (bytes: number): string => `${String(Math.round(bytes / 1024 / 1024))} MiB`;
    return `Node ${process.versions.node} on ${platform()} ${arch()}; heap ${mib(heapUsed)}, resident ${mib(rss)}`;
  },
});
