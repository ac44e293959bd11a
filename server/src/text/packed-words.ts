import { arrayIn, JoinedArrays, type StoredPart } from '../stored.js';
import { grown, lastAtMost } from './arrays.js';
import { Pieces } from './packed-arrays.js';
import type { Shelf } from './shelf.js';
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
  readonly hashes: Uint32Array;
  readonly flags: Uint8Array;
  readonly codes: Uint8Array;
  /** The end of the word before every {@link STEP}th word. */
  readonly anchors: Uint32Array;
  /** The words that no byte can tell, ascending; and the distance and length of each, in turn. */
  readonly odd: Uint32Array;
  readonly oddPlaces: Uint32Array;
}

/** The words of one text as they are kept: about six bytes a word instead of thirteen. Offsets are UTF-16 code units. */
export class PackedWords {
  readonly count: number;
  #packing: Packing | (() => Packing);

  /** `words`: as they were read, or how many were stored, and what gets them. `shelf`: where they are to be kept. */
  constructor(words: Words | { readonly count: number; readonly get: () => Packing }, shelf?: Shelf) {
    this.count = words.count;
    if ('get' in words) this.#packing = words.get;
    else this.#packing = shelf === undefined ? packed(words) : onShelf(packed(words), shelf);
  }

  /** The words of many texts. */
  static store(texts: readonly PackedWords[]): StoredPart {
    const all = <T extends Uint8Array | Uint32Array>(
      kind: new (length: number) => T,
      arrayOf: (packing: Packing) => T,
    ): JoinedArrays<T> =>
      new JoinedArrays(
        kind,
        texts.map((words) => arrayOf(words.#own)),
      );
    return {
      counts: Uint32Array.from(texts, ({ count }) => count),
      hashes: all(Uint32Array, ({ hashes }) => hashes),
      flags: all(Uint8Array, ({ flags }) => flags),
      codes: all(Uint8Array, ({ codes }) => codes),
      anchors: all(Uint32Array, ({ anchors }) => anchors),
      oddCounts: Uint32Array.from(texts, (words) => words.#own.odd.length),
      odd: all(Uint32Array, ({ odd }) => odd),
      oddPlaces: all(Uint32Array, ({ oddPlaces }) => oddPlaces),
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
      const steps = Math.ceil(count / STEP);
      const [first] = [hashes.pass(count), flags.pass(count), codes.pass(count)];
      const anchor = anchors.pass(steps);
      const [firstOdd] = [odd.pass(odds), oddPlaces.pass(odds * 2)];
      const get = (): Packing => ({
        hashes: hashes.from(first, count),
        flags: flags.from(first, count),
        codes: codes.from(first, count),
        anchors: anchors.from(anchor, steps),
        odd: odd.from(firstOdd, odds),
        oddPlaces: oddPlaces.from(firstOdd * 2, odds * 2),
      });
      return new PackedWords({ count, get });
    });
  }

  /** 32-bit hash of the normalised form of each word. */
  get hashes(): Uint32Array {
    return this.#own.hashes;
  }

  /** Bits of `WordFlag` of each word. */
  get flags(): Uint8Array {
    return this.#own.flags;
  }

  /** Offset of the first code unit of a word; 0 for a word that is not there. */
  start(word: number): number {
    return this.end(word) - this.#length(word);
  }

  /** Offset after the last code unit of a word; 0 for a word that is not there. */
  end(word: number): number {
    if (word < 0 || word >= this.count) return 0;
    const anchor = Math.floor(word / STEP);
    let end = this.#own.anchors[anchor] ?? 0;
    for (let at = anchor * STEP; at <= word; at++) end += this.gap(at) + this.#length(at);
    return end;
  }

  /** UTF-16 code units between a word and the one before it, or the start of the text. */
  gap(word: number): number {
    const code = this.#own.codes[word] ?? 0;
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
    const anchor = lastAtMost(this.#own.anchors, this.#own.anchors.length, offset - 1);
    let word = Math.max(0, anchor) * STEP;
    while (word < this.count && this.start(word) < offset) word++;
    return word;
  }

  /** What was stored is looked up when somebody asks for it. */
  get #own(): Packing {
    if (typeof this.#packing === 'function') this.#packing = this.#packing();
    return this.#packing;
  }

  #length(word: number): number {
    const code = this.#own.codes[word] ?? 0;
    return code === ODD ? this.#oddPlace(word, 1) : code & LONGEST;
  }

  #oddPlace(word: number, item: 0 | 1): number {
    return this.#own.oddPlaces[2 * lastAtMost(this.#own.odd, this.#own.odd.length, word) + item] ?? 0;
  }
}

const nothing = new Uint32Array();

function onShelf({ hashes, flags, codes, anchors, odd, oddPlaces }: Packing, shelf: Shelf): Packing {
  return {
    hashes: shelf.keep(hashes),
    flags: shelf.keep(flags),
    codes: shelf.keep(codes),
    anchors: shelf.keep(anchors),
    odd: odd.length === 0 ? nothing : shelf.keep(odd),
    oddPlaces: odd.length === 0 ? nothing : shelf.keep(oddPlaces),
  };
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
  return { hashes, flags, codes, anchors, odd: odd.slice(0, odds), oddPlaces: oddPlaces.slice(0, 2 * odds) };
}
