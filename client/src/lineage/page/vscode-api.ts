import type { FromPage } from '../messages.ts';

/** What VS Code gives to a page. */
export interface VsCodeApi {
  postMessage(message: FromPage): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare const acquireVsCodeApi: () => VsCodeApi;

/** May be called once in the life of a page. */
export const takeVsCodeApi = (): VsCodeApi => acquireVsCodeApi();
