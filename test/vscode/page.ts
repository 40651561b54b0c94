import { request } from 'node:http';
import type { Target } from '../../scripts/vscode-host/page-methods.ts';

/**
 * The window as a person has it: real keys and clicks, what is to be read on the screen, pictures.
 * A selector is CSS or Playwright's own; the first visible match is meant.
 */
export const page = {
  /** Presses one key or chord, e.g. 'Control+.' or 'Enter'. */
  press: (keys: string) => call('press', { keys }),
  /** Types the text, key by key, where the focus is. */
  type: (text: string, delay?: number) => call('type', { text, delay }),
  click: (target: Target & { button?: 'left' | 'right'; double?: boolean }) =>
    call('click', target),
  hover: (target: Target) => call('hover', target),
  /** Waits until it can be seen, or until it is gone. */
  waitFor: (target: Target & { gone?: boolean }) => call('waitFor', target),
  /** The visible text of each match; does not wait. */
  texts: (target: Target) => call<string[]>('texts', target),
  box: (target: Target) =>
    call<{ x: number; y: number; width: number; height: number } | null>('box', target),
  /** The value of a JavaScript expression in the workbench page. */
  evaluate: <T>(expression: string) => call<T>('evaluate', { expression }),
  resize: (width: number, height: number) => call('resize', { width, height }),
  /** Writes out/screenshots/<name>.png of the window or of one element; returns its path. */
  screenshot: (name: string, target?: Target) => call<string>('screenshot', { name, target }),
};

function call<T = void>(method: string, parameters: object): Promise<T> {
  const address = process.env.DATAENGOS_PAGE;
  const token = process.env.DATAENGOS_PAGE_TOKEN;
  if (!address || !token)
    throw new Error('This VS Code was not started by scripts/vscode-host/launch.ts.');
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${token}` };
    const outgoing = request(`${address}/${method}`, { method: 'POST', headers }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (body += chunk));
      response.on('end', () => {
        const value = JSON.parse(body) as unknown;
        if (response.statusCode === 200) resolve(value as T);
        else reject(new Error(`page.${method}: ${String(value)}`));
      });
    });
    outgoing.on('error', reject);
    outgoing.end(JSON.stringify(parameters));
  });
}
