import {
  ErrorCodes,
  LSPErrorCodes,
  Message,
  ResponseError,
  type ConnectionOptions,
} from 'vscode-languageserver/node';

/** What a request is called that comes when it must not; no client knows the name. */
const OUT_OF_TURN = 'dataengos/outOfTurn';

/** Whatever becomes of their answers, the server must see these. */
const KEPT: ReadonlySet<string> = new Set(['initialize', 'shutdown']);

/**
 * What the protocol says of messages whatever they ask: a server is initialized once; after
 * `shutdown` it answers nothing and hears `exit` alone; a request that is cancelled while it waits
 * for its turn costs no work.
 */
export function messageRules(): ConnectionOptions {
  let last: 'nothing' | 'initialize' | 'shutdown' = 'nothing';
  return {
    messageStrategy: {
      handleMessage(message, next) {
        if (Message.isRequest(message)) {
          const { method } = message;
          const twice = method === 'initialize' && last !== 'nothing';
          if (twice || last === 'shutdown') {
            next({ ...message, method: OUT_OF_TURN } as Message);
            return;
          }
          if (method === 'initialize' || method === 'shutdown') last = method;
        } else if (Message.isNotification(message) && last === 'shutdown') {
          if (message.method !== 'exit') return;
        }
        next(message);
      },
    },
    connectionStrategy: {
      cancelUndispatched(message) {
        if (!Message.isRequest(message) || KEPT.has(message.method)) return undefined;
        return { jsonrpc: '2.0', id: message.id, error: cancelled().toJson() };
      },
    },
  };
}

/** The answer to a request that no handler knows. */
export function refusal(method: string, initialized: boolean): ResponseError {
  if (method === OUT_OF_TURN)
    return new ResponseError(
      ErrorCodes.InvalidRequest,
      'After shutdown, and after a first initialize, this cannot be asked.',
    );
  return initialized
    ? new ResponseError(ErrorCodes.MethodNotFound, `There is no method ${method}.`)
    : new ResponseError(ErrorCodes.ServerNotInitialized, 'The first request must be initialize.');
}

/** The answer to a request that nobody waits for any more. */
export function cancelled(): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
}
