import { hashOf } from '../../text/hash.js';
import { stopWords } from '../../text/stop-words.js';

const BITS = 0xffff;

/** By the low bits of a hash: whether it may be that of a word without a subject of its own. */
const common = new Uint8Array(BITS + 1);
for (const word of stopWords) common[hashOf(word) & BITS] = 1;

/** Whether the word with this hash says something of what a text is about. */
export function isTelling(hash: number): boolean {
  return common[hash & BITS] !== 1;
}
