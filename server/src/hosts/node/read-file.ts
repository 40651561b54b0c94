import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { formatMessage } from '../../lint/format-message.ts';
import type { Params } from '../../lint/rule.ts';
import { ioReason, isGone } from './io-reason.ts';

export type ReadResult =
  | {
      readonly kind: 'text';
      /** Without its byte order mark. */
      readonly text: string;
      /** The file begins with a byte order mark, which whoever writes it must put back. */
      readonly mark: boolean;
    }
  | {
      readonly kind: 'unread';
      /** One or two full sentences. */
      readonly reason: string;
      /** `reason` before its parameters went in, for hosts that translate; absent: it has none. */
      readonly template?: { readonly text: string; readonly params: Params };
      readonly gone: boolean;
    };

/**
 * Reads a text file of at most `maxSize` KiB. Trouble is a value: it says why the text cannot be
 * had. Devices, pipes and folders are refused, so that reading always ends.
 */
export async function readFile(path: string, maxSize: number): Promise<ReadResult> {
  try {
    // Without O_NONBLOCK, opening a named pipe waits for somebody to write to it.
    const file = await open(
      path,
      constants.O_RDONLY | (process.platform === 'win32' ? 0 : constants.O_NONBLOCK),
    );
    try {
      const stat = await file.stat();
      if (!stat.isFile()) return unread('It is not a regular file.');
      if (stat.size > maxSize * 1_024) return tooLarge(stat.size, maxSize);
      const bytes = await readAll(file, stat.size);
      // It may have grown since, and files of pseudo file systems say that they are empty.
      if (bytes.length > maxSize * 1_024) return tooLarge(bytes.length, maxSize);
      return decode(bytes);
    } finally {
      await file.close();
    }
  } catch (error) {
    return { ...unread(ioReason(error)), gone: isGone(error) };
  }
}

/** The bytes of a file that had `size` of them a moment ago: one call where that is still so, as workspaces have thousands. */
async function readAll(file: FileHandle, size: number): Promise<Uint8Array> {
  const buffer = Buffer.allocUnsafe(size + 1);
  const { bytesRead } = await file.read(buffer, 0, size + 1);
  const read = buffer.subarray(0, bytesRead);
  if (bytesRead === size && size > 0) return read;
  return Buffer.concat([read, await file.readFile()]);
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Turns bytes into text: UTF-8 only, as the standards of our files ask. */
export function decode(bytes: Uint8Array): ReadResult {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return unread('It is written in UTF-16. Save it as UTF-8.');
  }
  // Also catches UTF-16 without a mark.
  if (bytes.subarray(0, 8_192).includes(0)) return unread('It is a binary file, not text.');
  try {
    const text = utf8.decode(bytes);
    const mark = text.startsWith('\uFEFF');
    return { kind: 'text', text: mark ? text.slice(1) : text, mark };
  } catch {
    return unread('It is not valid UTF-8. Save it as UTF-8.');
  }
}

function unread(reason: string): Extract<ReadResult, { kind: 'unread' }> {
  return { kind: 'unread', reason, gone: false };
}

export const TOO_LARGE =
  'It has {size} KiB, more than the {limit} KiB of the setting "files.maxSize".';

function tooLarge(size: number, maxSize: number): ReadResult {
  const params = { size: Math.ceil(size / 1_024), limit: maxSize };
  return { ...unread(formatMessage(TOO_LARGE, params)), template: { text: TOO_LARGE, params } };
}
