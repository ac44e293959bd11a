import { LOOSE_AROUND } from '../limits.js';
import type { Range, Side } from '../side.js';
import { isTelling } from './common-words.js';

/** What is known of a word: it stands in the one range, in both, or in both and around them. */
const IN_ONE = 1;
const IN_BOTH = 2;
const AROUND = 3;

/** Looks at the telling words that two ranges share. It holds its scratch space. */
export class SharedWords {
  /** Open addressing: the words of the one range, and what is known of each; 0 where free. */
  #hashes = new Int32Array(0x100);
  #states = new Uint8Array(0x100);
  #mask = 0;

  /**
   * Of the telling words that two ranges share, the share that stands nowhere around either of them: two lists, or two
   * tables, of one kind have their words in common wherever one looks, a copy and its original have theirs to themselves.
   */
  ownShare(a: Side, one: Range, b: Side, other: Range): number {
    this.#read(a, one);
    const shared = this.#move(b, other.start, other.end, IN_ONE, IN_BOTH);
    const around =
      this.#move(a, one.start - LOOSE_AROUND, one.start, IN_BOTH, AROUND) +
      this.#move(a, one.end, one.end + LOOSE_AROUND, IN_BOTH, AROUND) +
      this.#move(b, other.start - LOOSE_AROUND, other.start, IN_BOTH, AROUND) +
      this.#move(b, other.end, other.end + LOOSE_AROUND, IN_BOTH, AROUND);
    return shared > 0 ? 1 - around / shared : 0;
  }

  #read({ hashes }: Side, { start, end }: Range): void {
    let slots = 0x40;
    while (slots < 2 * (end - start)) slots *= 2;
    if (slots > this.#states.length) {
      this.#hashes = new Int32Array(slots);
      this.#states = new Uint8Array(slots);
    }
    this.#states.fill(0, 0, slots);
    this.#mask = slots - 1;
    for (let word = start; word < end; word++) {
      const hash = (hashes[word] ?? 0) | 0;
      if (!isTelling(hash)) continue;
      const slot = this.#slot(hash);
      this.#hashes[slot] = hash;
      this.#states[slot] = IN_ONE;
    }
  }

  /** Moves the words of a place, as far as there are any, from one state to the next; how many there are. */
  #move({ hashes, count }: Side, start: number, end: number, from: number, to: number): number {
    const last = Math.min(count, end);
    let moved = 0;
    for (let word = Math.max(0, start); word < last; word++) {
      const hash = (hashes[word] ?? 0) | 0;
      if (!isTelling(hash)) continue;
      const slot = this.#slot(hash);
      if (this.#states[slot] !== from) continue;
      this.#states[slot] = to;
      moved++;
    }
    return moved;
  }

  /** Where a word stands in the table, or where it would go. */
  #slot(hash: number): number {
    let slot = hash & this.#mask;
    while (this.#states[slot] !== 0 && this.#hashes[slot] !== hash) slot = (slot + 1) & this.#mask;
    return slot;
  }
}
