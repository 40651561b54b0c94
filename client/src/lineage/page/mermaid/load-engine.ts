import type { MermaidEngine } from './engine.ts';
import { readTheme } from './theme.ts';

declare global {
  // Set by dist/lineage-mermaid.js.
  var dataengosMermaid: MermaidEngine | undefined;
}

let loading: Promise<MermaidEngine> | undefined;
let isWanted = false;

/** Has what a topology usually has: the browser compiles what has run once. */
const SMALL = 'flowchart LR\n  subgraph s [s]\n    a[a_b] -->|x| b[(b)]\n  end\n  b --> c[[c]]';

/** Mermaid is as large as all the rest: it comes with the first document that is shown. */
export function loadEngine(): Promise<MermaidEngine> {
  isWanted = true;
  return loaded();
}

/** Gets everything ready while the extension still answers. */
export async function warmEngine(): Promise<void> {
  const engine = await loaded();
  if (isWanted) return;
  await engine.draw({ text: SMALL, theme: readTheme(), limits: { nodes: 10, edges: 10 } });
}

function loaded(): Promise<MermaidEngine> {
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
