import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { ApiEvent } from './events-of.ts';
import type { AnswerStep, StreamFault } from './script.ts';

/** Streams events as the API does, with what goes wrong on the way. Returns when the other side has gone, too. */
export async function sendEvents(
  response: ServerResponse,
  events: readonly ApiEvent[],
  { pause = 0, fault }: AnswerStep,
): Promise<void> {
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache',
    'request-id': 'req_test',
  });
  for (const [at, event] of events.entries()) {
    if (fault?.after === at) {
      await goWrong(response, fault.kind);
      return;
    }
    await send(response, event);
    if (pause > 0) await wait(pause);
    if (response.destroyed) return;
  }
  response.end();
}

async function goWrong(response: ServerResponse, kind: StreamFault['kind']): Promise<void> {
  switch (kind) {
    case 'overloaded':
      await send(response, problem('overloaded_error', 'Overloaded'));
      response.end();
      return;
    case 'failed':
      await send(response, problem('api_error', 'Internal server error'));
      response.end();
      return;
    case 'cut':
      // What was sent so far arrives.
      await wait(50);
      response.destroy();
      return;
    case 'end':
      response.end();
      return;
    case 'malformed':
      response.end('event: content_block_delta\ndata: {"type": "content_block_delta", "ind\n\n');
      return;
    case 'strange':
      response.end(
        'event: content_block_delta\ndata: {"type":"content_block_delta","index":7}\n\n',
      );
      return;
    case 'hang':
      if (!response.destroyed) await once(response, 'close');
      return;
    case 'endless':
      await forever(response, () => text(lump));
      return;
    case 'endless-line':
      response.write('event: content_block_delta\ndata: "');
      await forever(response, () => lump);
      return;
    case 'endless-parts':
      await forever(response, (index) =>
        eventText({
          type: 'content_block_start',
          index,
          content_block: { type: 'text', text: '' },
        }),
      );
  }
}

const lump = 'and on '.repeat(1_000);

function text(piece: string): string {
  return eventText({
    type: 'content_block_delta',
    index: 0,
    delta: { type: 'text_delta', text: piece },
  });
}

async function forever(response: ServerResponse, next: (index: number) => string): Promise<void> {
  for (let index = 1; !response.destroyed; index++) {
    await write(response, next(index));
    await wait(0);
  }
}

function problem(type: string, message: string): ApiEvent {
  return { type: 'error', error: { type, message } };
}

async function send(response: ServerResponse, event: ApiEvent): Promise<void> {
  await write(response, eventText(event));
}

function eventText(event: ApiEvent): string {
  return `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;
}

async function write(response: ServerResponse, piece: string): Promise<void> {
  if (response.destroyed || response.write(piece)) return;
  const gone = new AbortController();
  const { signal } = gone;
  await Promise.race([
    once(response, 'drain', { signal }).catch(() => undefined),
    once(response, 'close', { signal }).catch(() => undefined),
  ]);
  gone.abort();
}
