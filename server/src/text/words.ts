/** Bits of {@link Words.flags}. */
export const WordFlag = {
  /** The first letter is a capital. */
  Capital: 1,
  /** A letter after the first is a capital, as in "RLVR", "CoT", "LoRA", "AIs". */
  InnerCapital: 2,
  /** The word stands inside quotation marks. */
  Quoted: 4,
  /** No white space stands between this word and the one before it, as in "mesa-optimizer" or "and/or". */
  Joined: 8,
  /** The first word of a sentence, or of a passage. */
  SentenceStart: 16,
  /** A stop, comma, bracket, dash or the like parts this word from the one before it: no term reaches over it. */
  Parted: 32,
  /** A hyphen stands right before it, after a word: it is Joined, as in "mesa-optimizer" but not in "and/or". */
  Hyphened: 64,
  /** The word stands in a `>` block. */
  InBlock: 128,
} as const;

/**
 * The words of one text in reading order, a typed array a property, `count` items each.
 * Only prose has words: front matter, code and link targets have none.
 */
export interface Words {
  readonly count: number;
  /** UTF-16 offset of the first code unit. */
  readonly starts: Uint32Array;
  /** UTF-16 offset after the last code unit. */
  readonly ends: Uint32Array;
  /** 32-bit hash of the normalised form: two spellings of one word have one hash. */
  readonly hashes: Uint32Array;
  /** {@link WordFlag} bits. */
  readonly flags: Uint8Array;
}

/**
 * The distinct normalised words of one text, packed: item `i` is spelled by the UTF-16 code units
 * `chars[offsets[i]] … chars[offsets[i + 1] - 1]`.
 */
export interface Lexicon {
  readonly count: number;
  readonly hashes: Uint32Array;
  /** `count + 1` items. */
  readonly offsets: Uint32Array;
  readonly chars: Uint16Array;
}
