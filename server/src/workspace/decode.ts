import { type Message, message } from '../messages.js';

/** What the bytes of a file are: text without its byte order mark, or a reason why they are none. */
export type Decoded = { readonly text: string } | { readonly reason: Message };

export interface Encoding {
  readonly name: 'utf-8' | 'utf-16le' | 'utf-16be';
  /** Whether a byte order mark stands in front. */
  readonly hasMark: boolean;
}

/** How far a NUL byte is looked for; Git and ripgrep look about as far. */
const probe = 8192;
/** How far UTF-16 without a mark must look like it; the editor looks as far. */
const unmarked = 512;

/** Decodes UTF-8 and UTF-16. Bytes that mean nothing become U+FFFD. */
export function decode(bytes: Uint8Array): Decoded {
  const encoding = encodingOf(bytes);
  if (encoding === undefined) return { reason: message('is a binary file') };
  try {
    return { text: new TextDecoder(encoding.name).decode(bytes) };
  } catch {
    return { reason: message('is too long for one text') };
  }
}

/**
 * The encoding of a text: as its byte order mark says; else UTF-16 where every second byte of its beginning, and no
 * other, is NUL; else UTF-8. Undefined for what is no text.
 */
export function encodingOf(bytes: Uint8Array): Encoding | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { name: 'utf-16le', hasMark: true };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { name: 'utf-16be', hasMark: true };
  if (!bytes.subarray(0, probe).includes(0))
    return isPdf(bytes) ? undefined : { name: 'utf-8', hasMark: isMarked(bytes) };
  const start = bytes.subarray(0, unmarked);
  if (start.length % 2 > 0) return undefined;
  if (start.every((byte, i) => (byte === 0) === (i % 2 === 1))) return { name: 'utf-16le', hasMark: false };
  if (start.every((byte, i) => (byte === 0) === (i % 2 === 0))) return { name: 'utf-16be', hasMark: false };
  return undefined;
}

function isMarked(bytes: Uint8Array): boolean {
  return [0xef, 0xbb, 0xbf].every((byte, i) => bytes[i] === byte);
}

/** A PDF begins with text, and may hold no NUL for a while. */
function isPdf(bytes: Uint8Array): boolean {
  return [0x25, 0x50, 0x44, 0x46, 0x2d].every((byte, i) => bytes[i] === byte);
}
