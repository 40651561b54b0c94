import type { Endpoint } from './endpoint.ts';

export type FetchFault =
  /** More came than is taken. */
  | 'size'
  /** Nothing came for too long. */
  | 'silence'
  /** The connection broke. */
  | 'cut'
  /** The answer says to go elsewhere. */
  | 'redirect';

export interface FetchGuard {
  readonly endpoint: Endpoint;
  /** Set last, over whatever else says so. */
  readonly headers: Readonly<Record<string, string>>;
  /** Of headers that may go out beside those; lower case. */
  readonly allowed: (name: string) => boolean;
  /** Of one answer. */
  readonly maxBytes: number;
  /** Milliseconds between two pieces of an answer; undefined: as long as it takes. */
  readonly silence: number | undefined;
  /** Told once for each answer at most, before its reader sees an error. */
  fault(fault: FetchFault): void;
}

/** Seconds. Who asks to wait for longer is told to people instead. */
const MAX_WAIT = 60;

/**
 * `fetch` for one endpoint: nothing goes to another origin, nothing follows a redirect, only headers that are allowed go
 * out, and no answer is endless.
 */
export function guardedFetch(guard: FetchGuard): typeof fetch {
  return async (input, init) => {
    const address = input instanceof Request ? input.url : String(input);
    if (URL.parse(address)?.origin !== guard.endpoint.origin)
      throw new TypeError('Requests go to the configured address only.');
    const headers = new Headers(
      [...new Headers(init?.headers)].filter(([name]) => guard.allowed(name)),
    );
    for (const [name, value] of Object.entries(guard.headers)) headers.set(name, value);
    const response = await fetch(address, { ...init, headers, redirect: 'manual' });
    if (response.status >= 300 && response.status < 400) guard.fault('redirect');
    return new Response(
      response.body === null ? null : limited(response.body, guard, init?.signal),
      {
        status: response.status,
        headers: tamed(response.headers),
      },
    );
  };
}

/** Nobody makes us wait for an hour. */
function tamed(given: Headers): Headers {
  const headers = new Headers(given);
  // They are those of the text before it was unpacked.
  for (const name of ['content-encoding', 'content-length']) headers.delete(name);
  if (waitOf(headers) > MAX_WAIT) headers.set('x-should-retry', 'false');
  return headers;
}

/** Seconds to wait as an answer says; 0 where it does not. */
export function waitOf(headers: Headers): number {
  const milliseconds = Number.parseFloat(headers.get('retry-after-ms') ?? '');
  if (milliseconds > 0) return milliseconds / 1_000;
  const text = headers.get('retry-after') ?? '';
  const seconds = Number.parseFloat(text);
  if (!Number.isNaN(seconds)) return Math.max(0, seconds);
  const date = Date.parse(text);
  return Number.isNaN(date) ? 0 : Math.max(0, (date - Date.now()) / 1_000);
}

function limited(
  body: ReadableStream<Uint8Array>,
  guard: FetchGuard,
  signal: AbortSignal | null | undefined,
): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  let bytes = 0;
  let isLeft = false;
  const stop = (fault: FetchFault): Error => {
    guard.fault(fault);
    void reader.cancel().catch(() => undefined);
    return new TypeError(`The answer was given up: ${fault}.`);
  };
  return new ReadableStream({
    async pull(controller) {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<'late'>((resolve) => {
        if (guard.silence === undefined) return;
        timer = setTimeout(() => {
          resolve('late');
        }, guard.silence);
      });
      try {
        const read = await Promise.race([reader.read(), late]);
        if (isLeft) return;
        if (read === 'late') throw stop('silence');
        if (read.done) {
          controller.close();
          return;
        }
        bytes += read.value.byteLength;
        if (bytes > guard.maxBytes) throw stop('size');
        controller.enqueue(read.value);
      } catch (error) {
        // Whoever gave it up knows why.
        if (!isLeft && signal?.aborted !== true) guard.fault('cut');
        throw error;
      } finally {
        clearTimeout(timer);
      }
    },
    cancel(reason) {
      isLeft = true;
      return reader.cancel(reason);
    },
  });
}
