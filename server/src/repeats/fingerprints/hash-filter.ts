import { arrayIn, type StoredPart } from '../../stored.js';

/** Bits for each hash: one in so many of the hashes that are not there passes. */
const SPACE = 16;

/** Tells at once of most hashes that they are not among some others. */
export class HashFilter {
  readonly #shift: number;
  readonly #bits: Uint8Array;

  /** `room`: the hashes that are to be expected, or the bits of a filter that was stored. */
  constructor(room: number | Uint8Array) {
    const bits = typeof room === 'number' ? new Uint8Array(2 ** (sizeFor(room) - 3)) : room;
    this.#shift = 32 - Math.log2(bits.length * 8);
    this.#bits = bits;
  }

  static restore(part: StoredPart): HashFilter {
    return new HashFilter(arrayIn(part, 'bits', Uint8Array));
  }

  store(): StoredPart {
    return { bits: this.#bits.slice() };
  }

  add(hash: number): void {
    const bit = hash >>> this.#shift;
    this.#bits[bit >>> 3] = (this.#bits[bit >>> 3] ?? 0) | (1 << (bit & 7));
  }

  /** Whether a hash may be there; false is certain. */
  has(hash: number): boolean {
    const bit = hash >>> this.#shift;
    return ((this.#bits[bit >>> 3] ?? 0) & (1 << (bit & 7))) !== 0;
  }
}

/** Logarithm of the bits for so many hashes. */
function sizeFor(room: number): number {
  return Math.max(3, Math.ceil(Math.log2(room * SPACE + 1)));
}
