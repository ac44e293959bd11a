import { COPIED, LEAST_COPY } from './weights.js';

/** Words that follow each other and are compared as one. */
const RUN = 3;

/** A run of words in one passage. */
interface Entry {
  readonly holder: number;
  /** How often it stands there. */
  times: number;
  /** How many of these the passage `passage` has matched so far. */
  matched: number;
  passage: number;
  /** The same run in an earlier passage. */
  readonly next: Entry | undefined;
}

/** A passage by its index, and the share of the longer of the two that the other holds. */
export interface Match {
  readonly index: number;
  readonly share: number;
}

/**
 * Which of some passages a passage is a copy of: of two passages of {@link LEAST_COPY} words or more, where one holds
 * a large part of the other; of shorter ones, where they are equal word by word.
 */
export class CopyFinder {
  /** Runs in each passage. */
  readonly #sizes: number[] = [];
  readonly #entries = new Map<number, Entry>();
  /** Passages that were looked for. */
  #sought = 0;

  /** Adds a passage; the first is known as 0. */
  add(words: Uint32Array): void {
    const holder = this.#sizes.length;
    const size = runCount(words);
    this.#sizes.push(size);
    for (let at = 0; at < size; at++) {
      const run = runAt(words, at);
      const next = this.#entries.get(run);
      if (next?.holder === holder) next.times++;
      else this.#entries.set(run, { holder, times: 1, matched: 0, passage: 0, next });
    }
  }

  /** The first of the passages that this one is a copy of; undefined where there is none. */
  find(words: Uint32Array): Match | undefined {
    const passage = ++this.#sought;
    const size = runCount(words);
    const common = new Map<number, number>();
    for (let at = 0; at < size; at++) {
      for (let entry = this.#entries.get(runAt(words, at)); entry !== undefined; entry = entry.next) {
        if (entry.passage !== passage) entry.matched = 0;
        entry.passage = passage;
        if (entry.matched === entry.times) continue;
        entry.matched++;
        common.set(entry.holder, (common.get(entry.holder) ?? 0) + 1);
      }
    }
    let first: Match | undefined;
    for (const [holder, count] of common) {
      const other = this.#sizes[holder] ?? 0;
      if (count < COPIED * Math.min(size, other) || (first !== undefined && first.index < holder)) continue;
      first = { index: holder, share: count / Math.max(size, other) };
    }
    return first;
  }
}

/** A short passage is one run as a whole. */
function runCount(words: Uint32Array): number {
  return words.length < LEAST_COPY ? Math.min(1, words.length) : words.length - RUN + 1;
}

/** A hash of a run; of short passages it is below 0, so that these match each other alone. */
function runAt(words: Uint32Array, at: number): number {
  const whole = words.length < LEAST_COPY;
  const end = whole ? words.length : at + RUN;
  let hash = 0;
  for (let word = at; word < end; word++) hash = Math.imul(hash, 0x01000193) ^ (words[word] ?? 0);
  // Small integers are kept without a box.
  return whole ? -1 - (hash >>> 2) : hash >>> 2;
}
