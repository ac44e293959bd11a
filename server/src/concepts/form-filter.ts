/** Bits over single words, and over pairs of words. */
const SINGLES = 1 << 18;
const PAIR_BITS = 21;

/**
 * Whether a form may begin at a word, told by that word and the next: nearly all words of a text go no further, and
 * what they cost does not depend on how many forms there are. Now and then it errs, on the side of yes.
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

  /** Takes the hash of a word and of the one after it. */
  mayBegin(hash: number, next: number): boolean {
    const single = hash & (SINGLES - 1);
    const pair = pairOf(hash, next);
    const bits =
      ((this.#singles[single >>> 5] ?? 0) >>> (single & 31)) | ((this.#pairs[pair >>> 5] ?? 0) >>> (pair & 31));
    return (bits & 1) !== 0;
  }
}

function pairOf(first: number, second: number): number {
  return (Math.imul(first, 0x9e3779b1) ^ second) >>> (32 - PAIR_BITS);
}

function set(bits: Uint32Array, bit: number): void {
  bits[bit >>> 5] = (bits[bit >>> 5] ?? 0) | (1 << (bit & 31));
}
