import type { MermaidEngine } from './engine.ts';

declare global {
  // Set by dist/lineage-mermaid.js.
  var dataengosMermaid: MermaidEngine | undefined;
}

let loading: Promise<MermaidEngine> | undefined;

/** Mermaid is as large as all the rest: it comes with the first document that is shown. */
export function loadEngine(): Promise<MermaidEngine> {
  loading ??= load();
  // Next time may be better.
  loading.catch(() => (loading = undefined));
  return loading;
}

async function load(): Promise<MermaidEngine> {
  const script = document.createElement('script');
  script.src = document.body.dataset.mermaid ?? '';
  // Those of the head are the editor's own, and have none.
  script.nonce = document.body.querySelector('script')?.nonce ?? '';
  await new Promise((resolve, reject) => {
    script.addEventListener('load', resolve);
    script.addEventListener('error', () => reject(new Error('mermaid was not loaded')));
    document.head.append(script);
  });
  const engine = globalThis.dataengosMermaid;
  if (!engine) throw new Error('mermaid was not started');
  return engine;
}
