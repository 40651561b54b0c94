import type { LayoutModule, LayoutRequest, LayoutResult } from './layout-types.ts';

/** So few boxes are laid out sooner than a worker is told of them. */
const HERE = 24;

type Factory = () => LayoutModule;

/**
 * Lays out without freezing the window: in a worker that is made from the text of the bundle (a webview may start
 * workers from blobs only). A newer request ends the one before, whose promise is then never settled.
 */
export class LayoutRunner {
  readonly #make: Factory;
  #worker: Worker | undefined;
  #here: LayoutModule | undefined;
  #busy = false;

  constructor(make: Factory) {
    this.#make = make;
  }

  /** Starts the worker before it is needed: that takes longer than many a layout. */
  warm(): void {
    this.#worker ??= startWorker(this.#make);
  }

  run(request: LayoutRequest): Promise<LayoutResult> {
    if (this.#busy) this.dispose();
    if (request.boxes.length <= HERE) return this.#runHere(request);
    const worker = (this.#worker ??= startWorker(this.#make));
    if (!worker) return this.#runHere(request);
    this.#busy = true;
    return new Promise((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<LayoutResult | { failed: string }>) => {
        this.#busy = false;
        if ('failed' in data) reject(new Error(data.failed));
        else resolve(data);
      };
      worker.onerror = () => {
        // It could not even start: not here, then.
        this.dispose();
        this.#runHere(request).then(resolve, reject);
      };
      worker.postMessage(request);
    });
  }

  dispose(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#busy = false;
  }

  async #runHere(request: LayoutRequest): Promise<LayoutResult> {
    this.#here ??= this.#make();
    return Promise.resolve(this.#here.layOut(request));
  }
}

function startWorker(make: Factory): Worker | undefined {
  const source = `const { layOut } = (${make.toString()})();
onmessage = ({ data }) => {
  try { postMessage(layOut(data)); } catch (error) { postMessage({ failed: String(error) }); }
};`;
  const address = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  try {
    return new Worker(address);
  } catch {
    return undefined;
  } finally {
    // The worker has taken hold of it.
    setTimeout(() => URL.revokeObjectURL(address), 5_000);
  }
}
