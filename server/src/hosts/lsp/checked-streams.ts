import {
  ErrorCodes,
  Message,
  StreamMessageReader,
  StreamMessageWriter,
  type DataCallback,
  type Disposable,
} from 'vscode-languageserver/node';

/**
 * Reader and writer over two streams. What is no JSON, or JSON but no message, is answered as the
 * protocol says; the library would only log it and let the other side wait.
 */
export function checkedStreams(
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
): [StreamMessageReader, StreamMessageWriter] {
  const writer = new StreamMessageWriter(output);
  const refuse = (id: string | number | null, code: number, message: string): void => {
    const answer = { jsonrpc: '2.0', id, error: { code, message } };
    // Fails only when the other side has gone; then nobody waits for the answer.
    writer.write(answer).catch(() => undefined);
  };
  const reader = new CheckedReader(input, refuse);
  reader.onError((error) => {
    refuse(null, ErrorCodes.ParseError, error.message);
  });
  return [reader, writer];
}

class CheckedReader extends StreamMessageReader {
  readonly #refuse: (id: string | number | null, code: number, message: string) => void;

  constructor(
    input: NodeJS.ReadableStream,
    refuse: (id: string | number | null, code: number, message: string) => void,
  ) {
    super(input);
    this.#refuse = refuse;
  }

  override listen(callback: DataCallback): Disposable {
    return super.listen((message) => {
      if (!isMessage(message)) {
        this.#refuse(idOf(message), ErrorCodes.InvalidRequest, 'This is no message.');
        return;
      }
      try {
        callback(message);
      } catch {
        // The library reads the parameters of a few messages itself, and trusts them.
        this.#refuse(idOf(message), ErrorCodes.InvalidRequest, 'The parameters are missing.');
      }
    });
  }
}

function isMessage(message: Message): boolean {
  return (
    Message.isRequest(message) || Message.isNotification(message) || Message.isResponse(message)
  );
}

function idOf(message: unknown): string | number | null {
  if (typeof message !== 'object' || message === null || !('id' in message)) return null;
  return typeof message.id === 'string' || typeof message.id === 'number' ? message.id : null;
}
