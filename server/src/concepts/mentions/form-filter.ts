/** Bits over single words. */
const SINGLES = 1 << 18;
/** Items of 32 bits over pairs of words. */
const PAIR_BITS = 16;

/**
 * Tells where a form may begin by a word and the next: nearly all words of a text go no further, and what they cost does
 * not depend on how many forms there are. Now and then it errs, on the side of yes.
 */
export class FormFilter {
  /** A bit for each form of one word. */
  readonly #singles = new Uint32Array(SINGLES >>> 5);
  /** Two bits of one item for the first two words of each longer form: a Bloom filter that looks at one place. */
  readonly #pairs = new Uint32Array(1 << PAIR_BITS);

  /** Lets a form through. */
  add(hashes: readonly number[]): void {
    const [first = 0, second] = hashes;
    if (second === undefined) {
      const single = first & (SINGLES - 1);
      this.#singles[single >>> 5] = (this.#singles[single >>> 5] ?? 0) | (1 << (single & 31));
    } else {
      const pair = pairOf(first, second);
      const item = pair >>> (32 - PAIR_BITS);
      this.#pairs[item] = (this.#pairs[item] ?? 0) | bitsOf(pair);
    }
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
      const missing = bitsOf(pair) & ~(pairs[pair >>> (32 - PAIR_BITS)] ?? 0);
      const isSingle = ((singles[single >>> 5] ?? 0) >>> (single & 31)) & 1;
      if (missing === 0 || isSingle !== 0) found.push(word);
    }
    return found;
  }
}

function pairOf(first: number, second: number): number {
  return Math.imul(first, 0x9e3779b1) ^ second;
}

function bitsOf(pair: number): number {
  return (1 << (pair & 31)) | (1 << ((pair >>> 5) & 31));
}
