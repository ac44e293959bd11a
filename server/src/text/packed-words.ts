import { arrayIn, JoinedArrays, type StoredPart } from '../stored.js';
import { lastAtMost } from './arrays.js';
import { Pieces } from './packed-arrays.js';
import { ownRoom, type Room, type Shelf } from './shelf.js';
import type { Words } from './words.js';

/** Words from one word whose offset is written down to the next. */
const STEP = 32;
/** A word as a byte: code units since the word before in the high bits, its length in the low ones. */
const LENGTH_BITS = 5;
const LONGEST = (1 << LENGTH_BITS) - 1;
/** In place of such a byte: the distance and the length stand elsewhere. */
const ODD = 0xff;
const FURTHEST = (ODD >>> LENGTH_BITS) - 1;

/** What stands in the room of the words of a text. */
interface Packing {
  readonly hashes: Uint32Array;
  /** The end of the word before every {@link STEP}th word. */
  readonly anchors: Uint32Array;
  /** The words that no byte can tell, ascending; and the distance and length of each, in turn. */
  readonly odd: Uint32Array;
  readonly oddPlaces: Uint32Array;
  readonly flags: Uint8Array;
  readonly codes: Uint8Array;
}

/** The words of one text as they are kept: about six bytes a word instead of thirteen. Offsets are UTF-16 code units. */
export class PackedWords {
  readonly count: number;
  /** Words whose place no byte can tell. */
  readonly #odds: number;
  readonly #buffer: ArrayBufferLike;
  readonly #start: number;
  readonly #shelf: Shelf | undefined;
  #packing: Packing | undefined;

  private constructor(count: number, odds: number, room: Room, shelf?: Shelf) {
    this.count = count;
    this.#odds = odds;
    this.#buffer = room.buffer;
    this.#start = room.start;
    this.#shelf = shelf;
  }

  /** `shelf`: where they are to be kept. */
  static of(words: Words, shelf?: Shelf): PackedWords {
    const odds = countOdd(words);
    const bytes = itemsFor(words.count, odds) * 4;
    const packed = new PackedWords(words.count, odds, shelf?.room(bytes) ?? ownRoom(bytes), shelf);
    pack(words, packed.#own);
    return packed;
  }

  /** The words of many texts. */
  static store(texts: readonly PackedWords[]): StoredPart {
    return {
      counts: Uint32Array.from(texts, ({ count }) => count),
      odds: Uint32Array.from(texts, (words) => words.#odds),
      rooms: new JoinedArrays(
        Uint32Array,
        texts.map((words) => new Uint32Array(words.#buffer, words.#start, itemsFor(words.count, words.#odds))),
      ),
    };
  }

  static restore(part: StoredPart, shelf: Shelf): PackedWords[] {
    const counts = arrayIn(part, 'counts', Uint32Array);
    const rooms = new Pieces(part, 'rooms', Uint32Array);
    return Array.from(arrayIn(part, 'odds', Uint32Array, counts.length), (odds, text) => {
      const count = counts[text] ?? 0;
      return new PackedWords(count, odds, rooms.room(itemsFor(count, odds)), shelf);
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

  close(): void {
    this.#packing = undefined;
  }

  get #own(): Packing {
    if (this.#packing !== undefined) return this.#packing;
    this.#packing = packingIn(this.#buffer, this.#start, this.count, this.#odds);
    this.#shelf?.opened(this);
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

/** Items of four bytes for so many words. */
function itemsFor(count: number, odds: number): number {
  return count + Math.ceil(count / STEP) + odds * 3 + Math.ceil(count / 2);
}

function packingIn(buffer: ArrayBufferLike, start: number, count: number, odds: number): Packing {
  const steps = Math.ceil(count / STEP);
  const anchors = start + count * 4;
  const odd = anchors + steps * 4;
  const flags = odd + odds * 12;
  return {
    hashes: new Uint32Array(buffer, start, count),
    anchors: new Uint32Array(buffer, anchors, steps),
    odd: new Uint32Array(buffer, odd, odds),
    oddPlaces: new Uint32Array(buffer, odd + odds * 4, odds * 2),
    flags: new Uint8Array(buffer, flags, count),
    codes: new Uint8Array(buffer, flags + count, count),
  };
}

/** Whether a byte can tell that a word of a length stands so far from the one before it. */
function isPlain(gap: number, length: number): boolean {
  return gap <= FURTHEST && length <= LONGEST;
}

function countOdd({ count, starts, ends }: Words): number {
  let odds = 0;
  let before = 0;
  for (let word = 0; word < count; word++) {
    const start = starts[word] ?? 0;
    const end = ends[word] ?? 0;
    if (!isPlain(start - before, end - start)) odds++;
    before = end;
  }
  return odds;
}

function pack({ count, starts, ends, hashes, flags }: Words, packing: Packing): void {
  const { codes, anchors, odd, oddPlaces } = packing;
  packing.hashes.set(hashes);
  packing.flags.set(flags);
  let odds = 0;
  let before = 0;
  for (let word = 0; word < count; word++) {
    if (word % STEP === 0) anchors[word / STEP] = before;
    const start = starts[word] ?? 0;
    const end = ends[word] ?? 0;
    const gap = start - before;
    const length = end - start;
    before = end;
    if (isPlain(gap, length)) {
      codes[word] = (gap << LENGTH_BITS) | length;
      continue;
    }
    codes[word] = ODD;
    odd[odds] = word;
    oddPlaces[2 * odds] = gap;
    oddPlaces[2 * odds++ + 1] = length;
  }
}
