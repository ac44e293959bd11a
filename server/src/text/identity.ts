import { finishHash } from './hash.js';

/**
 * What tells a text from every other: its length and two hashes of 32 bits, as a string. Two texts with one identity
 * are taken for equal (of a million texts of one length two would share it about once in 40 million times).
 */
export function identityOf(text: string): string {
  let one = 0x811c9dc5 | 0;
  let other = 0x9e3779b9 | 0;
  const pairs = text.length & ~1;
  // Two code units at once: they fit into the 32 bits of a step.
  for (let at = 0; at < pairs; at += 2) {
    const pair = text.charCodeAt(at) | (text.charCodeAt(at + 1) << 16);
    one = Math.imul(one ^ pair, 0x01000193);
    one ^= one >>> 15;
    other = Math.imul(other + pair, 0x85ebca6b) ^ (other >>> 13);
  }
  const last = pairs < text.length ? text.charCodeAt(pairs) : 0;
  const hashes = [finishHash(one ^ last), finishHash(other + last)];
  return `${text.length}-${hashes.map((hash) => hash.toString(36)).join('-')}`;
}
