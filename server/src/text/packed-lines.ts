import { arrayIn, JoinedArrays, type StoredPart } from '../stored.js';
import { Pieces } from './packed-arrays.js';
import { ownRoom, type Room, type Shelf } from './shelf.js';

/** Bits of a length that a byte holds; its highest bit says that another follows. */
const BITS = 7;
const MORE = 1 << BITS;

/** The lines of one text as they are kept: by their lengths, a byte or two each instead of four. */
export class PackedLines {
  readonly #count: number;
  readonly #bytes: number;
  readonly #buffer: ArrayBufferLike;
  readonly #start: number;
  readonly #shelf: Shelf | undefined;
  #starts: Uint32Array | undefined;

  private constructor(count: number, bytes: number, room: Room, shelf?: Shelf) {
    this.#count = count;
    this.#bytes = bytes;
    this.#buffer = room.buffer;
    this.#start = room.start;
    this.#shelf = shelf;
  }

  /** `starts`: the offset of the start of every line; the first is 0. `shelf`: where they are to be kept. */
  static of(starts: Uint32Array, shelf?: Shelf): PackedLines {
    let bytes = 0;
    for (let line = 1; line < starts.length; line++) {
      for (let length = lengthBefore(starts, line); length >= MORE; length >>>= BITS) bytes++;
      bytes++;
    }
    const room = shelf?.room(bytes) ?? ownRoom(bytes);
    const codes = new Uint8Array(room.buffer, room.start, bytes);
    let at = 0;
    for (let line = 1; line < starts.length; line++) {
      let length = lengthBefore(starts, line);
      for (; length >= MORE; length >>>= BITS) codes[at++] = (length & (MORE - 1)) | MORE;
      codes[at++] = length;
    }
    return new PackedLines(starts.length, bytes, room, shelf);
  }

  /** The lines of many texts. */
  static store(texts: readonly PackedLines[]): StoredPart {
    return {
      counts: Uint32Array.from(texts, (lines) => lines.#count),
      lengths: Uint32Array.from(texts, (lines) => lines.#bytes),
      codes: new JoinedArrays(
        Uint8Array,
        texts.map((lines) => lines.#codes),
      ),
    };
  }

  static restore(part: StoredPart, shelf: Shelf): PackedLines[] {
    const lengths = arrayIn(part, 'lengths', Uint32Array);
    const codes = new Pieces(part, 'codes', Uint8Array);
    return Array.from(arrayIn(part, 'counts', Uint32Array, lengths.length), (count, text) => {
      const bytes = lengths[text] ?? 0;
      return new PackedLines(count, bytes, codes.room(bytes), shelf);
    });
  }

  /** UTF-16 offset of the start of every line. */
  get starts(): Uint32Array {
    if (this.#starts !== undefined) return this.#starts;
    this.#starts = this.#unpacked();
    this.#shelf?.opened(this);
    return this.#starts;
  }

  close(): void {
    this.#starts = undefined;
  }

  get #codes(): Uint8Array {
    return new Uint8Array(this.#buffer, this.#start, this.#bytes);
  }

  #unpacked(): Uint32Array {
    const starts = new Uint32Array(this.#count);
    const codes = this.#codes;
    let start = 0;
    let at = 0;
    for (let line = 1; line < starts.length; line++) {
      let code = codes[at++] ?? 0;
      let length = code & (MORE - 1);
      for (let shift = BITS; code >= MORE; shift += BITS) {
        code = codes[at++] ?? 0;
        length |= (code & (MORE - 1)) << shift;
      }
      start += length;
      starts[line] = start;
    }
    return starts;
  }
}

function lengthBefore(starts: Uint32Array, line: number): number {
  return (starts[line] ?? 0) - (starts[line - 1] ?? 0);
}
