export interface Message {
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

/** The bytes of a message with its header. */
export function frame(message: Message): Buffer {
  const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
  return Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]);
}

/** Cuts a stream of chunks into messages. `take` gets each with the moment at which its last byte came. */
export function messageStream(
  take: (message: Message, at: number) => void,
): (chunk: Buffer) => void {
  let chunks: Buffer[] = [];
  let have = 0;
  let need: number | undefined;
  const all = (): Buffer => {
    const [only] = chunks;
    const bytes = chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks);
    chunks = [bytes];
    return bytes;
  };
  const drop = (length: number): void => {
    chunks = [all().subarray(length)];
    have -= length;
  };
  return (chunk) => {
    const at = performance.now();
    chunks.push(chunk);
    have += chunk.length;
    for (;;) {
      if (need === undefined) {
        const end = all().indexOf('\r\n\r\n');
        if (end === -1) return;
        const header = all().toString('latin1', 0, end);
        need = Number(/content-length: *(\d+)/i.exec(header)?.[1] ?? NaN);
        if (Number.isNaN(need)) throw new Error(`No Content-Length in "${header}"`);
        drop(end + 4);
      }
      if (have < need) return;
      const message = JSON.parse(all().toString('utf8', 0, need)) as Message;
      drop(need);
      need = undefined;
      take(message, at);
    }
  };
}
