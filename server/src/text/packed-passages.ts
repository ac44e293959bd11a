import { arrayIn, JoinedArrays, type StoredPart } from '../stored.js';
import { Pieces } from './packed-arrays.js';
import type { Passages } from './passages.js';
import { ownRoom, type Room, type Shelf } from './shelf.js';

/** What stands in the room of the passages of a text, in this order. */
type Views = Omit<Passages, 'count'>;

/** The passages of one text as they are kept: in one piece of memory. */
export class PackedPassages implements Passages {
  readonly count: number;
  readonly #buffer: ArrayBufferLike;
  readonly #start: number;
  readonly #shelf: Shelf | undefined;
  #views: Views | undefined;

  private constructor(count: number, room: Room, shelf?: Shelf) {
    this.count = count;
    this.#buffer = room.buffer;
    this.#start = room.start;
    this.#shelf = shelf;
  }

  /** `shelf`: where they are to be kept. */
  static of({ count, starts, ends, kinds, levels, words }: Passages, shelf?: Shelf): PackedPassages {
    const bytes = itemsFor(count) * 4;
    const packed = new PackedPassages(count, shelf?.room(bytes) ?? ownRoom(bytes), shelf);
    const views = packed.#own;
    views.starts.set(starts);
    views.ends.set(ends);
    views.words.set(words);
    views.kinds.set(kinds);
    views.levels.set(levels);
    return packed;
  }

  /** The passages of many texts. */
  static store(texts: readonly PackedPassages[]): StoredPart {
    return {
      counts: Uint32Array.from(texts, ({ count }) => count),
      rooms: new JoinedArrays(
        Uint32Array,
        texts.map((passages) => new Uint32Array(passages.#buffer, passages.#start, itemsFor(passages.count))),
      ),
    };
  }

  static restore(part: StoredPart, shelf: Shelf): PackedPassages[] {
    const rooms = new Pieces(part, 'rooms', Uint32Array);
    return Array.from(
      arrayIn(part, 'counts', Uint32Array),
      (count) => new PackedPassages(count, rooms.room(itemsFor(count)), shelf),
    );
  }

  get starts(): Uint32Array {
    return this.#own.starts;
  }

  get ends(): Uint32Array {
    return this.#own.ends;
  }

  get kinds(): Uint8Array {
    return this.#own.kinds;
  }

  get levels(): Uint8Array {
    return this.#own.levels;
  }

  get words(): Uint32Array {
    return this.#own.words;
  }

  close(): void {
    this.#views = undefined;
  }

  get #own(): Views {
    if (this.#views !== undefined) return this.#views;
    this.#views = viewsOf(this.#buffer, this.#start, this.count);
    this.#shelf?.opened(this);
    return this.#views;
  }
}

/** Items of four bytes for so many passages. */
function itemsFor(count: number): number {
  return count * 3 + 1 + Math.ceil(count / 2);
}

function viewsOf(buffer: ArrayBufferLike, start: number, count: number): Views {
  const words = start + count * 8;
  const kinds = words + (count + 1) * 4;
  return {
    starts: new Uint32Array(buffer, start, count),
    ends: new Uint32Array(buffer, start + count * 4, count),
    words: new Uint32Array(buffer, words, count + 1),
    kinds: new Uint8Array(buffer, kinds, count),
    levels: new Uint8Array(buffer, kinds + count, count),
  };
}
