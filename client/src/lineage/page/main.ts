// The bundle dist/lineage.js: the page of the lineage preview.
import type { ToPage } from '../messages.ts';
import type { LayoutModule } from './layout/layout-types.ts';
import { warmEngine } from './mermaid/load-engine.ts';
import { makeWritten } from './mermaid/written-view.ts';
import { listenToKeys } from './page-keys.ts';
import { Page } from './page.ts';
import { readTexts } from './texts.ts';
import { takeVsCodeApi } from './vscode-api.ts';

declare global {
  /** Made by dist/lineage-layout.js, which the document loads first. */
  var dataengosLayout: () => LayoutModule;
}

const { key = '', direction } = document.body.dataset;
const api = takeVsCodeApi(key, { direction });
const page = new Page({
  api,
  texts: readTexts(document.body.dataset.texts),
  makeLayout: globalThis.dataengosLayout,
  makeWritten,
});
listenToKeys(page);
// Only the editor speaks to this window; what else might is not of this shape.
addEventListener('message', ({ data }: MessageEvent<ToPage>) => page.take(data));
api.postMessage({ type: 'ready' });
// What cannot be loaded is told when it is wanted.
if (document.body.dataset.document !== undefined) warmEngine().catch(() => undefined);
