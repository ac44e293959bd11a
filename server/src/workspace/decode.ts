import { type Message, message } from '../messages.js';

/** What the bytes of a file are: text without its byte order mark, or a reason why they are none. */
export type Decoded = { readonly text: string } | { readonly reason: Message };

/** How far a NUL byte is looked for; Git and ripgrep look about as far. */
const probe = 8192;

/**
 * Decodes UTF-8 with or without a byte order mark, and UTF-16 with one. Bytes that mean nothing become U+FFFD.
 */
export function decode(bytes: Uint8Array): Decoded {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeAs('utf-16le', bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeAs('utf-16be', bytes);
  if (bytes.subarray(0, probe).includes(0) || isPdf(bytes)) return { reason: message('is a binary file') };
  return decodeAs('utf-8', bytes);
}

function decodeAs(encoding: string, bytes: Uint8Array): Decoded {
  try {
    return { text: new TextDecoder(encoding).decode(bytes) };
  } catch {
    return { reason: message('is too long for one text') };
  }
}

/** A PDF begins with text, and may hold no NUL for a while. */
function isPdf(bytes: Uint8Array): boolean {
  return [0x25, 0x50, 0x44, 0x46, 0x2d].every((byte, i) => bytes[i] === byte);
}
