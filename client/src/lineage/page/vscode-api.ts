import type { FromPage } from '../messages.ts';

/** What VS Code gives to a page. */
export interface VsCodeApi {
  postMessage(message: FromPage): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare const acquireVsCodeApi: () => VsCodeApi;

/**
 * May be called once in the life of a page. Every state has the key by which the extension knows this panel again after
 * the window was reloaded, from the beginning. `first`: what the state of a new panel says.
 */
export function takeVsCodeApi(key: string, first: object): VsCodeApi {
  const api = acquireVsCodeApi();
  const setState = (state: unknown): void => {
    api.setState({ ...(typeof state === 'object' ? state : {}), key });
  };
  setState(api.getState() ?? first);
  return {
    postMessage: (message) => api.postMessage(message),
    getState: () => api.getState(),
    setState,
  };
}
