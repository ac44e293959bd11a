/** Bits over single words, and over pairs of words. */
const SINGLES = 1 << 18;
const PAIR_BITS = 21;

/**
 * Tells where a form may begin by a word and the next: nearly all words of a text go no further, and what they cost does
 * not depend on how many forms there are. Now and then it errs, on the side of yes.
 */
export class FormFilter {
  /** A bit for each form of one word. */
  readonly #singles = new Uint32Array(SINGLES >>> 5);
  /** A bit for the first two words of each longer form. */
  readonly #pairs = new Uint32Array((1 << PAIR_BITS) >>> 5);

  /** Lets a form through. */
  add(hashes: readonly number[]): void {
    const [first = 0, second] = hashes;
    if (second === undefined) set(this.#singles, first & (SINGLES - 1));
    else set(this.#pairs, pairOf(first, second));
  }

  /** The words at which a form may begin, ascending, of a text whose words have these hashes. */
  beginnings(hashes: Uint32Array): readonly number[] {
    const singles = this.#singles;
    const pairs = this.#pairs;
    const found: number[] = [];
    for (let word = 0; word < hashes.length; word++) {
      const hash = hashes[word] ?? 0;
      const single = hash & (SINGLES - 1);
      const pair = pairOf(hash, hashes[word + 1] ?? 0);
      const bits = ((singles[single >>> 5] ?? 0) >>> (single & 31)) | ((pairs[pair >>> 5] ?? 0) >>> (pair & 31));
      if ((bits & 1) !== 0) found.push(word);
    }
    return found;
  }
}

function pairOf(first: number, second: number): number {
  return (Math.imul(first, 0x9e3779b1) ^ second) >>> (32 - PAIR_BITS);
}

function set(bits: Uint32Array, bit: number): void {
  bits[bit >>> 5] = (bits[bit >>> 5] ?? 0) | (1 << (bit & 31));
}
