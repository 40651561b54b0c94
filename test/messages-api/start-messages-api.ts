import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { eventsOf } from './events-of.ts';
import { messageOf } from './message-of.ts';
import type { AskedRequest, Script, Step } from './script.ts';
import { sendEvents } from './send-events.ts';

export { calls, fails, says } from './script.ts';
export type { AnswerPart, AnswerStep, AskedRequest, Script, Step } from './script.ts';

/** A server on this machine that speaks the Messages API of Anthropic as a script tells it to. */
export interface MessagesApi {
  /** `http://127.0.0.1:<port>`: the base URL. */
  readonly url: string;
  /** All that came in, also what was given up. */
  readonly requests: readonly RecordedRequest[];
  close(): Promise<void>;
}

export interface RecordedRequest {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** As it came. */
  readonly text: string;
  /** Empty where the text is no JSON object. */
  readonly body: AskedRequest;
  /** The other side went away before the answer was at its end. */
  readonly isAborted: boolean;
  /** The answer is at its end, or the other side is gone. */
  readonly isOver: boolean;
  /** Bytes that were sent. */
  readonly sent: number;
}

/** Starts it on a free port of the loopback. */
export async function startMessagesApi(script: Script): Promise<MessagesApi> {
  const requests: RecordedRequest[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const record = await recorded(request, response);
      requests.push(record);
      const step = stepOf(script, record, requests.length - 1);
      await answer(response, step, record, String(requests.length));
    })();
  });
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

async function recorded(
  request: IncomingMessage,
  response: ServerResponse,
): Promise<RecordedRequest> {
  const { socket } = response;
  const before = socket?.bytesWritten ?? 0;
  const end = { isAborted: false, isOver: false };
  response.once('close', () => {
    end.isAborted = !response.writableFinished;
    end.isOver = true;
  });
  let text = '';
  request.setEncoding('utf8');
  for await (const piece of request) text += String(piece);
  return {
    method: request.method ?? '',
    path: request.url ?? '',
    headers: request.headers,
    text,
    body: bodyOf(text),
    get isAborted() {
      return end.isAborted;
    },
    get isOver() {
      return end.isOver;
    },
    get sent() {
      return (socket?.bytesWritten ?? 0) - before;
    },
  };
}

function bodyOf(text: string): AskedRequest {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
  } catch {
    return {};
  }
}

function stepOf(script: Script, { method, path, body }: RecordedRequest, index: number): Step {
  if (method !== 'POST' || !path.startsWith('/v1/messages')) return { kind: 'error', status: 404 };
  if (typeof script === 'function') return script(body, index);
  return (
    script[index] ?? {
      kind: 'error',
      status: 500,
      message: 'The script is at its end.',
      headers: { 'x-should-retry': 'false' },
    }
  );
}

async function answer(
  response: ServerResponse,
  step: Step,
  { body }: RecordedRequest,
  id: string,
): Promise<void> {
  switch (step.kind) {
    case 'answer':
      if (body.stream === true) {
        await sendEvents(response, eventsOf(step, id, body.model ?? 'model'), step);
        return;
      }
      json(response, 200, messageOf(step, id, body.model ?? 'model'));
      return;
    case 'error':
      json(response, step.status, errorOf(step.status, step.message), step.headers);
      return;
    case 'cut':
      response.destroy();
      return;
    case 'hang':
      return;
    case 'redirect':
      response.writeHead(step.status ?? 307, { location: step.location }).end();
      return;
    case 'raw':
      response.writeHead(step.status ?? 200, step.headers).end(step.body);
  }
}

const errorTypes: Readonly<Record<number, string>> = {
  400: 'invalid_request_error',
  401: 'authentication_error',
  403: 'permission_error',
  404: 'not_found_error',
  413: 'request_too_large',
  429: 'rate_limit_error',
  529: 'overloaded_error',
};

function errorOf(status: number, message?: string): unknown {
  const type = errorTypes[status] ?? 'api_error';
  return {
    type: 'error',
    error: { type, message: message ?? `It is an ${type}.` },
    request_id: 'req_test',
  };
}

function json(
  response: ServerResponse,
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, {
    'content-type': 'application/json',
    'request-id': 'req_test',
    ...headers,
  });
  response.end(JSON.stringify(value));
}
