import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the tests, inside the extension host, may ask of the window they run in. */
export type PageMethods = Record<string, (parameters: never) => Promise<unknown>>;

export interface PageServer {
  /** Goes to the extension host in its environment; test/vscode/page.ts reads it. */
  env: Record<string, string>;
  close(): void;
}

/** Serves the methods on a loopback port, to callers that know the token. */
export async function servePage(methods: PageMethods): Promise<PageServer> {
  const token = randomBytes(16).toString('hex');
  const server = createServer((request, response) => {
    const answer = (status: number, body: unknown) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body ?? null));
    };
    const method = methods[(request.url ?? '/').slice(1)];
    if (request.headers.authorization !== `Bearer ${token}`) answer(403, 'wrong token');
    else if (!method) answer(404, `no such method: ${String(request.url)}`);
    else
      bodyOf(request)
        .then((body) => method(JSON.parse(body) as never))
        .then((result) => answer(200, result))
        .catch((error: unknown) => answer(500, String(error)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    env: { DATAENGOS_PAGE: `http://127.0.0.1:${port}`, DATAENGOS_PAGE_TOKEN: token },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
