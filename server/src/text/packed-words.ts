import { arrayIn, type StoredPart } from '../stored.js';
import { grown, lastAtMost } from './arrays.js';
import { joined, Pieces } from './packed-arrays.js';
import type { Words } from './words.js';

/** Words from one word whose offset is written down to the next. */
const STEP = 32;
/** A word as a byte: code units since the word before in the high bits, its length in the low ones. */
const LENGTH_BITS = 5;
const LONGEST = (1 << LENGTH_BITS) - 1;
/** In place of such a byte: the distance and the length stand elsewhere. */
const ODD = 0xff;
const FURTHEST = (ODD >>> LENGTH_BITS) - 1;

/** What packed words consist of. */
interface Packing {
  readonly count: number;
  readonly hashes: Uint32Array;
  readonly flags: Uint8Array;
  readonly codes: Uint8Array;
  readonly anchors: Uint32Array;
  readonly odd: Uint32Array;
  readonly oddPlaces: Uint32Array;
}

/** The words of one text as they are kept: about six bytes a word instead of thirteen. Offsets are UTF-16 code units. */
export class PackedWords {
  readonly count: number;
  /** 32-bit hash of the normalised form of each word. */
  readonly hashes: Uint32Array;
  /** Bits of `WordFlag` of each word. */
  readonly flags: Uint8Array;
  readonly #codes: Uint8Array;
  /** The end of the word before every {@link STEP}th word. */
  readonly #anchors: Uint32Array;
  /** The words that no byte can tell, ascending; and the distance and length of each, in turn. */
  readonly #odd: Uint32Array;
  readonly #oddPlaces: Uint32Array;

  /** `words`: as they were read, or packed already. */
  constructor(words: Words | Packing) {
    const { count, hashes, flags, codes, anchors, odd, oddPlaces } = 'codes' in words ? words : packed(words);
    this.count = count;
    this.hashes = hashes;
    this.flags = flags;
    this.#codes = codes;
    this.#anchors = anchors;
    this.#odd = odd;
    this.#oddPlaces = oddPlaces;
  }

  /** The words of many texts. */
  static store(texts: readonly PackedWords[]): StoredPart {
    const all = <T extends Uint8Array | Uint32Array>(
      kind: new (length: number) => T,
      arrayOf: (words: PackedWords) => T,
    ): T => joined(kind, texts.map(arrayOf));
    return {
      counts: Uint32Array.from(texts, ({ count }) => count),
      hashes: all(Uint32Array, ({ hashes }) => hashes),
      flags: all(Uint8Array, ({ flags }) => flags),
      codes: all(Uint8Array, (words) => words.#codes),
      anchors: all(Uint32Array, (words) => words.#anchors),
      oddCounts: Uint32Array.from(texts, (words) => words.#odd.length),
      odd: all(Uint32Array, (words) => words.#odd),
      oddPlaces: all(Uint32Array, (words) => words.#oddPlaces),
    };
  }

  static restore(part: StoredPart): PackedWords[] {
    const oddCounts = arrayIn(part, 'oddCounts', Uint32Array);
    const hashes = new Pieces(part, 'hashes', Uint32Array);
    const flags = new Pieces(part, 'flags', Uint8Array);
    const codes = new Pieces(part, 'codes', Uint8Array);
    const anchors = new Pieces(part, 'anchors', Uint32Array);
    const odd = new Pieces(part, 'odd', Uint32Array);
    const oddPlaces = new Pieces(part, 'oddPlaces', Uint32Array);
    return Array.from(arrayIn(part, 'counts', Uint32Array, oddCounts.length), (count, text) => {
      const odds = oddCounts[text] ?? 0;
      return new PackedWords({
        count,
        hashes: hashes.next(count),
        flags: flags.next(count),
        codes: codes.next(count),
        anchors: anchors.next(Math.ceil(count / STEP)),
        odd: odd.next(odds),
        oddPlaces: oddPlaces.next(odds * 2),
      });
    });
  }

  /** Offset of the first code unit of a word; 0 for a word that is not there. */
  start(word: number): number {
    return this.end(word) - this.#length(word);
  }

  /** Offset after the last code unit of a word; 0 for a word that is not there. */
  end(word: number): number {
    if (word < 0 || word >= this.count) return 0;
    const anchor = Math.floor(word / STEP);
    let end = this.#anchors[anchor] ?? 0;
    for (let at = anchor * STEP; at <= word; at++) end += this.gap(at) + this.#length(at);
    return end;
  }

  /** UTF-16 code units between a word and the one before it, or the start of the text. */
  gap(word: number): number {
    const code = this.#codes[word] ?? 0;
    return code === ODD ? this.#oddPlace(word, 0) : code >>> LENGTH_BITS;
  }

  /** Writes the offsets of words `from` to `to`, moved on by `shift`, into two arrays from item `at` on. */
  unpack(from: number, to: number, shift: number, starts: Uint32Array, ends: Uint32Array, at: number): void {
    let end = (from > 0 ? this.end(from - 1) : 0) + shift;
    for (let word = from, item = at; word < to; word++, item++) {
      const length = this.#length(word);
      starts[item] = end + this.gap(word);
      end = (starts[item] ?? 0) + length;
      ends[item] = end;
    }
  }

  /** How many words start before an offset. */
  startingBefore(offset: number): number {
    const anchor = lastAtMost(this.#anchors, this.#anchors.length, offset - 1);
    let word = Math.max(0, anchor) * STEP;
    while (word < this.count && this.start(word) < offset) word++;
    return word;
  }

  #length(word: number): number {
    const code = this.#codes[word] ?? 0;
    return code === ODD ? this.#oddPlace(word, 1) : code & LONGEST;
  }

  #oddPlace(word: number, item: 0 | 1): number {
    return this.#oddPlaces[2 * lastAtMost(this.#odd, this.#odd.length, word) + item] ?? 0;
  }
}

function packed({ count, starts, ends, hashes, flags }: Words): Packing {
  const codes = new Uint8Array(count);
  const anchors = new Uint32Array(Math.ceil(count / STEP));
  let odd = new Uint32Array(16);
  let oddPlaces = new Uint32Array(32);
  let odds = 0;
  let before = 0;
  for (let word = 0; word < count; word++) {
    if (word % STEP === 0) anchors[word / STEP] = before;
    const start = starts[word] ?? 0;
    const end = ends[word] ?? 0;
    const gap = start - before;
    const length = end - start;
    before = end;
    if (gap <= FURTHEST && length <= LONGEST) {
      codes[word] = (gap << LENGTH_BITS) | length;
      continue;
    }
    codes[word] = ODD;
    odd = grown(odd, odds + 1);
    oddPlaces = grown(oddPlaces, 2 * odds + 2);
    odd[odds] = word;
    oddPlaces[2 * odds] = gap;
    oddPlaces[2 * odds++ + 1] = length;
  }
  return { count, hashes, flags, codes, anchors, odd: odd.slice(0, odds), oddPlaces: oddPlaces.slice(0, 2 * odds) };
}
