import type { LanguageServer } from '../client.ts';

/** In ms: a server that does not run by then will not. */
const PATIENCE = 20_000;

/** Waits for a server that is about to start: a command may be what has activated us. */
export function whenRunning(server: LanguageServer): Promise<boolean> {
  if (server.state !== 'starting') return Promise.resolve(server.state === 'running');
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      listener.dispose();
      resolve(server.state === 'running');
    };
    const timer = setTimeout(end, PATIENCE);
    const listener = server.onDidChange(() => {
      if (server.state !== 'starting') end();
    });
  });
}
